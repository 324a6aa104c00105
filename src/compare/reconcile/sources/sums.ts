import { BillError } from '../../../words/problem.ts';
import type { Tax } from './amounts.ts';
import type { KeyValue, SourceLine } from './source.ts';

type Sum = { -readonly [name in keyof SourceLine]: SourceLine[name] };

/** Adds up lines of the other side by key, currency, tax and measure; as many as a report may have rows. */
export class Sums {
  private readonly lines = new Map<string, Sum>();

  constructor(
    private readonly file: string,
    private readonly most: number,
  ) {}

  /** False where the key was there before. A sum of which a part is not known (null) is not known. */
  add(
    values: readonly KeyValue[],
    { currency, tax }: { readonly currency: string | null; readonly tax: Tax | null },
    measure: string,
    amount: bigint | null,
  ): boolean {
    const key = JSON.stringify([values, currency, tax, measure]);
    const known = this.lines.get(key);
    if (known !== undefined) {
      known.amount = known.amount === null || amount === null ? null : known.amount + amount;
      return false;
    }
    if (this.lines.size >= this.most)
      throw new BillError({ code: 'TOO_MANY_GROUPS', file: this.file, params: { limit: this.most } });
    this.lines.set(key, { values, currency, tax, measure, amount });
    return true;
  }

  result(): readonly SourceLine[] {
    return [...this.lines.values()];
  }
}
