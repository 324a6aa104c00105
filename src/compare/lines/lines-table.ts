import { BUCKET_COLUMNS, dimensionColumn } from '../../report/cost-query.ts';
import type { Cell, Column, Table } from '../../report/table.ts';
import type { LineDifference, LineSide } from './line-diff.ts';
import { type LineSum, mergedSums, netOf } from './line-sums.ts';

/** Two exports of one month, compared line by line. */
export interface LinesReport {
  /** By these dimensions. */
  readonly by: readonly string[];
  readonly sums: readonly LineSum[];
  /** Those of the lines' own values. */
  readonly dimensions: readonly string[];
  /** The differences that were kept, and whether these are all. */
  readonly differences: readonly LineDifference[];
  readonly isWhole: boolean;
}

const count = (name: string): Column => ({ name, kind: 'count' });
const money = (name: string): Column => ({ name, kind: 'money' });
const text = (name: string): Column => ({ name, kind: 'text' });

/** Behind the dimensions of the report. */
export const DIFFERENCE_COLUMNS: readonly Column[] = [
  ...BUCKET_COLUMNS,
  ...['old', 'new', 'added', 'removed', 'changed'].map((kind) => count(`${kind}_rows`)),
  ...['old_payable', 'new_payable', 'change', 'added', 'removed', 'changed'].map(money),
];

/** Lines and payable of both bills by the dimensions of the report, and what was added, removed and changed. */
export function differenceTable({ sums, by }: LinesReport): Table {
  return {
    name: 'by',
    columns: [...by.map(dimensionColumn), ...DIFFERENCE_COLUMNS],
    rows: sums.map((sum) => [...sum.values, ...figures(sum)]),
    totals: mergedSums(sums, []).map((sum) => [...by.map(() => null), ...figures(sum)]),
  };
}

/** A changed line counts where the new bill has it; its amounts are taken from where the old one had it. */
function figures(sum: LineSum): Cell[] {
  const { currency, tax, old, new: now, added, removed, changedFrom, changedTo } = sum;
  return [
    ...[currency, tax],
    ...[old.lines, now.lines, added.lines, removed.lines, changedTo.lines],
    ...[old.payable, now.payable, netOf(sum), added.payable, removed.payable],
    changedTo.payable - changedFrom.payable,
  ];
}

/** Dimensions of a line that help to know it again. */
const TOLD = ['billing_month', 'model', 'usage_type', 'fee_type'] as const;

export const LINES_COLUMNS: readonly Column[] = [
  dimensionColumn('change'),
  dimensionColumn('line_id'),
  ...TOLD.map(dimensionColumn),
  ...BUCKET_COLUMNS,
  ...[text('old_file'), count('old_line'), text('new_file'), count('new_line'), text('columns')],
  ...['old_payable', 'new_payable', 'difference'].map(money),
];

/** The lines that differ; a changed one with the columns in which it does. */
export function linesTable({ differences, dimensions }: LinesReport): Table {
  const places = TOLD.map((name) => dimensions.indexOf(name));
  const rows = differences.map((each): Cell[] => {
    const side = each.new ?? (each.old as LineSide);
    return [
      ...[each.change, each.id || null],
      ...places.map((place) => side.values[place] ?? null),
      ...[side.currency, side.tax],
      ...[each.old?.file ?? null, each.old?.line ?? null, each.new?.file ?? null, each.new?.line ?? null],
      each.cells.map(({ column }) => column).join(' ') || null,
      ...[each.old?.payable ?? null, each.new?.payable ?? null, differenceOf(each)],
    ];
  });
  return { name: 'lines', columns: LINES_COLUMNS, rows, totals: [] };
}

/** By how much a line raises the payable; null where its two amounts are of two currencies or taxes. */
export function differenceOf({ old, new: now }: LineDifference): bigint | null {
  const isUnlike = old && now && (old.currency !== now.currency || old.tax !== now.tax);
  return isUnlike === true ? null : (now?.payable ?? 0n) - (old?.payable ?? 0n);
}

export const CELLS_COLUMNS: readonly Column[] = [
  dimensionColumn('line_id'),
  ...[text('old_file'), count('old_line'), text('new_file'), count('new_line')],
  ...['column', 'old', 'new'].map(text),
];

/** What changed lines say on the one bill and on the other: a row for each cell. */
export function cellsTable({ differences }: LinesReport): Table {
  const rows = differences.flatMap(({ id, old, new: now, cells }) =>
    cells.map((cell): Cell[] => [
      ...[id || null, old?.file ?? null, old?.line ?? null, now?.file ?? null, now?.line ?? null],
      ...[cell.column, cell.old, cell.new],
    ]),
  );
  return { name: 'cells', columns: CELLS_COLUMNS, rows, totals: [] };
}
