import { type ColumnKey, columnDef, matchHeader } from '../../bill/columns.ts';
import type { Problem } from '../../words/problem.ts';
import { type GroupKey, isTimeKey, type LayoutInfo, type TimeKey } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';
import type { Limits } from '../contract/limits.ts';
import type { RowSums, RowTimes } from '../contract/lines.ts';
import { excerpt, type Row } from '../contract/row.ts';
import type { UnendedRecord } from '../text/records.ts';
import { readAmounts } from './amounts.ts';
import { endsInProduct, provesWhole } from './last-record.ts';
import { productFilter } from './product.ts';
import { timeReader } from './times.ts';

/** What becomes of a row. */
export type Verdict =
  | { readonly kind: 'rejected'; readonly problem: Problem }
  | { readonly kind: 'aside'; readonly product: string }
  | { readonly kind: 'line'; readonly times: RowTimes; readonly amounts: RowSums };

export type RowJudge = (row: Row, unended: UnendedRecord | undefined) => Verdict;

export interface JudgeOptions {
  readonly delimiter: string;
  readonly limits: Limits;
  readonly allProducts: boolean;
  /** The columns whose texts the run uses; what is lost in any other does not matter. */
  readonly texts: readonly ColumnKey[];
}

/** Columns that a run groups by or tells products and lines by. */
export function usedTexts({ keys, seen }: ReadOptions): readonly ColumnKey[] {
  const asked = keys.filter((key): key is Exclude<GroupKey, TimeKey> => !isTimeKey(key));
  const always: ColumnKey[] = ['instanceId', 'productCode', 'productName', 'commodityCode'];
  return [...new Set([...asked, ...always, ...(seen === undefined ? [] : ['lineId' as const])])];
}

/** Bytes that are no text in the file's encoding become U+FFFD when read; NUL is in no text. */
export function isDamaged(text: string): boolean {
  return text.includes('\uFFFD') || text.includes('\0');
}

/** The words that a line of totals begins with. */
export const TOTAL_LINE = /^(合计|总计|小计|total|subtotal|sub-total|grand total|sum)\s*[:：]?$/i;

/** Decides on the rows of one layout. Other products are left aside before their dates and amounts are read. */
export function rowJudge(layout: LayoutInfo, options: JudgeOptions): RowJudge {
  const timesOf = timeReader(layout);
  const otherProduct = productFilter();
  return (row, unended) => {
    const shape = shapeProblem(row, layout, options);
    if (shape !== undefined) return { kind: 'rejected', problem: shape };
    const product = options.allProducts ? undefined : otherProduct(row);
    const mayBeCut = unended?.closed === false;
    const isTold = product !== undefined && !(mayBeCut && endsInProduct(layout)) && !isOtherHeader(row);
    if (isTold) return { kind: 'aside', product };
    const damaged = options.texts.find((key) => isDamaged(row.text(key)));
    if (damaged !== undefined) return { kind: 'rejected', problem: row.problem('BAD_TEXT', damaged) };
    const times = timesOf(row);
    if ('code' in times) return { kind: 'rejected', problem: times };
    const amounts = readAmounts(row);
    if ('code' in amounts) return { kind: 'rejected', problem: amounts };
    if (mayBeCut && (product !== undefined || !provesWhole(row, layout))) {
      return { kind: 'rejected', problem: cutProblem(row, layout) };
    }
    return { kind: 'line', times, amounts };
  };
}

function shapeProblem(
  row: Row,
  layout: LayoutInfo,
  { delimiter, limits }: JudgeOptions,
): Problem | undefined {
  const width = layout.headers.length;
  const whole = () => excerpt(row.cells.join(delimiter));
  if (row.cells.length !== width) {
    const params = { expected: width, found: row.cells.length };
    return { code: 'FIELD_COUNT', ...row.place, params, value: whole() };
  }
  const long = row.cells.findIndex((cell) => cell.length > limits.field);
  if (long !== -1) {
    const value = excerpt(row.cells[long] ?? '');
    return {
      code: 'FIELD_TOO_LONG',
      ...row.place,
      params: { limit: limits.field },
      column: layout.headers[long] ?? '',
      value,
    };
  }
  return isTotal(row, layout) ? { code: 'TOTAL_LINE', ...row.place, value: whole() } : undefined;
}

/** A line that says so, or one that holds amounts and nothing else where a bill line says what they are for. */
function isTotal(row: Row, layout: LayoutInfo): boolean {
  const id = row.text('instanceId');
  if (id !== '') return TOTAL_LINE.test(id);
  if (row.cells.some((cell) => TOTAL_LINE.test(cell.trim()))) return true;
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

/** A header with other columns, where files were joined: what it calls a product would leave it aside. */
function isOtherHeader(row: Row): boolean {
  const figure = row.text('payable') || row.text('listCost') || row.text('afterDiscount');
  return /\p{L}{2}/u.test(figure) && matchHeader(row.cells).known >= 5;
}

function cutProblem(row: Row, layout: LayoutInfo): Problem {
  const column = layout.headers.at(-1) ?? '';
  return { code: 'MAY_BE_CUT', ...row.place, column, value: excerpt(row.cells.at(-1)?.trim() ?? '') };
}
