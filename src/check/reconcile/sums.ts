import { BillError } from '../../words/problem.ts';
import type { Tax } from './amounts.ts';
import type { KeyValue, SourceLine } from './source.ts';

/** Adds up lines of the other side by key, currency, tax and measure; as many as a report may have rows. */
export class Sums {
  private readonly lines = new Map<string, SourceLine>();

  constructor(
    private readonly file: string,
    private readonly most: number,
  ) {}

  /** False where the key was there before. */
  add(
    values: readonly KeyValue[],
    of: { readonly currency: string | null; readonly tax: Tax | null },
    measure: string,
    amount: bigint | null,
  ): boolean {
    const { currency, tax } = of;
    const key = JSON.stringify([values, currency, tax, measure]);
    const known = this.lines.get(key);
    if (known === undefined && this.lines.size >= this.most)
      throw new BillError({ code: 'TOO_MANY_GROUPS', file: this.file, params: { limit: this.most } });
    const sum = known === undefined ? amount : unknownOr(known.amount, amount);
    this.lines.set(key, { values, currency, tax, measure, amount: sum });
    return known === undefined;
  }

  result(): readonly SourceLine[] {
    return [...this.lines.values()];
  }
}

/** A sum of which a part is not known is not known. */
function unknownOr(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? null : a + b;
}
