import { BUCKET_COLUMNS, dimensionColumn } from '../../report/cost-query.ts';
import { bucketOf } from '../../report/order.ts';
import type { Cell, Column, Table } from '../../report/table.ts';
import { PARTS, payableOf } from './bridge.ts';
import type { BridgeRow } from './bridge-cells.ts';
import { wholes } from './fraction.ts';

export const BRIDGE_COLUMNS: readonly Column[] = [
  ...['model', 'usage_type', 'unit', 'presence'].map(dimensionColumn),
  ...BUCKET_COLUMNS,
  ...['old_billed', 'new_billed', 'old_free', 'new_free'].map((name) => ({
    name,
    kind: 'quantity' as const,
  })),
  ...['old_payable', 'new_payable', 'change', ...PARTS].map((name) => ({ name, kind: 'money' as const })),
];

/** Columns of money, which add up over rows; usage of unlike units does not. */
const FIRST_MONEY = BRIDGE_COLUMNS.findIndex(({ kind }) => kind === 'money');

/**
 * The bridge as machines read it. Parts are written with 18 decimals: where a quotient has more, the row's parts are
 * rounded so that they add up to its change; the totals are the sums of the rows.
 */
export function bridgeTable(rows: readonly BridgeRow[]): Table {
  const cells = rows.map(cellsOf);
  const buckets = new Map(rows.map((row) => [bucketOf(row), row]));
  const totals = [...buckets].map(([bucket, { currency, tax }]) => {
    const own = cells.filter((_, place) => bucketOf(rows[place] as BridgeRow) === bucket);
    return BRIDGE_COLUMNS.map(({ name }, place): Cell => {
      if (name === 'currency') return currency;
      if (name === 'tax') return tax;
      return place < FIRST_MONEY ? null : own.reduce((sum, row) => sum + (row[place] as bigint), 0n);
    });
  });
  return { name: 'bridge', columns: BRIDGE_COLUMNS, rows: cells, totals };
}

function cellsOf(row: BridgeRow): Cell[] {
  const { name, unit, model, currency, tax, old, new: now } = row;
  const change = payableOf(now) - payableOf(old);
  const parts = wholes(PARTS.map((part) => row.parts[part]));
  if (parts.reduce((sum, part) => sum + part, 0n) !== change)
    throw new Error('internal fault: the parts of a bridge do not add up to its change');
  const usage = [old.billed, now.billed, old.free, now.free];
  const money = [payableOf(old), payableOf(now), change, ...parts];
  return [name.model, name.usageType, unit, model, currency, tax, ...usage, ...money];
}
