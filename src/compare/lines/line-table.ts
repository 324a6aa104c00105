import { createHash } from 'node:crypto';

/** Words of a digest: SHA-256, cut to 128 bits. */
const DIGEST = 4;
/** A key and what its line says. */
const WORDS = 2 * DIGEST;

/** What has become of a line of the first bill. */
export const STATE = { missing: 0, unchanged: 1, changed: 2 } as const;
export type State = (typeof STATE)[keyof typeof STATE];

/**
 * The lines of one bill as digests: 37 bytes a line and 8 to 16 for finding it, with the room that is kept free 45 to
 * 62. Lines with the same key are told apart by their order: the second is compared with the second of the other bill.
 */
export class LineTable {
  private words = new Uint32Array(WORDS << 10);
  private states = new Uint8Array(1 << 10);
  /** Lines met with this key in the present pass, at the first of them. */
  private met = new Uint32Array(1 << 10);
  private slots = new Uint32Array(1 << 11);
  private size = 0;

  /** Adds a line of the first bill. */
  add(key: string, content: string): void {
    const digest = digestOf(key);
    const first = this.find(digest);
    if (first === -1) this.insert(digest, content);
    else this.insert(digestOf(repeated(key, this.occurrence(first))), content);
  }

  /** The lines are gone through once more, or those of the other bill are. */
  startPass(): void {
    this.met.fill(0);
  }

  /** The place of the line of the first bill that a line with this key is compared with; -1 where there is none. */
  place(key: string): number {
    const first = this.find(digestOf(key));
    if (first === -1) return -1;
    const nth = this.occurrence(first);
    return nth === 1 ? first : this.find(digestOf(repeated(key, nth)));
  }

  says(place: number, content: string): boolean {
    const digest = digestOf(content);
    return digest.every((word, index) => this.words[place * WORDS + DIGEST + index] === word);
  }

  state(place: number): State {
    return this.states[place] as State;
  }

  mark(place: number, state: State): void {
    this.states[place] = state;
  }

  private occurrence(first: number): number {
    const nth = (this.met[first] as number) + 1;
    this.met[first] = nth;
    return nth;
  }

  private insert(digest: Uint32Array, content: string): void {
    if ((this.size + 1) * WORDS > this.words.length) this.growLines();
    if ((this.size + 1) * 2 > this.slots.length) this.growSlots();
    this.words.set(digest, this.size * WORDS);
    this.words.set(digestOf(content), this.size * WORDS + DIGEST);
    if (this.met[this.size] === 0) this.met[this.size] = 1;
    this.slot(digest, this.size++);
  }

  private find(digest: Uint32Array): number {
    const { slots } = this;
    for (let slot = startOf(digest, slots.length); ; slot = slot + 1 === slots.length ? 0 : slot + 1) {
      const place = (slots[slot] as number) - 1;
      if (place === -1) return -1;
      if (digest.every((word, index) => this.words[place * WORDS + index] === word)) return place;
    }
  }

  private slot(digest: Uint32Array, place: number): void {
    const { slots } = this;
    let slot = startOf(digest, slots.length);
    while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1;
    slots[slot] = place + 1;
  }

  private growLines(): void {
    const lines = Math.ceil((this.words.length / WORDS) * 1.25);
    const grown = {
      words: new Uint32Array(lines * WORDS),
      states: new Uint8Array(lines),
      met: new Uint32Array(lines),
    };
    grown.words.set(this.words);
    grown.states.set(this.states);
    grown.met.set(this.met);
    Object.assign(this, grown);
  }

  private growSlots(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let place = 0; place < this.size; place++)
      this.slot(this.words.subarray(place * WORDS, place * WORDS + DIGEST), place);
  }
}

/** Begins as no key of a line does. */
function repeated(key: string, nth: number): string {
  return JSON.stringify([nth, key]);
}

function startOf(digest: Uint32Array, slots: number): number {
  return (digest[0] as number) % slots;
}

function digestOf(text: string): Uint32Array {
  const hash = createHash('sha256').update(text).digest();
  const words = new Uint32Array(DIGEST);
  for (let i = 0; i < DIGEST; i++) words[i] = hash.readUInt32LE(i * 4);
  return words;
}
