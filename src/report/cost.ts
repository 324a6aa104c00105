import type { Cube } from '../cube/cube.ts';
import {
  COST_MEASURES,
  EXTRA_MEASURES,
  isMoney,
  MEASURES,
  type Measure,
  UNIT_MEASURES,
  USAGE_MEASURES,
} from '../cube/measures.ts';
import { areUnlike, bucketOf, defaultSort, folded, measureOf, ordered, type Sort } from './order.ts';
import { pivotTable } from './pivot.ts';
import { type Rolled, rollup } from './rollup.ts';
import type { Cell, Column, Table } from './table.ts';

/** What to show of a cube: one table. */
export interface CostQuery {
  /** Dimension columns by machine name; the cube must have them. */
  readonly dimensions: readonly string[];
  /** A dimension to spread over columns. */
  readonly pivot?: string;
  /** Measures by machine name, `rows` too; all of the contract's when left out. */
  readonly measures?: readonly string[];
  readonly sort?: Sort;
  /** Keep so many rows of each currency and tax and add up the others as one. */
  readonly top?: number;
}

/** Measures that can be asked for; `consumed`, `deducted` and `billed` need `unit` among the dimensions. */
export const MEASURE_NAMES: readonly string[] = ['rows', ...MEASURES];

/** The table of the machine contract: dimensions, currency, tax, measures; a total for each currency and tax. */
export function costTable(cube: Cube, query: CostQuery): Table {
  const rows = costRows(cube, query);
  if (query.pivot !== undefined) return pivotTable(cube, query, query.pivot, rows);
  const measures = query.measures ?? defaultMeasures(query.dimensions);
  const totals = totalsOf(cube);
  return {
    name: 'cost',
    columns: [...query.dimensions.map(dimensionColumn), ...BUCKET_COLUMNS, ...measures.map(measureColumn)],
    rows: rows.map((row) => cells(row, row.values, measures)),
    totals: totals.map((row) =>
      cells(
        row,
        query.dimensions.map(() => null),
        measures,
      ),
    ),
  };
}

/** The roll-up behind a table: sorted, and folded where a top is asked for. */
export function costRows(cube: Cube, query: CostQuery): Rolled[] {
  const sort = query.sort ?? (query.top === undefined ? defaultSort(query.dimensions) : MOST_COSTLY);
  const rows = ordered(rollup(cube, query.dimensions), query.dimensions, sort);
  return query.top === undefined ? rows : folded(rows, query.top, query.dimensions.indexOf('unit'));
}

const knownTotals = new WeakMap<Cube, readonly Rolled[]>();

/** One row for each currency and tax, in the order of their names; worked out once for each cube. */
export function totalsOf(cube: Cube): readonly Rolled[] {
  const known = knownTotals.get(cube) ?? addedUp(cube);
  knownTotals.set(cube, known);
  return known;
}

function addedUp(cube: Cube): Rolled[] {
  const totals = ordered(rollup(cube, []), [], undefined);
  if (!cube.dimensions.includes('unit')) return totals;
  const byUnit = rollup(cube, ['unit']);
  const own = (total: Rolled) => byUnit.filter((row) => bucketOf(row) === bucketOf(total));
  return totals.map((total) => ({ ...total, unlikeUnits: areUnlike(own(total), 0) }));
}

const MOST_COSTLY: Sort = { column: 'payable', descending: true };

export const BUCKET_COLUMNS: readonly Column[] = [
  { name: 'currency', kind: 'dimension' },
  { name: 'tax', kind: 'dimension' },
];

const BOOLEANS: ReadonlySet<string> = new Set(['thinking', 'batch']);

export function dimensionColumn(name: string): Column {
  return { name, kind: 'dimension', ...(BOOLEANS.has(name) ? { boolean: true } : {}) };
}

export function measureColumn(name: string): Column {
  if (name === 'rows') return { name, kind: 'count' };
  return { name, kind: isMoney(name) ? 'money' : 'quantity' };
}

/** All measures of the contract; usage in base units only where `unit` keeps unlike units apart. */
export function defaultMeasures(dimensions: readonly string[]): readonly string[] {
  const unit = dimensions.includes('unit') ? UNIT_MEASURES : [];
  return ['rows', ...USAGE_MEASURES, ...unit, ...COST_MEASURES];
}

export function isExtraMeasure(name: string): boolean {
  return (EXTRA_MEASURES as readonly string[]).includes(name);
}

function cells(row: Rolled, values: readonly Cell[], measures: readonly string[]): Cell[] {
  return [...values, row.currency, row.tax, ...measures.map((name) => measureOf(row, name as Measure))];
}
