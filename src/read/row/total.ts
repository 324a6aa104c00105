import { type ColumnKey, columnDef } from '../../bill/columns.ts';
import { parseMonth } from '../../bill/time.ts';
import type { GroupKey, LayoutInfo } from '../contract/answer.ts';
import type { Row } from '../contract/row.ts';

/** The words that a line of totals begins with. */
export const TOTAL_LINE = /^(合计|总计|小计|total|subtotal|sub-total|grand total|sum)\s*[:：]?$/i;

/** What a bill line is told by: a row that is empty in all of them bills nothing by itself. */
export const TELLING = [
  'instanceId',
  'lineId',
  'feeType',
  'productCode',
  'productName',
  'commodityCode',
  'commodityName',
  'itemCode',
  'itemName',
] as const satisfies readonly ColumnKey[];

/** What a total may be the total of: all rows above it, or those that have the same in one or more of these. */
export const SCOPE_KEYS = [
  'month',
  'ownerId',
  'purchaserId',
  'currency',
] as const satisfies readonly GroupKey[];

/** What a row adds up: its scope by {@link SCOPE_KEYS}, empty where it says nothing, and the amounts that it states. */
export interface StatedTotal {
  readonly scope: readonly string[];
  /** By `AMOUNTS`, in units of 10⁻¹⁸. */
  readonly amounts: readonly (bigint | null)[];
}

/** Why a row is taken for a total: it says so, or does not say what it bills. */
export type TotalSign = 'label' | 'nameless';

/** Whether a row is a total, or else none: it must not be counted as a line. */
export function totalSign(row: Row, layout: LayoutInfo): TotalSign | undefined {
  const id = row.text('instanceId');
  if (id !== '') return TOTAL_LINE.test(id) ? 'label' : undefined;
  if (row.cells.some((cell) => TOTAL_LINE.test(cell.trim())) || hasAmountsOnly(row, layout)) return 'label';
  return TELLING.every((key) => row.text(key) === '') ? 'nameless' : undefined;
}

/** What a row says of the rows that it may add up. */
export function scopeOf(row: Row): readonly string[] {
  return SCOPE_KEYS.map((key) => (key === 'month' ? (parseMonth(row.text('month')) ?? '') : row.text(key)));
}

/** Amounts and nothing else where a bill line says what they are for. */
function hasAmountsOnly(row: Row, layout: LayoutInfo): boolean {
  return TOLD_BY.some((key) => row.has(key)) && textsOf(layout).every((index) => isBlankCell(row, index));
}

const TOLD_BY: readonly ColumnKey[] = ['feeType', 'productCode', 'lineId', 'month', 'day'];

/** The known columns that hold no amounts. */
function textsOf(layout: LayoutInfo): number[] {
  return Object.entries(layout.columns)
    .filter(([key]) => !['money', 'quantity'].includes(columnDef(key as ColumnKey).role))
    .map(([, index]) => index);
}

function isBlankCell({ cells }: Row, index: number): boolean {
  return (cells[index] ?? '').trim() === '';
}
