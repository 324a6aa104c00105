import { createHash } from 'node:crypto';
import type { LineIds } from './contract.ts';

const WORDS = 4;

/**
 * A set of line ids as 128-bit digests (SHA-256, cut) in an open-addressing table: 16 bytes an id, 32 to 43 with the
 * room that the table keeps free. Strings in a JavaScript Set would take over 100 and end at 16.7 million.
 */
export class DigestSet implements LineIds {
  private table = new Uint32Array(WORDS << 12);
  private size = 0;

  add(id: string): boolean {
    const digest = digestOf(id);
    if (!this.insert(this.table, digest)) return false;
    this.size++;
    if (this.size * 2 * WORDS > this.table.length) this.grow();
    return true;
  }

  private insert(table: Uint32Array, digest: Uint32Array): boolean {
    const slots = table.length / WORDS;
    let slot = (digest[1] as number) % slots;
    for (;;) {
      const at = slot * WORDS;
      if (table[at] === 0) {
        table.set(digest, at);
        return true;
      }
      if (digest.every((word, index) => table[at + index] === word)) return false;
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

/** The first word is never 0, which marks a free slot. */
function digestOf(id: string): Uint32Array {
  const hash = createHash('sha256').update(id).digest();
  const words = new Uint32Array(WORDS);
  for (let i = 0; i < WORDS; i++) words[i] = hash.readUInt32LE(i * 4);
  if (words[0] === 0) words[0] = 1;
  return words;
}
