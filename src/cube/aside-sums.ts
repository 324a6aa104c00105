import { absolute } from '../bill/absolute.ts';
import { compare } from '../bill/compare.ts';
import type { FileAnswer } from '../read/contract/answer.ts';

/** What was left aside of another product, in one currency and tax. */
export interface AsideSum {
  readonly product: string;
  readonly currency: string | null;
  readonly tax: FileAnswer['layout']['tax'];
  readonly rows: number;
  /** Null where any of the rows has none that can be read. */
  readonly payable: bigint | null;
}

/** What was left aside in all files, the largest payable first. */
export function asideSums(answers: readonly FileAnswer[]): readonly AsideSum[] {
  const sums = new Map<string, AsideSum>();
  for (const { asideProducts, layout } of answers)
    for (const { product, currency: written, rows, payable } of asideProducts) {
      const currency = written.toUpperCase() || null;
      const key = [product, currency, layout.tax].join('\0');
      const more = { product, currency, tax: layout.tax, rows, payable };
      const known = sums.get(key);
      sums.set(key, known === undefined ? more : united(known, more));
    }
  return [...sums.values()].sort(
    (a, b) =>
      compare(sizeOf(b), sizeOf(a)) ||
      compare(a.product, b.product) ||
      compare(a.currency ?? '', b.currency ?? '') ||
      compare(a.tax, b.tax),
  );
}

function sizeOf({ payable }: AsideSum): bigint {
  return absolute(payable ?? 0n);
}

function united(known: AsideSum, more: AsideSum): AsideSum {
  const payable = known.payable === null || more.payable === null ? null : known.payable + more.payable;
  return { ...known, rows: known.rows + more.rows, payable };
}
