import { absolute } from '../../bill/absolute.ts';
import { ONE, parseDecimal } from '../../bill/decimal.ts';

/** How far two amounts may be apart and still be taken for equal, exactly. */
export interface Tolerance {
  /** In units of 10⁻¹⁸: of the amount itself, or of the bill's amount where `relative`. */
  readonly value: bigint;
  readonly relative: boolean;
}

export const NO_TOLERANCE: Tolerance = { value: 0n, relative: false };

/** `0.01`, or `0.5%` of what the bill has; undefined for anything else. */
export function parseTolerance(text: string): Tolerance | undefined {
  const [, number = '', percent = ''] = /^\s*([^%\s]+)\s*(%?)\s*$/.exec(text) ?? [];
  const value = parseDecimal(number);
  return value === undefined || value < 0n ? undefined : { value, relative: percent === '%' };
}

/** Whether a difference is within the tolerance, its edge included. An amount that is not there counts as 0. */
export function isWithin({ value, relative }: Tolerance, ours: bigint, difference: bigint): boolean {
  const size = absolute(difference);
  return relative ? size * 100n * ONE <= value * absolute(ours) : size <= value;
}
