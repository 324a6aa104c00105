import { bucketOf } from '../order.ts';
import type { Cell, Table } from '../table.ts';

/**
 * Adds the rows of a table up again and compares them with its totals in every figure, to the last digit. A
 * difference would be a fault of this program, and no sheet may be written with it.
 */
export function tableMustAddUp({ columns, rows, totals }: Table): void {
  if (totals.length === 0) return;
  const currency = columns.findIndex(({ name }) => name === 'currency');
  const tax = columns.findIndex(({ name }) => name === 'tax');
  const figures = columns.flatMap(({ kind }, index) =>
    ['count', 'quantity', 'money'].includes(kind) ? [index] : [],
  );
  const keyOf = (row: readonly Cell[]) =>
    bucketOf({ currency: row[currency] as string | null, tax: String(row[tax]) });
  const sums = new Map(totals.map((row) => [keyOf(row), figures.map((): bigint => 0n)]));
  for (const row of rows) {
    const sum = sums.get(keyOf(row));
    if (sum === undefined) throw fault();
    for (const [place, column] of figures.entries())
      sum[place] = (sum[place] as bigint) + BigInt((row[column] as number | bigint | null) ?? 0);
  }
  for (const total of totals)
    for (const [place, column] of figures.entries()) {
      const value = total[column] as number | bigint | null;
      // Absent: of unlike units, which nobody adds up.
      if (value !== null && sums.get(keyOf(total))?.[place] !== BigInt(value)) throw fault();
    }
}

function fault(): Error {
  return new Error('internal fault: the rows of a sheet do not add up to its total');
}
