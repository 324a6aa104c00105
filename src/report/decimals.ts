import { absolute } from '../bill/absolute.ts';
import { ONE, SCALE } from '../bill/decimal.ts';
import { COST_MEASURES } from '../cube/measures.ts';
import type { Rolled } from './rollup.ts';

/** How many decimals people are shown. One number for all amounts of a table, so that they can be compared. */

export const MOST_QUANTITY_DECIMALS = 3;

/** Two decimals for a bill of thousands, four or six for a small one, never more than the bill has. */
export function moneyDecimals(rows: readonly Rolled[], totals: readonly Rolled[]): number {
  const amounts = (rolled: readonly Rolled[]) =>
    rolled.flatMap((row) => COST_MEASURES.map((name) => row.measures[name]));
  return amountDecimals(amounts(unfolded(rows)), amounts(totals));
}

/** All rows, those behind a top too: how far figures are rounded does not depend on how many rows are shown. */
export function unfolded(rows: readonly Rolled[]): readonly Rolled[] {
  return rows.flatMap((row) => row.behind ?? [row]);
}

/** The same for amounts of any kind and the totals they stand under. */
export function amountDecimals(
  amounts: readonly (bigint | null)[],
  totals: readonly (bigint | null)[],
): number {
  return decimalsFor(totals, mostDecimals(amounts));
}

/** The same where `most` decimals are needed to write the amounts exactly. */
export function decimalsFor(totals: readonly (bigint | null)[], most: number): number {
  const largest = totals.reduce<bigint>((sofar, value) => larger(sofar, absolute(value ?? 0n)), 0n);
  const enough = largest >= 1000n * ONE ? 2 : largest >= ONE ? 4 : 6;
  return Math.max(2, Math.min(enough, most));
}

export function quantityDecimals(values: readonly (bigint | null)[]): number {
  return Math.min(MOST_QUANTITY_DECIMALS, mostDecimals(values));
}

/** 10¹⁸ divided by so many tens. */
const STEPS = Array.from({ length: SCALE + 1 }, (_, decimals) => 10n ** BigInt(SCALE - decimals));

/** Decimals needed to write the longest of some values exactly. One division a value, once the longest is found. */
export function mostDecimals(values: readonly (bigint | null)[]): number {
  let most = 0;
  for (const value of values) {
    if (value === null || value === 0n) continue;
    while (most < SCALE && value % (STEPS[most] as bigint) !== 0n) most++;
  }
  return most;
}

/** Decimals that a value needs to be written exactly. */
export function decimalsOf(value: bigint | null): number {
  if (value === null || value === 0n) return 0;
  let decimals = SCALE;
  for (let rest = value; decimals > 0 && rest % 10n === 0n; rest /= 10n) decimals--;
  return decimals;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
