import { invoiceDecimals } from '../../../bill/currency.ts';
import { SCALE } from '../../../bill/decimal.ts';
import { decimalsOf } from '../../../report/decimals.ts';
import { roundHalfUp } from '../../../report/round.ts';
import type { Line } from './line.ts';
import type { BillParts } from './parts.ts';
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

type Mode = 'down' | 'nearest';

const ROUND: Readonly<Record<Mode, (value: bigint, decimals: number) => bigint>> = {
  down: truncated,
  nearest: roundHalfUp,
};

/** Towards zero: 1.239 → 1.23, -1.239 → -1.23. */
function truncated(value: bigint, decimals: number): bigint {
  return value - (value % 10n ** BigInt(SCALE - decimals));
}

/** The rule of rounding that makes a number out of what a bill has, and the number. */
export interface Rounded {
  readonly reason: Reason;
  readonly value: bigint;
}

/**
 * What every rule makes of a bill, to so many decimals. A sum of the whole bill is rounded as
 * bills are; one line of a statement (no `keys`) as a whole.
 */
export function roundings(
  parts: BillParts,
  decimals: number,
  keys: readonly string[] | undefined,
): readonly Rounded[] {
  const partitions = partitionsFor(keys);
  return partitions.flatMap((by) => {
    const sums = parts.sumsBy(by) ?? [];
    if (sums.length === 0) return [];
    return (['down', 'nearest'] as const).map((mode) => ({
      reason: reason('rounded', { mode, decimals: String(decimals), by }),
      value: sums.reduce((total, sum) => total + ROUND[mode](sum, decimals), 0n),
    }));
  });
}

/** What is likelier first: a statement rounds what it lists, an invoice the month. */
function partitionsFor(keys: readonly string[] | undefined): readonly (readonly string[])[] {
  if (keys === undefined) return [[], ...PARTITIONS];
  return keys.length === 0 ? [...PARTITIONS, keys] : [keys, ...PARTITIONS];
}

/** One statement rounds in one way: a line that either way explains is told by the one that some line needs. */
export function inOneMode(lines: readonly Line[]): Line[] {
  const needsNearest = lines.some(({ reasons }) => modeOf(reasons) === 'nearest');
  return lines.map((line) => {
    const { reasons, ours, theirs } = line;
    const [only] = reasons;
    if (!needsNearest || only === undefined || modeOf(reasons) !== 'down') return line;
    const decimals = Number(only.params.decimals);
    if (roundHalfUp(ours ?? 0n, decimals) !== theirs) return line;
    return { ...line, reasons: [{ ...only, params: { ...only.params, mode: 'nearest' } }] };
  });
}

/** How the one reason of a line rounds the line as a whole; undefined for any other reason. */
function modeOf(reasons: readonly Reason[]): Mode | undefined {
  const [only] = reasons;
  const isWhole = reasons.length === 1 && only?.code === 'rounded' && only.params.by?.length === 0;
  return isWhole ? (only?.params.mode as Mode) : undefined;
}

/** Whether rounding the months of accounts could make the number: each is off by less than one step. */
export function isNear(
  total: bigint,
  theirs: bigint,
  { decimals, months }: { decimals: number; months: number },
): boolean {
  const step = 10n ** BigInt(SCALE - decimals);
  const distance = total > theirs ? total - theirs : theirs - total;
  return distance < step * BigInt(months);
}

/** The decimals that a number is compared to: its own, at least those of an invoice. */
export function comparedDecimals(value: bigint, currency: string | null): number {
  return Math.max(invoiceDecimals(currency), decimalsOf(value));
}
