type Value = string | boolean | null;

/** Codes from here on take two characters, of which the first is one that no other code begins with. */
const LONG = 0xd800;

/**
 * Numbers combinations of values in the order of their first appearance. What groups are joined by is looked up for
 * every one of them: each value by its own code, and the codes as one short text, which is several times faster than a
 * text of all values.
 */
export class Combinations {
  private readonly codes: readonly Map<Value, number>[];
  private readonly numbers = new Map<string, number>();
  private readonly characters: number[] = [];

  /** `size`: how many values a combination has. */
  constructor(size: number) {
    this.codes = Array.from({ length: size }, () => new Map());
  }

  /** The number of a combination; the next one where it is new. */
  of(values: readonly Value[]): number {
    const { characters, numbers, codes } = this;
    let at = 0;
    for (let place = 0; place < codes.length; place++) {
      const code = numberOf(codes[place] as Map<Value, number>, values[place] ?? null);
      if (code >= LONG) characters[at++] = LONG + (code >>> 16);
      characters[at++] = code & 0xffff;
    }
    characters.length = at;
    return numberOf(numbers, String.fromCharCode.apply(undefined, characters));
  }
}

function numberOf<T>(known: Map<T, number>, value: T): number {
  let number = known.get(value);
  if (number === undefined) {
    number = known.size;
    known.set(value, number);
  }
  return number;
}
