/** One label of an unpacked JSON cell and what stands beside it. */
export interface JsonPart {
  /** Where it stands in the cell (RFC 6901): `/factors/0/code`; JSON inside a text goes on below that text's place. */
  readonly pointer: string;
  /** How deep, counted from 0. */
  readonly depth: number;
  /** The key as written, or `#1`, `#2` … in a list. */
  readonly label: string;
  /** Numbers as written, never as a binary float; undefined where the parts behind it, one deeper, are its value. */
  readonly value?: string | boolean | null;
}

const MOST_TEXT = 100_000;
const MOST_DEPTH = 50;
const TOKEN = /\s*(?:("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d[\d.eE+-]*)|(true|false|null)|([{}[\],:]))/y;

/**
 * Unpacks a cell that holds a JSON object or list, every entry in its order; texts that are JSON again are unpacked
 * too. Undefined for any other text, for an empty object or list, and for one that is larger or deeper than a bill's.
 */
export function unpackJson(text: string): readonly JsonPart[] | undefined {
  const parts = unpack(text, { pointer: '', depth: 0 });
  return parts === undefined || parts.length === 0 ? undefined : parts;
}

interface Level {
  readonly pointer: string;
  readonly depth: number;
  readonly isList: boolean;
  /** Entries that are closed. */
  count: number;
  key: string | undefined;
  /** Place of the part that this level is the value of. */
  readonly own: number;
}

function unpack(text: string, root: { pointer: string; depth: number }): JsonPart[] | undefined {
  if (!isJson(text)) return undefined;
  const parts: JsonPart[] = [];
  const levels: Level[] = [];
  for (const token of tokens(text)) {
    const level = levels.at(-1);
    if (token === ',' || token === ':') continue;
    if (token === '}' || token === ']') close(levels, parts, token);
    else if (level !== undefined && !level.isList && level.key === undefined) level.key = JSON.parse(token);
    else if (token === '{' || token === '[') {
      if (root.depth + levels.length >= MOST_DEPTH) return undefined;
      levels.push(opened(token, level, parts, root));
    } else if (level !== undefined) scalar(token, level, parts);
  }
  return parts;
}

function isJson(text: string): boolean {
  if (text.length > MOST_TEXT || !/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The tokens of a text that is known to be JSON. */
function* tokens(text: string): Generator<string> {
  TOKEN.lastIndex = 0;
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return;
    at = TOKEN.lastIndex;
    yield (match[1] ?? match[2] ?? match[3] ?? match[4]) as string;
  }
}

function opened(
  token: string,
  parent: Level | undefined,
  parts: JsonPart[],
  root: { pointer: string; depth: number },
): Level {
  const shared = { isList: token === '[', count: 0, key: undefined };
  if (parent === undefined) return { ...shared, ...root, own: -1 };
  const own = parts.push(entry(parent)) - 1;
  return { ...shared, own, pointer: (parts[own] as JsonPart).pointer, depth: parent.depth + 1 };
}

/** An object or list without entries is a value of its own. */
function close(levels: Level[], parts: JsonPart[], token: string): void {
  const closed = levels.pop() as Level;
  if (closed.count === 0 && closed.own !== -1)
    parts[closed.own] = { ...(parts[closed.own] as JsonPart), value: token === '}' ? '{}' : '[]' };
}

function scalar(token: string, level: Level, parts: JsonPart[]): void {
  const part = entry(level);
  if (!token.startsWith('"')) {
    parts.push({ ...part, value: /^[tfn]/.test(token) ? (JSON.parse(token) as boolean | null) : token });
    return;
  }
  const value = JSON.parse(token) as string;
  const inner = unpack(value, { pointer: part.pointer, depth: part.depth + 1 });
  if (inner === undefined || inner.length === 0) parts.push({ ...part, value });
  else parts.push(part, ...inner);
}

/** The next entry of an object or list, named and placed; its key is used up. */
function entry(level: Level): JsonPart {
  const label = level.isList ? `#${level.count + 1}` : (level.key as string);
  const step = level.isList ? String(level.count) : label.replaceAll('~', '~0').replaceAll('/', '~1');
  level.count++;
  level.key = undefined;
  return { pointer: `${level.pointer}/${step}`, depth: level.depth, label };
}
