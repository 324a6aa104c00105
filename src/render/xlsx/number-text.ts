import { formatDecimal } from '../../bill/decimal.ts';

const EIGHT = 10n ** 8n;
const TEN = 1e10;
const MOST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The double nearest to a decimal in units of 10⁻¹⁸, as the shortest text that reads back as the same one. With at
 * most ten decimals, as nearly all of any bill, numerator and denominator are doubles themselves: their quotient is
 * rounded once, and so is the nearest.
 */
export function doubleText(value: bigint): string {
  if (value === 0n) return '0';
  const tenths = value / EIGHT;
  const isShort = tenths * EIGHT === value && tenths <= MOST_SAFE && tenths >= -MOST_SAFE;
  return String(isShort ? Number(tenths) / TEN : Number(formatDecimal(value)));
}
