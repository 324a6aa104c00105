import type { ColumnKey, HeaderMatch } from '../../bill/columns.ts';
import { BillError } from '../../words/problem.ts';
import { AMOUNTS, type LayoutInfo } from '../contract/answer.ts';
import { type Header, shortList } from '../text/header.ts';
import { isDamaged } from './judge.ts';

/** Columns that figures or their grouping come from: of two with the same meaning, either could be the wrong one. */
const FIGURES: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  ...AMOUNTS,
  'lineId',
  'instanceId',
  'month',
  'day',
  'startedAt',
  'consumedAt',
  'feeType',
  'unit',
  'currency',
  'productCode',
  'productName',
  'commodityCode',
  'commodityName',
  'itemCode',
  'itemName',
  'ownerId',
  'purchaserId',
  'regionCode',
  'regionName',
  'tags',
]);

const COSTS: readonly ColumnKey[] = ['payable', 'afterDiscount', 'listCost'];

/** Columns of JSON that name the model and the type too; the rest of an Instance ID is nowhere else. */
const STAND_INS: readonly ColumnKey[] = ['configuration', 'priceFactors'];

/** What the columns of a header can be used for; an error when they cannot make a bill. */
export function layoutOf(header: Header, file: string, maxColumns: number): LayoutInfo {
  const { match, cells, width } = header;
  const place = { file, line: header.line };
  if (width > maxColumns) {
    throw new BillError({ code: 'TOO_MANY_COLUMNS', ...place, params: { found: width, limit: maxColumns } });
  }
  const damaged = cells.find(isDamaged);
  if (damaged !== undefined) throw new BillError({ code: 'BAD_TEXT', ...place, column: damaged });
  const twice = match.conflicts.find(({ key }) => FIGURES.has(key));
  if (twice !== undefined) {
    throw new BillError({ code: 'COLUMN_TWICE', ...place, params: { found: shortList(twice.headers) } });
  }
  const columns = withInstanceId(match.columns);
  checkEssentials(columns, cells, place);
  return { columns, headers: cells, tax: match.tax };
}

function withInstanceId(columns: HeaderMatch['columns']): HeaderMatch['columns'] {
  if (columns.instanceId !== undefined) return columns;
  const standIn = STAND_INS.find((key) => columns[key] !== undefined);
  return standIn === undefined ? columns : { ...columns, instanceId: columns[standIn] };
}

function checkEssentials(
  columns: HeaderMatch['columns'],
  cells: readonly string[],
  place: { file: string; line: number },
): void {
  const found = shortList(cells, 80);
  if (columns.instanceId === undefined) {
    throw new BillError({ code: 'NO_INSTANCE_ID', ...place, params: { found } });
  }
  if (COSTS.every((key) => columns[key] === undefined)) {
    throw new BillError({ code: 'NO_AMOUNT', ...place, params: { found } });
  }
}
