import { op, table } from 'arquero';
import type { Cube } from '../cube/cube.ts';
import { isUnitMeasure } from '../cube/measures.ts';
import { BUCKET_COLUMNS, type CostQuery, dimensionColumn, measureColumn } from './cost-query.ts';
import { bucketOf, defaultSort, measureOf, ordered } from './order.ts';
import { type Rolled, rollup } from './rollup.ts';
import type { Cell, Column, Table } from './table.ts';
import { totalsOf } from './totals.ts';

/** A wider table is one that nobody reads, and a hostile bill could ask for millions of columns. */
export const MOST_PIVOT_COLUMNS = 500;

/** Thrown when the values of a pivot's dimension are too many to be columns. */
export class PivotTooWide extends Error {
  constructor(readonly found: number) {
    super(`${found} columns`);
    this.name = 'PivotTooWide';
  }
}

/** Spreads one dimension over columns: a cell for each row of `rows` and each value, for each measure asked for. */
export function pivotTable(cube: Cube, query: CostQuery, pivot: string, rows: readonly Rolled[]): Table {
  const measures = query.measures ?? ['payable'];
  const detail = rollup(cube, [...query.dimensions, pivot]);
  const heads = headsOf(cube, pivot);
  if (heads.length * measures.length > MOST_PIVOT_COLUMNS)
    throw new PivotTooWide(heads.length * measures.length);
  const spreadRows = spread(detail, placer(rows), rows.length, heads, measures);
  const totalRows = totalsOf(cube);
  const spreadTotals = spread(
    rollup(cube, [pivot]),
    bucketPlacer(totalRows),
    totalRows.length,
    heads,
    measures,
  );
  const width = query.dimensions.length;
  return {
    name: 'cost',
    columns: [
      ...query.dimensions.map(dimensionColumn),
      ...BUCKET_COLUMNS,
      ...pivotColumns(query, heads, measures),
    ],
    rows: rows.map((row, index) => [
      ...row.values,
      row.currency,
      row.tax,
      ...shown(row, spreadRows[index] as Cell[], measures, pivot),
    ]),
    totals: totalRows.map((row, index) => [
      ...Array<null>(width).fill(null),
      row.currency,
      row.tax,
      ...shown(row, spreadTotals[index] as Cell[], measures, pivot),
    ]),
  };
}

/** The cells of a row, measure by measure, without sums over unlike units; columns of one unit each have none. */
function shown(
  row: Rolled,
  cells: readonly Cell[],
  measures: readonly string[],
  pivot: string,
): readonly Cell[] {
  if (row.unlikeUnits !== true || pivot === 'unit') return cells;
  const heads = cells.length / measures.length;
  return cells.map((cell, index) => (isUnitMeasure(measures[Math.floor(index / heads)] ?? '') ? null : cell));
}

type Head = Rolled['values'][number];

/** The values of the pivot's dimension: times in their order, others the costliest first. */
function headsOf(cube: Cube, pivot: string): readonly Head[] {
  const rows = ordered(rollup(cube, [pivot]), [pivot], defaultSort([pivot]));
  return [...new Set(rows.map((row) => row.values[0] ?? null))];
}

/**
 * A column is named by its value; by measure and value where several measures are shown or the name is taken. Values
 * of a bill may still meet (one that reads `(none)`, and none): no two columns have the same name.
 */
function pivotColumns(query: CostQuery, heads: readonly Head[], measures: readonly string[]): Column[] {
  const taken = new Set([...query.dimensions, 'currency', 'tax']);
  return measures.flatMap((measure) =>
    heads.map((head) => {
      const text = head === null ? '(none)' : String(head);
      const name = untaken(measures.length > 1 || taken.has(text) ? `${measure}:${text}` : text, taken);
      taken.add(name);
      return { ...measureColumn(measure), name, title: measures.length > 1 ? name : text };
    }),
  );
}

function untaken(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} (${count})`;
  return free;
}

/** arquero's pivot over row and column numbers; measures and sums stay exact `bigint` columns. */
function spread(
  detail: readonly Rolled[],
  place: (row: Rolled) => number,
  size: number,
  heads: readonly Head[],
  measures: readonly string[],
): Cell[][] {
  const columns: Record<string, unknown[]> = {
    row: detail.map(place),
    head: detail.map((row) => heads.indexOf(row.values.at(-1) ?? null)),
  };
  for (const [index, name] of measures.entries())
    columns[`m${index}`] = detail.map((row) => measureOf(row, name));
  const out = Array.from({ length: size }, () => Array<Cell>(heads.length * measures.length).fill(null));
  for (const [index] of measures.entries()) {
    const pivoted = table(columns)
      .groupby('row')
      .pivot('head', { sum: op.sum(`m${index}`) });
    for (const found of pivoted.objects() as Record<string, Cell | undefined>[]) {
      const cells = out[found.row as number] as Cell[];
      for (const head of heads.keys()) cells[index * heads.length + head] = found[String(head)] ?? null;
    }
  }
  return out;
}

/** Which row of the table a detail belongs to: its own, or that of the rest behind a top. */
function placer(rows: readonly Rolled[]): (detail: Rolled) => number {
  const own = new Map<string, number>();
  const rest = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (row.folded === undefined) own.set(keyOf(row.values, row), index);
    else rest.set(bucketOf(row), index);
  }
  return (detail) =>
    own.get(keyOf(detail.values.slice(0, -1), detail)) ?? (rest.get(bucketOf(detail)) as number);
}

function bucketPlacer(totals: readonly Rolled[]): (detail: Rolled) => number {
  const places = new Map(totals.map((row, index) => [bucketOf(row), index]));
  return (detail) => places.get(bucketOf(detail)) as number;
}

function keyOf(values: readonly unknown[], row: Rolled): string {
  return JSON.stringify([values, row.currency, row.tax]);
}
