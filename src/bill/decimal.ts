/**
 * Exact decimals: a `bigint` counted in units of 10⁻¹⁸. Money and usage are never a binary float.
 *
 * Eighteen places hold every bill seen (7 decimals written, 10 kept by the provider) with room to spare, and
 * 20 digits before the point hold any amount; a longer number is refused, never rounded.
 */
export const SCALE = 18;
export const ONE = 10n ** 18n;
const MAX_INTEGER_DIGITS = 20;

const PLAIN = /^(-?)(\d{1,20})(?:\.(\d{1,18}))?$/;
const WRITTEN = /^([+-]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Powers of ten up to 10¹⁸, as multipliers that lift n written decimals to {@link SCALE}. */
const LIFT = Array.from({ length: SCALE + 1 }, (_, decimals) => 10n ** BigInt(SCALE - decimals));

/**
 * Reads a number as bills write it: `0.0155448`, `-3`, `3.92E-5`, `1,234.5`.
 *
 * Returns `undefined` for anything else (words, `0x10`, `1_000`, `1.234,5`, `0,631`, full-width digits, U+2212) and for
 * numbers with more than 18 decimals or 20 integer digits that are not zero: such a cell cannot be kept exactly.
 */
export function parseDecimal(text: string): bigint | undefined {
  if (text === '0') return 0n;
  const plain = PLAIN.exec(text);
  if (plain === null) return parseWritten(text);
  const fraction = plain[3] ?? '';
  const value = BigInt(plain[2] + fraction) * (LIFT[fraction.length] as bigint);
  return plain[1] === '-' ? -value : value;
}

function parseWritten(text: string): bigint | undefined {
  const match = WRITTEN.exec(text);
  if (match === null || (match[2] === undefined && match[3] === undefined)) return undefined;
  const whole = (match[2] ?? '').replaceAll(',', '');
  const digits = (whole + (match[3] ?? '')).replace(/^0+/, '');
  const power = Number(match[4] ?? '0') - (match[3] ?? '').length;
  const value = scaled(digits, power);
  return match[1] === '-' && value !== undefined ? -value : value;
}

/** `digits` × 10^`power` in units of 10⁻¹⁸, or `undefined` where that is not exact or too large. */
function scaled(digits: string, power: number): bigint | undefined {
  const significant = withoutTrailingZeros(digits);
  if (significant === '') return 0n;
  const exponent = power + digits.length - significant.length;
  if (exponent < -SCALE || significant.length + exponent > MAX_INTEGER_DIGITS) return undefined;
  return BigInt(significant) * 10n ** BigInt(exponent + SCALE);
}

/** A loop, for `/0+$/` takes quadratic time on a long run of zeros that something follows. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/**
 * Plain notation, no trailing zeros, no separators: `-0.0155448`. The inverse of {@link parseDecimal}. Null, an amount
 * that is not on the bill, stays null.
 */
export function formatDecimal(value: bigint): string;
export function formatDecimal(value: bigint | null): string | null;
export function formatDecimal(value: bigint | null): string | null {
  return value === null ? null : formatAt(value, SCALE);
}

/** A {@link wideProduct} in the same notation. */
export function formatWide(value: bigint): string {
  return formatAt(value, 2 * SCALE);
}

function formatAt(value: bigint, scale: number): string {
  if (value === 0n) return '0';
  if (value < 0n) return `-${formatAt(-value, scale)}`;
  const one = scale === SCALE ? ONE : 10n ** BigInt(scale);
  const whole = value / one;
  const rest = value - whole * one;
  if (rest === 0n) return String(whole);
  return `${whole}.${withoutTrailingZeros(String(rest).padStart(scale, '0'))}`;
}

/** The product of two decimals in units of 10⁻³⁶: exact, so only to be compared with another such product. */
export function wideProduct(a: bigint, b: bigint): bigint {
  return a * b;
}

/** A decimal lifted to units of 10⁻³⁶, to stand beside a {@link wideProduct}. */
export function widen(a: bigint): bigint {
  return a * ONE;
}
