import type { DimensionValue } from './dimensions.ts';

/**
 * Numbers combinations of values in the order of their first appearance. What groups are joined by is looked up for
 * every one of them: each value by its own code, and the codes as one short text, which is several times faster than a
 * text of all values.
 */
export class Combinations {
  private readonly codes: Map<DimensionValue, number>[];
  private readonly numbers = new Map<string, number>();
  private readonly units: number[];

  /** `size`: how many values a combination has. */
  constructor(size: number) {
    this.codes = Array.from({ length: size }, () => new Map());
    this.units = Array.from({ length: 2 * size }, () => 0);
  }

  /** The number of a combination; the next one where it is new. */
  of(values: readonly DimensionValue[]): number {
    const { codes, numbers, units } = this;
    for (let place = 0; place < codes.length; place++) {
      const known = codes[place] as Map<DimensionValue, number>;
      const value = values[place] ?? null;
      let code = known.get(value);
      if (code === undefined) {
        code = known.size;
        known.set(value, code);
      }
      units[2 * place] = code & 0xffff;
      units[2 * place + 1] = code >>> 16;
    }
    const key = String.fromCharCode.apply(undefined, units);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    return number;
  }
}
