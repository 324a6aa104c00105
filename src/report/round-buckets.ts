import { bucketOf } from './order.ts';
import type { Rolled } from './rollup.ts';
import { roundColumn } from './round.ts';

export interface RoundedBuckets {
  readonly rows: readonly (bigint | null)[];
  readonly totals: readonly (bigint | null)[];
  /** For each total what its rows, as they are shown, leave of it. */
  readonly rests: readonly bigint[];
}

/**
 * Rounds a column: each row by itself, each total by itself. A row that stands for those behind a top takes what is
 * left between the two. `sums` are the exact totals: one that is absent (of unlike units) stays absent.
 */
export function roundBuckets(
  values: readonly (bigint | null)[],
  rows: readonly Rolled[],
  totals: readonly Rolled[],
  decimals: number,
  sums: readonly (bigint | null)[],
): RoundedBuckets {
  const shown: (bigint | null)[] = values.map(() => null);
  const rounded = totals.map((total, bucket) => {
    const places = rows.flatMap((row, place) => (bucketOf(row) === bucketOf(total) ? [place] : []));
    const taker = places.findIndex((place) => rows[place]?.folded !== undefined);
    const column = roundColumn(
      places.map((place) => values[place] ?? null),
      decimals,
      taker === -1 ? undefined : taker,
    );
    for (const [index, place] of places.entries()) shown[place] = column.shown[index] ?? null;
    return sums[bucket] === null ? { total: null, rest: 0n } : column;
  });
  return { rows: shown, totals: rounded.map(({ total }) => total), rests: rounded.map(({ rest }) => rest) };
}
