import { absolute } from '../../bill/absolute.ts';
import { compare } from '../../bill/compare.ts';
import type { Cube } from '../../cube/cube.ts';
import type { Measure } from '../../cube/measures.ts';
import { BUCKET_COLUMNS, dimensionColumn, measureColumn } from '../../report/cost-query.ts';
import { bucketOf, measureOf } from '../../report/order.ts';
import { type Rolled, rollup } from '../../report/rollup.ts';
import type { Cell, Column, Table } from '../../report/table.ts';
import { totalsOf } from '../../report/totals.ts';

/** The same values of some dimensions on two bills; a side is absent where that bill has no line of them. */
export interface Compared {
  readonly values: Rolled['values'];
  readonly currency: string | null;
  readonly tax: Rolled['tax'];
  readonly old: Rolled | undefined;
  readonly new: Rolled | undefined;
}

/** Usage that is shown of both bills, each unit by itself. */
export const USAGE: readonly Measure[] = ['tokens', 'images', 'seconds', 'characters', 'calls'];

/** Two bills by some dimensions, the largest change of the payable first. */
export function comparedBy(old: Cube, now: Cube, dimensions: readonly string[]): Compared[] {
  return sorted(paired(rollup(old, dimensions), rollup(now, dimensions)));
}

/** One for each currency and tax on either bill. */
export function comparedTotals(old: Cube, now: Cube): Compared[] {
  return paired(totalsOf(old), totalsOf(now));
}

function paired(old: readonly Rolled[], now: readonly Rolled[]): Compared[] {
  const key = ({ values, currency, tax }: Rolled) => JSON.stringify([values, currency, tax]);
  const byKey = (rows: readonly Rolled[]) => new Map(rows.map((row) => [key(row), row]));
  const [before, after] = [byKey(old), byKey(now)];
  return [...new Map([...before, ...after])].map(([each, { values, currency, tax }]) => ({
    ...{ values, currency, tax },
    ...{ old: before.get(each), new: after.get(each) },
  }));
}

export function payablesOf({ old, new: now }: Pick<Compared, 'old' | 'new'>): {
  old: bigint;
  new: bigint;
  change: bigint;
} {
  const [before, after] = [old?.measures.payable ?? 0n, now?.measures.payable ?? 0n];
  return { old: before, new: after, change: after - before };
}

function sorted(rows: readonly Compared[]): Compared[] {
  const size = (row: Compared) => {
    const { change } = payablesOf(row);
    return absolute(change);
  };
  const text = (row: Compared) => JSON.stringify([row.values, row.currency, row.tax]);
  return rows
    .map((row) => ({ row, bucket: bucketOf(row), size: size(row), text: text(row) }))
    .sort((a, b) => compare(a.bucket, b.bucket) || compare(b.size, a.size) || compare(a.text, b.text))
    .map(({ row }) => row);
}

/** Measures that are shown of both bills; usage in base units only where `unit` keeps unlike units apart. */
function measuresFor(dimensions: readonly string[]): readonly string[] {
  const unit = dimensions.includes('unit') ? ['consumed', 'billed'] : [];
  return ['rows', ...USAGE, ...unit, 'list_cost', 'payable'];
}

/** Behind the dimensions of the report. */
export function monthsColumns(dimensions: readonly string[]): readonly Column[] {
  return [
    ...BUCKET_COLUMNS,
    ...measuresFor(dimensions).flatMap((name) => ['old', 'new'].map((side) => sideColumn(side, name))),
    { name: 'change', kind: 'money' },
  ];
}

/** Month over month as machines read it: each measure of both bills, and the change of the payable. */
export function monthsTable(old: Cube, now: Cube, dimensions: readonly string[]): Table {
  const measures = measuresFor(dimensions);
  const cells = (row: Compared, values: readonly Cell[]): Cell[] => [
    ...values,
    row.currency,
    row.tax,
    ...measures.flatMap((name) => [figure(row.old, name), figure(row.new, name)]),
    payablesOf(row).change,
  ];
  const rows = comparedBy(old, now, dimensions).map((row) => cells(row, row.values));
  const nothing = dimensions.map(() => null);
  const totals = comparedTotals(old, now).map((row) => cells(row, nothing));
  const columns = [...dimensions.map(dimensionColumn), ...monthsColumns(dimensions)];
  return { name: 'by', columns, rows, totals };
}

function sideColumn(side: string, name: string): Column {
  return { ...measureColumn(name), name: `${side}_${name}` };
}

/** Where a bill has no line, nothing was used and nothing was to be paid. */
function figure(side: Rolled | undefined, name: string): Cell {
  if (side !== undefined) return measureOf(side, name);
  return name === 'rows' ? 0 : 0n;
}
