/**
 * Rounding for people's eyes: shown rows add up to the shown total. Machines get the exact figures instead.
 */
import { compare } from '../bill/compare.ts';
import { SCALE } from '../bill/decimal.ts';

/** The step between two shown values, in units of 10⁻¹⁸. */
function stepOf(decimals: number): bigint {
  return 10n ** BigInt(Math.max(0, SCALE - decimals));
}

function floorTo(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - (rest < 0n ? rest + step : rest);
}

/** Rounds a decimal to `decimals` places, a half away from zero: 0.125 → 0.13, -0.125 → -0.13. */
export function roundHalfUp(value: bigint, decimals: number): bigint {
  const step = stepOf(decimals);
  const size = value < 0n ? -value : value;
  const rounded = ((size + step / 2n) / step) * step;
  return value < 0n ? -rounded : rounded;
}

export interface RoundedSum {
  /** In the order given, still in units of 10⁻¹⁸; null where the value was. */
  readonly shown: (bigint | null)[];
  /** The exact total, rounded; null when no value is there. */
  readonly total: bigint | null;
}

/**
 * Rounds values so that they add up to the rounding of their exact total (largest remainder): each is rounded
 * down, then those that lost most go up by one step until the total is reached, earlier rows first among
 * equals.
 *
 * Only a value that lost something goes up, so each stays less than one step from its exact self.
 */
export function roundToSum(values: readonly (bigint | null)[], decimals: number): RoundedSum {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { shown: [...values], total: null };
  const step = stepOf(decimals);
  const total = roundHalfUp(sum(present), decimals);
  const shown = values.map((value) => (value === null ? null : floorTo(value, step)));
  const missing = (total - sum(shown.filter((value) => value !== null))) / step;
  for (const row of byLoss(values, shown).slice(0, Number(missing)))
    shown[row] = (shown[row] as bigint) + step;
  return { shown, total };
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** Row numbers, the greatest loss first. `sort` is stable, which keeps earlier rows first among equals. */
function byLoss(exact: readonly (bigint | null)[], floors: readonly (bigint | null)[]): number[] {
  const losses = exact.map((value, row) => (value ?? 0n) - (floors[row] ?? 0n));
  return [...losses.keys()].sort((a, b) => compare(losses[b] as bigint, losses[a] as bigint));
}
