import type { Cube } from '../../cube/cube.ts';
import type { Measures } from '../../cube/measures.ts';
import { bucketOf } from '../../report/order.ts';
import { type Rolled, rollup } from '../../report/rollup.ts';
import { type BridgeCell, type BridgeParts, type BridgeSide, bridge } from './bridge.ts';

/** What a cube must have so that a bridge can be made of it. */
export const BRIDGE_DIMENSIONS = ['model', 'usage_type', 'unit', 'fee_type'] as const;

/** A model's usage type on two bills, in one unit, currency and tax, and the parts of its change. */
export interface BridgeRow extends BridgeCell {
  readonly name: { readonly model: string | null; readonly usageType: string | null };
  readonly currency: string | null;
  readonly tax: Rolled['tax'];
  readonly parts: BridgeParts;
}

/** Fee types whose lines are consumption, and those whose lines are not; any other text is judged by the lines. */
const USED: readonly (string | null)[] = ['usage', 'free-quota', null];
const FEES: readonly (string | null)[] = [
  'refund',
  'adjustment',
  'rounding',
  'subscription',
  'commission',
  'cap',
];

const NOTHING: BridgeSide = {
  isUsed: false,
  billed: 0n,
  free: 0n,
  list: null,
  discount: 0n,
  coupon: 0n,
  savingsPlan: 0n,
  rounding: 0n,
  payable: 0n,
  fees: 0n,
};

/** The bridge between two bills, a row for each model, usage type, unit, currency and tax on either of them. */
export function bridgeRows(old: Cube, now: Cube): BridgeRow[] {
  const sides = [sidesOf(old), sidesOf(now)] as const;
  const rows = new Map([...sides[0], ...sides[1]].map(([key, { row }]) => [key, row]));
  const models = sides.map(usedModels) as [ReadonlySet<string>, ReadonlySet<string>];
  const cells = [...rows].map(([key, row]) => ({
    ...named(row),
    model: presence(modelKey(row), models),
    old: sides[0].get(key)?.side ?? NOTHING,
    new: sides[1].get(key)?.side ?? NOTHING,
  }));
  const buckets = [...new Set(cells.map(bucketOf))];
  return buckets.flatMap((bucket) => {
    const own = cells.filter((cell) => bucketOf(cell) === bucket);
    const parts = bridge(own);
    return own.map((cell, place) => ({ ...cell, parts: parts[place] as BridgeParts }));
  });
}

function named({ values, currency, tax }: Rolled) {
  const [model, usageType, unit] = values as (string | null)[];
  return { name: { model: model ?? null, usageType: usageType ?? null }, unit: unit ?? null, currency, tax };
}

function modelKey(row: Rolled): string {
  return JSON.stringify([row.values[0], row.currency, row.tax]);
}

function sidesOf(cube: Cube): Map<string, { row: Rolled; side: BridgeSide }> {
  const sides = new Map<string, { row: Rolled; side: BridgeSide }>();
  for (const row of rollup(cube, BRIDGE_DIMENSIONS)) {
    const key = JSON.stringify([...row.values.slice(0, 3), row.currency, row.tax]);
    const side = sides.get(key)?.side ?? NOTHING;
    sides.set(key, { row, side: withRow(side, row.values[3] as string | null, row.measures) });
  }
  return sides;
}

function withRow(side: BridgeSide, feeType: string | null, measures: Measures): BridgeSide {
  const of = (name: keyof Measures) => measures[name] ?? 0n;
  if (!USED.includes(feeType) && (FEES.includes(feeType) || of('consumed') <= 0n))
    return { ...side, fees: side.fees + of('payable') };
  return {
    isUsed: true,
    billed: side.billed + of('billed'),
    free: side.free + (feeType === 'free-quota' ? of('deducted') : 0n),
    list: measures.list_cost === null ? side.list : (side.list ?? 0n) + measures.list_cost,
    discount: side.discount + of('discount'),
    coupon: side.coupon + of('coupon'),
    savingsPlan: side.savingsPlan + of('savings_plan'),
    rounding: side.rounding + of('rounding'),
    payable: side.payable + of('payable'),
    fees: side.fees,
  };
}

function usedModels(sides: ReadonlyMap<string, { row: Rolled; side: BridgeSide }>): ReadonlySet<string> {
  return new Set([...sides.values()].filter(({ side }) => side.isUsed).map(({ row }) => modelKey(row)));
}

function presence(
  key: string,
  [old, now]: readonly [ReadonlySet<string>, ReadonlySet<string>],
): BridgeCell['model'] {
  if (old.has(key)) return now.has(key) ? 'continuing' : 'retired';
  return now.has(key) ? 'new' : null;
}
