import { SCALE } from '../../bill/decimal.ts';
import { decimalsOf } from '../../report/decimals.ts';
import { roundHalfUp } from '../../report/round.ts';
import type { Parts } from './parts.ts';
import { type Reason, reason } from './reason.ts';

/** How bills are settled. */
export const MONTHLY: readonly string[] = ['billing_month', 'account_id'];

/** What is rounded each for itself before it is added. */
const PARTITIONS: readonly (readonly string[])[] = [
  MONTHLY,
  ['billing_month'],
  [],
  ['model'],
  ['api_key_id'],
  ['workspace_id'],
  ['day'],
];

/** Bills are settled in hundredths. */
const CENTS = 2;

type Mode = 'down' | 'nearest';

const ROUND: Readonly<Record<Mode, (value: bigint, decimals: number) => bigint>> = {
  down: truncated,
  nearest: roundHalfUp,
};

/** Towards zero: 1.239 → 1.23, -1.239 → -1.23. */
export function truncated(value: bigint, decimals: number): bigint {
  return value - (value % 10n ** BigInt(SCALE - decimals));
}

/** The rule of rounding that makes a number out of what a bill has, and the number. */
export interface Rounded {
  readonly reason: Reason;
  readonly value: bigint;
}

/**
 * What every rule makes of a bill, in the decimals that a number is written with. A sum of the whole bill is rounded as
 * bills are; one line of a statement (no `keys`) as a whole.
 */
export function roundings(
  parts: Parts,
  theirs: bigint,
  keys: readonly string[] | undefined,
): readonly Rounded[] {
  const decimals = decimalsAtLeastCents(theirs);
  const partitions = keys === undefined ? [[], ...PARTITIONS] : [...PARTITIONS, keys];
  return partitions.flatMap((by) => {
    const sums = parts.sumsBy(by) ?? [];
    if (sums.length === 0) return [];
    return (['down', 'nearest'] as const).map((mode) => ({
      reason: reason('rounded', { mode, decimals: String(decimals), by }),
      value: sums.reduce((total, sum) => total + ROUND[mode](sum, decimals), 0n),
    }));
  });
}

/** Whether rounding the months of accounts could make the number: each is off by less than one step. */
export function isNear(total: bigint, theirs: bigint, months: number): boolean {
  const step = 10n ** BigInt(SCALE - decimalsAtLeastCents(theirs));
  const distance = total > theirs ? total - theirs : theirs - total;
  return distance < step * BigInt(months);
}

/** The decimals that a number is compared to: its own, cents at least. */
export function decimalsAtLeastCents(value: bigint): number {
  return Math.max(CENTS, decimalsOf(value));
}
