import { createHash } from 'node:crypto';
import type { Content, EarlierLine, LineIds, Place } from '../contract/lines.ts';
import { FileNumbers } from './file-numbers.ts';

/** Of an entry: 4 words of the key's digest, 2 of the common content's and 2 of its own, the file's number and the line. */
const WORDS = 10;
const KEY = 4;
const COMMON = 4;
const OWN = 6;
const FILE = 8;
const LINE = 9;

/**
 * Lines by their ids, as 128-bit digests (SHA-256, cut) in an open-addressing table: 40 bytes a line, 80 to 107 with the
 * room that the table keeps free. Strings in a JavaScript Map would take over 200 and end at 16.7 million.
 */
export class DigestSet implements LineIds {
  private table = new Uint32Array(WORDS << 12);
  private size = 0;
  private readonly files = new FileNumbers();
  /** By the numbers of files. */
  private readonly forms: string[] = [];

  findOrKeep(key: string | Uint8Array, content: Content, { file, line }: Place): EarlierLine | undefined {
    const entry = new Uint32Array(WORDS);
    entry.set(digest(key));
    if (content.common.length > 0) {
      entry.set(digest(content.common).subarray(0, 2), COMMON);
      entry.set(digest(content.own).subarray(0, 2), OWN);
    }
    const number = this.files.of(file);
    this.forms[number] = content.form;
    entry[FILE] = number;
    entry[LINE] = line;
    const at = this.insert(this.table, entry);
    if (at !== undefined) return this.earlierLine(this.table.subarray(at, at + WORDS), entry);
    this.size++;
    if (this.size * 2 * WORDS > this.table.length) this.grow();
    return undefined;
  }

  private earlierLine(known: Uint32Array, entry: Uint32Array): EarlierLine {
    const first = { file: this.files.name(known[FILE] as number), line: known[LINE] as number };
    return { first, same: this.isSame(known, entry) };
  }

  private isSame(known: Uint32Array, entry: Uint32Array): boolean {
    const isUnknown = (of: Uint32Array) => of[COMMON] === 0 && of[COMMON + 1] === 0;
    if (isUnknown(known) || isUnknown(entry)) return true;
    const isEqual = (place: number) => known[place] === entry[place] && known[place + 1] === entry[place + 1];
    const hasOneForm = this.forms[known[FILE] as number] === this.forms[entry[FILE] as number];
    return isEqual(COMMON) && (!hasOneForm || isEqual(OWN));
  }

  /** Where the key is already; undefined when the entry has been put into a free place. */
  private insert(table: Uint32Array, entry: Uint32Array): number | undefined {
    const slots = table.length / WORDS;
    let slot = (entry[1] as number) % slots;
    for (;;) {
      const at = slot * WORDS;
      if (table[at] === 0) {
        table.set(entry, at);
        return undefined;
      }
      if (isKey(table, at, entry)) return at;
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
  }

  private grow(): void {
    const grown = new Uint32Array(Math.ceil((this.table.length / WORDS) * 1.5) * WORDS);
    for (let at = 0; at < this.table.length; at += WORDS) {
      if (this.table[at] !== 0) this.insert(grown, this.table.subarray(at, at + WORDS));
    }
    this.table = grown;
  }
}

function isKey(table: Uint32Array, at: number, entry: Uint32Array): boolean {
  for (let index = 0; index < KEY; index++) if (table[at + index] !== entry[index]) return false;
  return true;
}

/** The first word is never 0, which marks a free slot, and a content that is not known. */
function digest(of: string | Uint8Array): Uint32Array {
  const hash = createHash('sha256').update(of).digest();
  const words = new Uint32Array(KEY);
  for (let i = 0; i < KEY; i++) words[i] = hash.readUInt32LE(i * 4);
  if (words[0] === 0) words[0] = 1;
  return words;
}
