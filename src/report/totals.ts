import type { Cube } from '../cube/cube.ts';
import { areUnlike, bucketOf, ordered } from './order.ts';
import { type Rolled, rollup } from './rollup.ts';

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
