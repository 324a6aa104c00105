import { type ColumnKey, matchHeader } from '../../bill/columns.ts';
import type { Problem } from '../../words/problem.ts';
import { AMOUNTS, type GroupKey, isTimeKey, type LayoutInfo, type TimeKey } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';
import type { Limits } from '../contract/limits.ts';
import type { RowSums, RowTimes } from '../contract/lines.ts';
import { excerpt, type Row } from '../contract/row.ts';
import type { UnendedRecord } from '../text/records.ts';
import { amountOf, readAmounts } from './amounts.ts';
import { endsInProduct, provesWhole } from './last-record.ts';
import { productFilter } from './product.ts';
import { timeReader } from './times.ts';
import { type StatedTotal, scopeOf, totalSign } from './total.ts';

/** What becomes of a row. */
export type Verdict =
  | { readonly kind: 'rejected'; readonly problem: Problem }
  | { readonly kind: 'aside'; readonly product: string }
  /** It is a total where it adds up rows above it, and rejected with the problem where it does not. */
  | { readonly kind: 'total'; readonly stated: StatedTotal; readonly problem: Problem }
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
export function usedTexts({ keys, texts = [], seen }: ReadOptions): readonly ColumnKey[] {
  const asked = [...keys, ...texts].filter((key): key is Exclude<GroupKey, TimeKey> => !isTimeKey(key));
  const always: ColumnKey[] = ['instanceId', 'productCode', 'productName', 'commodityCode'];
  return [...new Set([...asked, ...always, ...(seen === undefined ? [] : ['lineId' as const])])];
}

/** Bytes that are no text in the file's encoding become U+FFFD when read; NUL is in no text. */
export function isDamaged(text: string): boolean {
  return text.includes('\uFFFD') || text.includes('\0');
}

/** Decides on the rows of one layout. Other products are left aside before their dates and amounts are read. */
export function rowJudge(layout: LayoutInfo, options: JudgeOptions): RowJudge {
  const timesOf = timeReader(layout);
  const otherProduct = productFilter();
  return (row, unended) => {
    const shape = shapeProblem(row, layout, options);
    if (shape !== undefined) return { kind: 'rejected', problem: shape };
    const total = totalVerdict(row, layout, options.delimiter);
    if (total !== undefined) return total;
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
  if (row.cells.length !== width) {
    const params = { expected: width, found: row.cells.length };
    return { code: 'FIELD_COUNT', ...row.place, params, value: excerpt(row.cells.join(delimiter)) };
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
  return undefined;
}

/** A nameless row without amounts, or with a cell that is none, is judged as any other. */
function totalVerdict(row: Row, layout: LayoutInfo, delimiter: string): Verdict | undefined {
  const sign = totalSign(row, layout);
  if (sign === undefined) return undefined;
  const amounts = AMOUNTS.map((key) => amountOf(row.text(key)));
  const isStated = amounts.some((amount) => typeof amount === 'bigint') && !amounts.includes(undefined);
  if (!isStated && sign === 'nameless') return undefined;
  const stated = { scope: scopeOf(row), amounts: isStated ? amounts.map((amount) => amount ?? null) : [] };
  const value = excerpt(row.cells.join(delimiter));
  return { kind: 'total', stated, problem: { code: 'TOTAL_LINE', ...row.place, value } };
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
