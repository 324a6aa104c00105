import { equation } from '../../bill/arithmetic.ts';
import { parseDecimal } from '../../bill/decimal.ts';
import type { Measure } from '../../cube/measures.ts';
import type { TracedLine } from '../../cube/trace.ts';
import { defaultMeasures } from '../cost.ts';
import { BUCKET_COLUMNS, dimensionColumn, measureColumn } from '../cost-query.ts';
import type { Rolled } from '../rollup.ts';
import type { Cell, Column, Table } from '../table.ts';

interface TraceColumn extends Column {
  cell(traced: TracedLine): Cell;
}

const text = (name: string, cell: TraceColumn['cell']): TraceColumn => ({ name, kind: 'text', cell });
const dimension = (name: string, cell: TraceColumn['cell']): TraceColumn => ({
  name,
  kind: 'dimension',
  cell,
});

const PLACE: readonly TraceColumn[] = [
  text('file', ({ line }) => line.row.file),
  { name: 'line', kind: 'count', cell: ({ line }) => line.row.line },
  text('line_id', ({ line }) => line.row.text('lineId') || null),
  dimension('billing_month', ({ line }) => line.times.month || null),
  dimension('day', ({ line }) => line.times.day || null),
  dimension('minute', ({ line }) => line.times.minute || null),
  text('instance_id', ({ line }) => line.row.text('instanceId') || null),
  dimension('fee_type', ({ group }) => group.feeType),
  dimension('unit', ({ group }) => group.unit.base || null),
  dimension('currency', ({ group }) => group.currency),
  dimension('tax', ({ group }) => group.tax),
];

const PRICE: readonly TraceColumn[] = [
  { name: 'list_price', kind: 'money', cell: listPrice },
  text('price_unit', ({ line }) => line.row.text('priceUnit') || null),
];

const SUMS: readonly TraceColumn[] = [
  text('arithmetic', ({ identities }) => identities.map(equation).join('; ') || null),
  text('holds', holds),
];

/**
 * The machine table of a trace: where a line stands and what it is, its measures (those of the report, each in base
 * units and exact), the price, and its sums worked out. All measures of the contract when none are picked.
 */
export function traceColumns(picked?: readonly string[]): readonly TraceColumn[] {
  const measures = measuresOf(picked).map((name) => ({ ...measureColumn(name), cell: measureCell(name) }));
  return [...PLACE, ...measures, ...PRICE, ...SUMS];
}

/** Whether every sum that the line's cells allow holds; null where there is none to check. */
export function holds({ identities }: TracedLine): boolean | null {
  return identities.length === 0 ? null : identities.every((each) => each.holds);
}

/** The price of one unit as the bill has it, which is not always the base unit. */
export function listPrice({ line }: TracedLine): bigint | null {
  return parseDecimal(line.row.text('listPrice')) ?? null;
}

/** Rows are counted by themselves. */
function measuresOf(picked: readonly string[] = defaultMeasures(['unit'])): readonly string[] {
  return picked.filter((name) => name !== 'rows');
}

function measureCell(name: string): TraceColumn['cell'] {
  return ({ measures }) => measures[name as Measure];
}

/** The sums of a trace as machines read them: one row for each currency, tax and unit. */
export function sumsTable(sums: readonly Rolled[], picked?: readonly string[]): Table {
  const names = measuresOf(picked);
  const columns = [...BUCKET_COLUMNS, dimensionColumn('unit'), ...['rows', ...names].map(measureColumn)];
  const rows = sums.map((sum) => [
    ...[sum.currency, sum.tax, sum.values[0] ?? null, sum.rows],
    ...names.map((name) => sum.measures[name as Measure]),
  ]);
  return { name: 'sums', columns, rows, totals: [] };
}
