import { moneyDecimals, quantityDecimals } from './decimals.ts';
import type { ViewColumn, ViewTable } from './page.ts';
import type { Rolled } from './rollup.ts';
import { roundBuckets } from './round-buckets.ts';
import type { Cell, Column, Table } from './table.ts';
import { bucketCells, roundingRows, type ViewOptions, viewTable } from './view.ts';

/** A pivot as people read it: the texts of its rows in words, its columns rounded each by itself, absent cells empty. */
export function pivotView(
  table: Table,
  rows: readonly Rolled[],
  totals: readonly Rolled[],
  options: ViewOptions,
): ViewTable {
  const texts = viewTable(rows, totals, { ...options, measures: [] });
  // Behind the dimensions, currency and tax.
  const first = options.dimensions.length + 2;
  const columns = table.columns
    .slice(first)
    .map((column, index) => spreadColumn(table, column, first + index, rows, totals));
  return {
    ...texts,
    columns: [...texts.columns, ...columns.map(({ head }) => head)],
    rows: [
      ...texts.rows.map((cells, row) => [...cells, ...columns.map((column) => column.rows[row] ?? null)]),
      ...roundingRows(totals, columns).map(({ bucket, cells }) => [
        ...labelled(texts, options.words.page.displayRounding, bucketCells(bucket, totals, options.words)),
        ...cells,
      ]),
    ],
    totals: texts.totals.map((cells, row) => [
      ...cells,
      ...columns.map((column) => column.totals[row] ?? null),
    ]),
  };
}

/** The cells of a row that has a name and its currency and tax, where these are columns, and no value else. */
function labelled({ columns }: ViewTable, label: string, bucket: readonly Cell[]): readonly Cell[] {
  const texts = columns.length - bucket.length;
  return [...columns.slice(0, texts).map((_, place) => (place === 0 ? label : null)), ...bucket];
}

function spreadColumn(
  table: Table,
  column: Column,
  place: number,
  rows: readonly Rolled[],
  totals: readonly Rolled[],
) {
  // On a narrow terminal the last columns go first.
  const dropOrder = table.columns.length - place;
  const head: ViewColumn = { title: column.title ?? column.name, kind: column.kind, decimals: 0, dropOrder };
  if (column.kind === 'count') {
    const of = (row: readonly Cell[]) => row[place];
    return { head, rows: Array.from(table.rows, of), totals: table.totals.map(of), rests: [] };
  }
  const values = Array.from(table.rows, (row) => row[place] as bigint | null);
  const sums = table.totals.map((row) => row[place] as bigint | null);
  const decimals =
    column.kind === 'money' ? moneyDecimals(rows, totals) : quantityDecimals([...values, ...sums]);
  return { head: { ...head, decimals }, ...roundBuckets(values, rows, totals, decimals, sums) };
}
