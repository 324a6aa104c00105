import type { KeyValue } from '../sources/source.ts';

/** One amount of the bill with the values that it can be told apart by. */
export interface BillPart {
  readonly values: readonly KeyValue[];
  readonly amount: bigint | null;
}

/** The amounts that a number of the bill adds up, taken apart and put together again in other ways. */
export class BillParts {
  readonly total: bigint;

  constructor(
    private readonly dimensions: readonly string[],
    private readonly all: readonly BillPart[],
  ) {
    this.total = sum(all);
  }

  /** The sum of each combination of values; undefined where they cannot be told apart. */
  sumsBy(names: readonly string[]): readonly bigint[] | undefined {
    const places = names.map((name) => this.dimensions.indexOf(name));
    if (places.includes(-1)) return undefined;
    const sums = new Map<string, bigint>();
    for (const { values, amount } of this.all) {
      const key = JSON.stringify(places.map((place) => values[place] ?? null));
      sums.set(key, (sums.get(key) ?? 0n) + (amount ?? 0n));
    }
    return [...sums.values()];
  }

  /** The sum of each value of a dimension. */
  sumsOf(name: string): ReadonlyMap<KeyValue, bigint> {
    const place = this.dimensions.indexOf(name);
    const sums = new Map<KeyValue, bigint>();
    if (place === -1) return sums;
    for (const { values, amount } of this.all) {
      const value = values[place] ?? null;
      sums.set(value, (sums.get(value) ?? 0n) + (amount ?? 0n));
    }
    return sums;
  }

  /** Those with, or without, some values of a dimension. */
  picked(name: string, picked: readonly KeyValue[], keep: boolean): BillParts {
    const place = this.dimensions.indexOf(name);
    const parts = this.all.filter(({ values }) => picked.includes(values[place] ?? null) === keep);
    return new BillParts(this.dimensions, parts);
  }

  and(more: readonly BillPart[]): BillParts {
    return new BillParts(this.dimensions, [...this.all, ...more]);
  }
}

function sum(parts: readonly BillPart[]): bigint {
  return parts.reduce((total, { amount }) => total + (amount ?? 0n), 0n);
}
