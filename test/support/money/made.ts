import { bigBill, LAYOUTS } from '../../../samples/generator/big-bill.ts';
import type { Expected } from '../../../samples/generator/expected.ts';
import type { Layout } from '../../../samples/generator/layout.ts';
import { billTable, expectedOf } from '../../../samples/generator/make-bill.ts';
import type { Line } from '../../../samples/generator/model.ts';
import type { BillTable } from './forms.ts';

/** A bill of the generator with its true answer, which no code under test had a part in. */
export interface MadeBill extends BillTable {
  readonly layout: Layout;
  readonly lines: readonly Line[];
  readonly expected: Expected;
}

export const LAYOUT_NAMES: readonly string[] = Object.keys(LAYOUTS);

export function madeBill(layoutName: string, rows: number, seed: number): MadeBill {
  const layout = LAYOUTS[layoutName] as Layout;
  const options = bigBill(layout, rows, seed);
  const table = billTable({ ...options, market: { ...options.market, keys: 3, dense: false } });
  return { ...table, layout, expected: expectedOf(layout, table.lines) };
}
