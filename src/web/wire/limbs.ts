import { SCALE } from '../../bill/decimal.ts';

/**
 * Exact sums at the speed of typed arrays. A value is a whole number at the column's scale, cut into limbs of 32 bits
 * (the last one takes the rest, with the sign). A double holds whole numbers up to 2⁵³ exactly, and as many limbs are
 * taken as no sum over any rows of the column can leave that range. So nothing is ever rounded.
 */
export interface LimbColumn {
  /** Values are counted in units of 10 to the power of minus this. */
  readonly decimals: number;
  readonly limbs: readonly Float64Array[];
  /** 0 where the bill does not say; left out where it always says. */
  readonly present?: Uint8Array;
}

const LIMB = 2 ** 32;
/** More rows than this could carry the sum of a limb beyond 2⁵³. */
export const MOST_ROWS = 2 ** 21;

/** How many limbs keep every sum exact; `sum` is that of the absolute values at the column's scale. */
export function limbsFor(sum: bigint): number {
  let count = 1;
  for (let rest = sum; rest > BigInt(Number.MAX_SAFE_INTEGER) - BigInt(MOST_ROWS); rest >>= 32n) count++;
  return count;
}

/** Puts a value at its row. */
export function setLimbs(limbs: readonly Float64Array[], row: number, value: bigint): void {
  let rest = value;
  for (let place = 0; place < limbs.length - 1; place++) {
    (limbs[place] as Float64Array)[row] = Number(BigInt.asUintN(32, rest));
    rest >>= 32n;
  }
  (limbs.at(-1) as Float64Array)[row] = Number(rest);
}

/** Sums of each limb, at one place, as one exact decimal in units of 10⁻¹⁸. */
export function joinLimbs(limbs: readonly Float64Array[], place: number, decimals: number): bigint {
  let value = 0n;
  for (let limb = limbs.length - 1; limb >= 0; limb--)
    value = value * BigInt(LIMB) + BigInt((limbs[limb] as Float64Array)[place] as number);
  return value * 10n ** BigInt(SCALE - decimals);
}
