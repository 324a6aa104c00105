/** Which of the distinct combinations of several columns' codes each row has. */
export interface CodeNumbers {
  /** Of each row, the number of its combination, in the order of their first rows. */
  readonly numbers: Uint32Array;
  readonly count: number;
  /** Of each combination, its first row. */
  readonly firsts: Uint32Array;
}

export interface CodedColumn {
  readonly codes: Uint32Array;
  /** Codes are smaller than this. */
  readonly size: number;
}

/** Tables of so many places are looked up directly; a larger one would cost more than hashing. */
const MOST_PLACES = 1 << 20;
/** Places for each row of a table that is looked up directly. */
const PLACES_A_ROW = 16;

/** Numbers the combinations of codes that the rows of some columns have. */
export function codeNumbers(columns: readonly CodedColumn[], rows: number): CodeNumbers {
  // A column of one code tells nothing apart.
  const telling = columns.filter(({ size }) => size > 1);
  const [only] = telling;
  if (only === undefined)
    return {
      numbers: new Uint32Array(rows),
      count: Math.min(1, rows),
      firsts: new Uint32Array(Math.min(1, rows)),
    };
  const places = telling.reduce((product, { size }) => product * size, 1);
  if (places <= MOST_PLACES && places <= Math.max(1024, rows * PLACES_A_ROW))
    return direct(telling, places, rows);
  return hashed(telling, rows);
}

function direct(columns: readonly CodedColumn[], places: number, rows: number): CodeNumbers {
  const numbers = new Uint32Array(rows);
  const keys = new Uint32Array(rows);
  for (const { codes, size } of columns)
    for (let row = 0; row < rows; row++) keys[row] = (keys[row] as number) * size + (codes[row] as number);
  // One more than the number; 0 where there is none yet.
  const known = new Uint32Array(places);
  const firsts = new Growing();
  for (let row = 0; row < rows; row++) {
    const key = keys[row] as number;
    let number = known[key] as number;
    if (number === 0) {
      firsts.push(row);
      number = firsts.length;
      known[key] = number;
    }
    numbers[row] = number - 1;
  }
  return { numbers, count: firsts.length, firsts: firsts.result() };
}

function hashed(columns: readonly CodedColumn[], rows: number): CodeNumbers {
  const numbers = new Uint32Array(rows);
  const hashes = hashesOf(columns, rows);
  const codes = columns.map((column) => column.codes);
  const firsts = new Growing();
  let slots: Uint32Array = new Uint32Array(1 << 10);
  for (let row = 0; row < rows; row++) {
    if (firsts.length * 2 >= slots.length) slots = grown(slots.length * 4, firsts, hashes);
    let slot = (hashes[row] as number) & (slots.length - 1);
    for (;;) {
      const known = slots[slot] as number;
      if (known === 0) {
        firsts.push(row);
        slots[slot] = firsts.length;
        numbers[row] = firsts.length - 1;
        break;
      }
      if (areEqual(codes, firsts.at(known - 1), row)) {
        numbers[row] = known - 1;
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }
  return { numbers, count: firsts.length, firsts: firsts.result() };
}

/** Codes are small numbers in a row: each is stirred, so that their combinations do not meet. */
function hashesOf(columns: readonly CodedColumn[], rows: number): Uint32Array {
  const hashes = new Uint32Array(rows);
  for (const { codes } of columns) {
    for (let row = 0; row < rows; row++) {
      let hash = Math.imul((hashes[row] as number) ^ (codes[row] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
      hashes[row] = hash;
    }
  }
  for (let row = 0; row < rows; row++) {
    const hash = Math.imul(hashes[row] as number, 0x85ebca6b);
    hashes[row] = hash ^ (hash >>> 13);
  }
  return hashes;
}

function grown(size: number, firsts: Growing, hashes: Uint32Array): Uint32Array {
  const slots = new Uint32Array(size);
  for (let number = 0; number < firsts.length; number++) {
    let slot = (hashes[firsts.at(number)] as number) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number + 1;
  }
  return slots;
}

function areEqual(codes: readonly Uint32Array[], a: number, b: number): boolean {
  for (let place = 0; place < codes.length; place++) {
    const column = codes[place] as Uint32Array;
    if (column[a] !== column[b]) return false;
  }
  return true;
}

class Growing {
  length = 0;
  private values = new Uint32Array(256);

  push(value: number): void {
    if (this.length === this.values.length) {
      const grownValues = new Uint32Array(this.length * 2);
      grownValues.set(this.values);
      this.values = grownValues;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  result(): Uint32Array {
    return this.values.slice(0, this.length);
  }
}
