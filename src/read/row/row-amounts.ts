import { parseDecimal } from '../../bill/decimal.ts';
import type { RowAmounts } from '../../bill/identities.ts';
import type { Row } from '../contract/row.ts';

const COLUMNS = [
  'consumed',
  'deducted',
  'usage',
  'listPrice',
  'listCost',
  'discount',
  'afterDiscount',
  'savingsPlan',
  'coupon',
  'rounding',
  'payable',
  'voucher',
  'cash',
  'prepaid',
  'outstanding',
] as const satisfies readonly (keyof RowAmounts)[];

/** What a row's arithmetic is checked with; null where a cell is empty or no plain number. */
export function rowAmounts(row: Row): RowAmounts {
  const amounts: RowAmounts = {};
  for (const key of COLUMNS) {
    const text = row.text(key);
    amounts[key] = text === '' ? null : (parseDecimal(text) ?? null);
  }
  return amounts;
}
