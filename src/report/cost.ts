import type { Cube } from '../cube/cube.ts';
import { COST_MEASURES, MEASURES, type Measure, UNIT_MEASURES, USAGE_MEASURES } from '../cube/measures.ts';
import { BUCKET_COLUMNS, type CostQuery, dimensionColumn, measureColumn } from './cost-query.ts';
import { COSTLIEST, defaultSort, folded, measureOf, ordered } from './order.ts';
import { pivotTable } from './pivot.ts';
import { type Rolled, rollup } from './rollup.ts';
import type { Cell, Table } from './table.ts';
import { totalsOf } from './totals.ts';

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
    rows: {
      length: rows.length,
      *[Symbol.iterator]() {
        for (const row of rows) yield cells(row, row.values, measures);
      },
    },
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
  const sort = query.sort ?? (query.top === undefined ? defaultSort(query.dimensions) : COSTLIEST);
  const rows = ordered(rollup(cube, query.dimensions), query.dimensions, sort);
  return query.top === undefined ? rows : folded(rows, query.top, query.dimensions.indexOf('unit'));
}

/** All measures of the contract; usage in base units only where `unit` keeps unlike units apart. */
export function defaultMeasures(dimensions: readonly string[]): readonly string[] {
  const unit = dimensions.includes('unit') ? UNIT_MEASURES : [];
  return ['rows', ...USAGE_MEASURES, ...unit, ...COST_MEASURES];
}

function cells(row: Rolled, values: readonly Cell[], measures: readonly string[]): Cell[] {
  return [...values, row.currency, row.tax, ...measures.map((name) => measureOf(row, name as Measure))];
}
