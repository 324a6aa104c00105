/**
 * Rounding for people's eyes: shown rows add up to the shown total. Machines get the exact figures instead.
 */
import { absolute } from '../bill/absolute.ts';
import { SCALE } from '../bill/decimal.ts';

/** The step between two shown values, in units of 10⁻¹⁸. */
function stepOf(decimals: number): bigint {
  return 10n ** BigInt(Math.max(0, SCALE - decimals));
}

/** Rounds a decimal to `decimals` places, a half away from zero: 0.125 → 0.13, -0.125 → -0.13. */
export function roundHalfUp(value: bigint, decimals: number): bigint {
  const step = stepOf(decimals);
  const size = absolute(value);
  const rounded = ((size + step / 2n) / step) * step;
  return value < 0n ? -rounded : rounded;
}

export interface RoundedColumn {
  /** In the order given, still in units of 10⁻¹⁸; null where the value was. */
  readonly shown: (bigint | null)[];
  /** The exact total, rounded; null when no value is there. */
  readonly total: bigint | null;
  /** What the shown values leave of the shown total, where none of them takes it. */
  readonly rest: bigint;
}

/**
 * Rounds each value by itself, so that a figure is the same in every view, and the exact total too. What the shown
 * values leave of the shown total goes into the value at `taker`, which adds up others; without one it is `rest`.
 */
export function roundColumn(
  values: readonly (bigint | null)[],
  decimals: number,
  taker?: number,
): RoundedColumn {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { shown: [...values], total: null, rest: 0n };
  const total = roundHalfUp(sum(present), decimals);
  const shown = values.map((value) => (value === null ? null : roundHalfUp(value, decimals)));
  const rest = total - sum(shown.filter((value) => value !== null));
  if (taker === undefined || rest === 0n) return { shown, total, rest };
  shown[taker] = (shown[taker] ?? 0n) + rest;
  return { shown, total, rest: 0n };
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
