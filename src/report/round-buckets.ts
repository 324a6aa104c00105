import { bucketOf } from './order.ts';
import type { Rolled } from './rollup.ts';
import { roundHalfUp, roundToSum } from './round.ts';

/**
 * Rounds a column so that the rows of each currency and tax add up to that total as it is shown. `sums` are the exact
 * totals: one that is absent (of unlike units) stays absent.
 */
export function roundBuckets(
  values: readonly (bigint | null)[],
  rows: readonly Rolled[],
  totals: readonly Rolled[],
  decimals: number,
  sums: readonly (bigint | null)[],
): { rows: (bigint | null)[]; totals: (bigint | null)[] } {
  const shown: (bigint | null)[] = values.map(() => null);
  const buckets = totals.map((total, place) => {
    const places = rows.flatMap((row, place) => (bucketOf(row) === bucketOf(total) ? [place] : []));
    const rounded = roundToSum(
      places.map((place) => values[place] ?? null),
      decimals,
    );
    for (const [index, place] of places.entries()) shown[place] = rounded.shown[index] ?? null;
    return rounded.total === null || sums[place] === null ? null : roundHalfUp(rounded.total, decimals);
  });
  return { rows: shown, totals: buckets };
}
