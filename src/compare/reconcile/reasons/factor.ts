import { SCALE } from '../../../bill/decimal.ts';
import { roundHalfUp } from '../../../report/round.ts';

/** Decimals of a factor, which is a ratio and the only figure here that is rounded. */
export const FACTOR_DECIMALS = 4;

/** How many times the bill's amount the other side has, in units of 10⁻¹⁸; null where there is nothing to divide by. */
export function factorOf(ours: bigint | null, theirs: bigint | null): bigint | null {
  if (ours === null || ours === 0n || theirs === null) return null;
  // One digit more than are shown would do; eighteen keep the half exact.
  const exact = (theirs * 10n ** BigInt(SCALE)) / ours;
  return roundHalfUp(exact, FACTOR_DECIMALS);
}
