type Value = string | boolean | null;

const FIRST_ROOM = 256;
const EMPTY = 0;

/**
 * Numbers combinations of values in the order of their first appearance. What groups are joined by is looked up for
 * every one of them: each value by its own code, and the codes in a table of numbers, which is many times faster than a
 * text of all values and leaves nothing behind to be collected.
 */
export class Combinations {
  private readonly codes: readonly ValueCodes[];
  /** The codes of each combination, one behind the other. */
  private rows: Uint32Array;
  /** Numbers, each one more than the combination's, where its hash or the next free place is; 0 where none is. */
  private slots = new Uint32Array(2 * FIRST_ROOM);
  private count = 0;

  /** `size`: how many values a combination has. */
  constructor(size: number) {
    this.codes = Array.from({ length: size }, () => new ValueCodes());
    this.rows = new Uint32Array(size * FIRST_ROOM);
  }

  /** The number of a combination; the next one where it is new. */
  of(values: readonly Value[]): number {
    if (this.count * 2 === this.slots.length) this.grow();
    const { codes } = this;
    // Behind the last combination is room for one that may be new.
    const at = this.count * codes.length;
    for (let place = 0; place < codes.length; place++) {
      this.rows[at + place] = (codes[place] as ValueCodes).of(values[place] ?? null);
    }
    const slot = this.slotOf(at);
    const known = this.slots[slot] as number;
    if (known !== EMPTY) return known - 1;
    this.slots[slot] = ++this.count;
    return this.count - 1;
  }

  /** Where the combination at that place stands in the table, or may stand. */
  private slotOf(at: number): number {
    const { rows, slots } = this;
    const width = this.codes.length;
    let slot = hashOf(rows, at, width) & (slots.length - 1);
    for (;;) {
      const known = slots[slot] as number;
      if (known === EMPTY || areEqual(rows, (known - 1) * width, at, width)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  private grow(): void {
    const width = this.codes.length;
    const rows = new Uint32Array(this.slots.length * width);
    rows.set(this.rows);
    this.rows = rows;
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let number = 0; number < this.count; number++) this.slots[this.slotOf(number * width)] = number + 1;
  }
}

/** Numbers values in the order of their first appearance; that of the one before is at hand. */
class ValueCodes {
  private readonly codes = new Map<Value, number>();
  private last: Value | undefined;
  private lastCode = 0;

  of(value: Value): number {
    if (value === this.last) return this.lastCode;
    let code = this.codes.get(value);
    if (code === undefined) {
      code = this.codes.size;
      this.codes.set(value, code);
    }
    this.last = value;
    this.lastCode = code;
    return code;
  }
}

/** Codes are small numbers in a row: each is stirred, so that their combinations do not meet. */
function hashOf(rows: Uint32Array, at: number, width: number): number {
  let hash = 0;
  for (let place = at; place < at + width; place++) {
    hash = Math.imul(hash ^ (rows[place] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function areEqual(rows: Uint32Array, a: number, b: number, width: number): boolean {
  for (let place = 0; place < width; place++) if (rows[a + place] !== rows[b + place]) return false;
  return true;
}
