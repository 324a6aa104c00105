import { type ColumnKey, columnDef } from '../../bill/columns.ts';
import { isKnownFeeType } from '../../bill/fee-type.ts';
import { checkIdentities, type Identity, type RowAmounts } from '../../bill/identities.ts';
import { decodeInstanceId } from '../../bill/instance-id.ts';
import { unitOf } from '../../bill/unit.ts';
import type { LayoutInfo } from '../contract/answer.ts';
import type { Row } from '../contract/row.ts';
import { rowAmounts } from './row-amounts.ts';

/** Texts whose form shows that nothing is missing at their end; any other text may be cut. */
const WHOLE: Readonly<Partial<Record<ColumnKey, (text: string) => boolean>>> = {
  instanceId: (text) => decodeInstanceId(text).freeQuotaStop !== null,
  currency: (text) => /^[A-Z]{3}$/.test(text),
  unit: (text) => unitOf(text).known,
  feeType: isKnownFeeType,
  productCode: (text) => text === 'sfm',
  month: (text) => /^(\d{6}|\d{4}-\d{2})$/.test(text),
  day: (text) => /^(\d{8}|\d{4}-\d{2}-\d{2})$/.test(text),
  startedAt: isWholeTime,
  consumedAt: isWholeTime,
  endedAt: isWholeTime,
};

/**
 * The last record has no line end, so its last cell may be cut. True when the row proves itself whole: all its
 * arithmetic holds, and the last cell is an amount that this arithmetic covers, a text whose form cannot be a part
 * of another, or a column that no report uses.
 */
export function provesWhole(row: Row, layout: LayoutInfo): boolean {
  const amounts = rowAmounts(row);
  const identities = checkIdentities(amounts);
  if (identities.length === 0 || identities.some((identity) => !identity.holds)) return false;
  const last = lastColumn(layout);
  if (last === undefined) return true;
  const covering = identities.filter(({ columns }) => columns.includes(last as keyof RowAmounts));
  if (covering.length > 0) return row.text(last) !== '' && covering.some((one) => isFelt(one, last, amounts));
  const { role } = columnDef(last);
  if (role === 'money' || role === 'quantity') return false;
  return WHOLE[last]?.(row.text(last)) ?? role === 'json';
}

/** Whether the identity would fail if the column held another amount: usage at a price of 0 costs 0, however much. */
function isFelt({ name }: Identity, last: ColumnKey, { listPrice }: RowAmounts): boolean {
  return !(name === 'list-cost' && last === 'usage' && listPrice === 0n);
}

const PRODUCT_EVIDENCE: readonly ColumnKey[] = ['productCode', 'productName', 'commodityCode', 'instanceId'];

/** Whether products are told by the last column: where that may be cut, they cannot be told. */
export function endsInProduct(layout: LayoutInfo): boolean {
  const last = lastColumn(layout);
  return last !== undefined && PRODUCT_EVIDENCE.includes(last);
}

function lastColumn(layout: LayoutInfo): ColumnKey | undefined {
  const last = layout.headers.length - 1;
  const found = Object.entries(layout.columns).find(([, index]) => index === last);
  return found?.[0] as ColumnKey | undefined;
}

/** The form with a `T` has an offset behind it: without one it is another moment. */
function isWholeTime(text: string): boolean {
  const offset = /\d{2}:\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  return text.includes('T') ? offset : offset || /\d{2}:\d{2}:\d{2}$/.test(text);
}
