import type { Limits } from '../contract/limits.ts';

export type JsonLimits = Pick<Limits, 'depth' | 'values'>;

/** What JSON would be too much of once it is parsed, when a few bytes of text become as many objects. */
export class JsonTooMuch extends Error {
  constructor(
    readonly code: 'TOO_DEEP' | 'TOO_MANY_VALUES',
    readonly limit: number,
  ) {
    super(`${code}: ${limit}`);
  }
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
/** `[` and `{`, `]` and `}` differ in one bit. */
const CASE = 32;
const OPEN = 123;
const CLOSE = 125;

/** Throws before memory is spent on a text that is too deep or holds too many values. */
export function mustBeLight(text: string, { depth: mostDepth, values: most }: JsonLimits): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values++;
    else if ((code | CASE) === CLOSE) depth--;
    else if ((code | CASE) === OPEN) {
      values++;
      if (++depth > mostDepth) throw new JsonTooMuch('TOO_DEEP', mostDepth);
    }
    if (values > most) throw new JsonTooMuch('TOO_MANY_VALUES', most);
  }
}

/** Where the closing quote stands, or the end of a text that has none. */
function endOfString(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}
