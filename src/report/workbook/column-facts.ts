import { absolute } from '../../bill/absolute.ts';
import { SCALE } from '../../bill/decimal.ts';

/** Significant digits that a double always holds, and that spreadsheets show. */
const DOUBLE_DIGITS = 15;

const POWERS = Array.from({ length: 40 }, (_, n) => 10n ** BigInt(n));
/** Values below this with no digit behind the tenth decimal have at most 15: nearly all of any bill. */
const SMALL = POWERS[SCALE + 5] as bigint;
const TEN_DECIMALS = POWERS[SCALE - 10] as bigint;

/** What the values of a column need to be shown, found out in one pass over very many of them. */
export class ColumnFacts {
  /** Decimals of the value with most of them. */
  decimals = 0;
  /** Every value is held by a double to the last digit. */
  fits = true;

  add(value: bigint): void {
    while (value % (POWERS[SCALE - this.decimals] as bigint) !== 0n) this.decimals++;
    if (this.fits) this.fits = fitsDouble(value);
  }
}

/** Whether a decimal (in units of 10⁻¹⁸) comes back from a double as it was. */
export function fitsDouble(value: bigint): boolean {
  const size = absolute(value);
  if (size < SMALL && size % TEN_DECIMALS === 0n) return true;
  const digits = size.toString().length;
  return digits <= DOUBLE_DIGITS || size % (POWERS[digits - DOUBLE_DIGITS] ?? 10n ** BigInt(digits)) === 0n;
}
