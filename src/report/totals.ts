import { memoByObject } from '../bill/memo.ts';
import type { Cube } from '../cube/cube.ts';
import { plainRow } from '../cube/cube-row.ts';
import { areUnlike, bucketOf, ordered } from './order.ts';
import { type Rolled, rollup } from './rollup.ts';

/** One row for each currency and tax, in the order of their names; worked out once for each cube. */
export const totalsOf = memoByObject((cube: Cube): readonly Rolled[] => {
  const totals = ordered(rollup(cube, []), [], undefined);
  if (!cube.dimensions.includes('unit')) return totals;
  const byUnit = rollup(cube, ['unit']);
  const own = (total: Rolled) => byUnit.filter((row) => bucketOf(row) === bucketOf(total));
  return totals.map((total) => ({ ...plainRow(total), unlikeUnits: areUnlike(own(total), 0) }));
});
