/**
 * JSON with the place of every key and value. `JSON.parse` keeps none, and does not always say where a text is wrong;
 * a parser of YAML would take longer to load than a small bill takes to read.
 */

interface At {
  /** Where it begins, in UTF-16 units from 0. */
  readonly at: number;
}
export type Json = At &
  (
    | { readonly type: 'object'; readonly entries: readonly Entry[] }
    | { readonly type: 'list'; readonly items: readonly Json[] }
    | { readonly type: 'text'; readonly value: string }
    /** As it is written: no digit of an amount is lost. */
    | { readonly type: 'number'; readonly value: string }
    | { readonly type: 'switch'; readonly value: boolean }
    | { readonly type: 'null' }
  );

export interface Entry extends At {
  readonly key: string;
  readonly value: Json;
}

/** The text is no JSON: `found` stands where `expected` should. */
export class JsonFault extends Error {
  constructor(
    readonly at: number,
    readonly expected:
      | 'value'
      | 'key'
      | 'colon'
      | 'comma-or-brace'
      | 'comma-or-bracket'
      | 'end'
      | 'less-depth',
    readonly found: string,
  ) {
    super(`expected ${expected} at ${at}`);
  }
}

/** Deeper than anything that is asked for, and far from what a call stack can hold. */
const MOST_LEVELS = 16;

interface Token extends At {
  /** Empty at the end. */
  readonly text: string;
  /** Whether JSON has such a word at all. */
  readonly isJson: boolean;
}

/** Takes what `JSON.parse` takes, and nothing else, but for depth. Throws {@link JsonFault}. */
export function parseJson(text: string): Json {
  const tokens = new Tokens(text);
  const value = valueFrom(tokens, 0);
  if (tokens.next.text !== '') throw faultAt(tokens.next, 'end');
  return value;
}

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\]:,]|"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
/** What stands where no token does, as far as a message shows it. */
const OTHER = /[^\s{}[\]:,]{1,20}|./suy;

class Tokens {
  private end = 0;
  next: Token;

  constructor(private readonly text: string) {
    this.next = this.read();
  }

  take(): Token {
    const token = this.next;
    this.next = this.read();
    return token;
  }

  private read(): Token {
    const at = this.end + this.match(SPACE, this.end).length;
    const found = this.match(TOKEN, at);
    const text = found === '' ? this.match(OTHER, at) : found;
    this.end = at + text.length;
    return { at, text, isJson: found !== '' };
  }

  private match(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? '';
  }
}

function valueFrom(tokens: Tokens, level: number): Json {
  const token = tokens.take();
  const { at, text, isJson } = token;
  if (!isJson || '}]:,'.includes(text)) throw faultAt(token, 'value');
  if (text === '{' || text === '[') {
    if (level >= MOST_LEVELS) throw faultAt(token, 'less-depth');
    return text === '{'
      ? { at, type: 'object', entries: entriesFrom(tokens, level + 1) }
      : { at, type: 'list', items: itemsFrom(tokens, level + 1) };
  }
  if (text.startsWith('"')) return { at, type: 'text', value: JSON.parse(text) as string };
  if (text === 'true' || text === 'false') return { at, type: 'switch', value: text === 'true' };
  return text === 'null' ? { at, type: 'null' } : { at, type: 'number', value: text };
}

function entriesFrom(tokens: Tokens, level: number): readonly Entry[] {
  return separated(tokens, '}', () => {
    const token = tokens.take();
    const { at, text, isJson } = token;
    if (!isJson || !text.startsWith('"')) throw faultAt(token, 'key');
    const colon = tokens.take();
    if (colon.text !== ':') throw faultAt(colon, 'colon');
    return { at, key: JSON.parse(text) as string, value: valueFrom(tokens, level) };
  });
}

function itemsFrom(tokens: Tokens, level: number): readonly Json[] {
  return separated(tokens, ']', () => valueFrom(tokens, level));
}

/** What stands between commas, up to the bracket that closes it. */
function separated<T>(tokens: Tokens, close: '}' | ']', one: () => T): readonly T[] {
  const all: T[] = [];
  if (tokens.next.text === close) {
    tokens.take();
    return all;
  }
  for (;;) {
    all.push(one());
    const token = tokens.take();
    if (token.text === close) return all;
    if (token.text !== ',') throw faultAt(token, close === '}' ? 'comma-or-brace' : 'comma-or-bracket');
  }
}

function faultAt({ at, text }: Token, expected: JsonFault['expected']): JsonFault {
  return new JsonFault(at, expected, text);
}
