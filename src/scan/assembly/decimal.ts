import { DECIMALS, SCANNER_ONE } from './shared.generated';

/** Powers of ten up to 10^12. */
const powers: usize = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
]);

export const NO_DECIMAL: i64 = i64.MIN_VALUE;

/** A plain decimal in units of 1 / SCANNER_ONE; NO_DECIMAL for anything else, and for what does not fit. */
// @ts-ignore: decorator
@inline
export function decimal(from: usize, to: usize): i64 {
  if (to - from === 1) {
    const only = (load<u8>(from) as u32) - 48;
    return only <= 9 ? (only as i64) * SCANNER_ONE : NO_DECIMAL;
  }
  return longDecimal(from, to);
}

function longDecimal(from: usize, to: usize): i64 {
  const negative = load<u8>(from) === 45;
  const first = negative ? from + 1 : from;
  let p = first;
  let value: i64 = 0;
  let digit: u32 = 0;
  while (p < to) {
    digit = (load<u8>(p) as u32) - 48;
    if (digit > 9) break;
    value = value * 10 + (digit as i64);
    p++;
  }
  const whole = (p - first) as u32;
  // 18 digits fit, and their integer part must leave room for twelve decimals.
  if (whole === 0 || whole > 6) return NO_DECIMAL;
  let decimals: u32 = 0;
  if (p < to) {
    if (digit !== (46 - 48) as u32) return NO_DECIMAL;
    p++;
    decimals = (to - p) as u32;
    if (decimals === 0 || decimals > DECIMALS) return NO_DECIMAL;
    while (p < to) {
      digit = (load<u8>(p) as u32) - 48;
      if (digit > 9) return NO_DECIMAL;
      value = value * 10 + (digit as i64);
      p++;
    }
  }
  value *= load<u64>(powers + (((DECIMALS - decimals) as usize) << 3)) as i64;
  return negative ? -value : value;
}
