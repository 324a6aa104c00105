import { aliasName, COLUMNS } from './columns.ts';

/** How a header was spoilt: its bytes were once decoded as another encoding, then saved again. */
export type MojibakeCause = 'utf8-read-as-gbk' | 'utf8-read-as-latin1' | 'gbk-read-as-latin1' | 'replaced';

type Damage = Exclude<MojibakeCause, 'replaced'>;

/** Replacement signs, control characters and white space: what every tool writes or loses in its own way. */
const UNSTABLE = /[\s\u0080-\u009F\uFFFD?]+/g;
/** Two signs in a row: one question mark may be part of a name. */
const REPLACED = /\uFFFD|\?{2}/;

let damagedNames: ReadonlyMap<string, Damage> | undefined;

/**
 * Recognises Chinese headers spoilt by a wrong decoding before the file was saved, by putting every known header
 * name through the same damage. Null for anything else. `replaced`: most names hold U+FFFD or `??`, the text is lost.
 */
export function mojibakeCause(cells: readonly string[]): MojibakeCause | null {
  damagedNames ??= damageAllNames();
  for (const cell of cells) {
    for (const part of cell.split('/')) {
      const cause = damagedNames.get(stable(part));
      if (cause !== undefined) return cause;
    }
  }
  const filled = cells.filter((cell) => cell.trim() !== '');
  const replaced = filled.filter((cell) => REPLACED.test(cell));
  return replaced.length > 0 && replaced.length * 2 >= filled.length ? 'replaced' : null;
}

function stable(text: string): string {
  return text.replace(UNSTABLE, '');
}

function damageAllNames(): ReadonlyMap<string, Damage> {
  const gbk = gbkTable();
  const damaged = new Map<string, Damage>();
  for (const part of chineseNames()) {
    const utf8 = new TextEncoder().encode(part);
    const gbkBytes = encodeGbk(part, gbk);
    add(damaged, 'utf8-read-as-gbk', [new TextDecoder('gb18030').decode(utf8)]);
    add(damaged, 'utf8-read-as-latin1', latinReadings(utf8));
    add(damaged, 'gbk-read-as-latin1', latinReadings(gbkBytes));
  }
  return damaged;
}

/** Four signs or more: shorter remains could be somebody's own word. */
function add(damaged: Map<string, Damage>, cause: Damage, texts: readonly string[]): void {
  const least = cause === 'utf8-read-as-gbk' ? 3 : 4;
  for (const text of texts.map(stable)) if ([...text].length >= least) damaged.set(text, cause);
}

/** The parts between slashes of every name that is not plain ASCII, also with narrow brackets. */
function chineseNames(): ReadonlySet<string> {
  const names = COLUMNS.flatMap(({ aliases }) => aliases.map(aliasName)).filter((name) =>
    /[^ -~]/.test(name),
  );
  const spellings = names.flatMap((name) => [name, name.normalize('NFKC')]);
  return new Set(spellings.flatMap((name) => name.split('/')));
}

/** "Latin-1" is Windows-1252 in some tools, true ISO-8859-1 in others. */
function latinReadings(bytes: Uint8Array): string[] {
  return [new TextDecoder('windows-1252').decode(bytes), String.fromCharCode(...bytes)];
}

/** GBK has no encoder here: every two-byte sequence is decoded once, one on a line, and the table turned round. */
function gbkTable(): ReadonlyMap<string, readonly [number, number]> {
  const pairs: [number, number][] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) pairs.push([lead, trail]);
  }
  const bytes = Uint8Array.from(pairs.flatMap(([lead, trail]) => [lead, trail, 0x0a]));
  const characters = new TextDecoder('gbk').decode(bytes).split('\n');
  return new Map(pairs.map((pair, index) => [characters[index] as string, pair] as const));
}

function encodeGbk(text: string, table: ReadonlyMap<string, readonly [number, number]>): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]));
}
