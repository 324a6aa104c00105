/**
 * Exact decimals of the generator: a bigint in units of 10⁻¹². Written apart from `src` on purpose, so that the
 * expected answers do not lean on the code they test.
 */
export type Exact = bigint;

const PLACES = 12;
export const ONE: Exact = 10n ** BigInt(PLACES);

/** `0.0024` → 2400000000n. Plain notation only; more than twelve decimals is a mistake of the caller. */
export function exact(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(text);
  if (match === null) throw new Error(`not a plain decimal: ${text}`);
  const [, sign, whole = '', fraction = ''] = match;
  const value = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -value : value;
}

/** Plain notation without trailing zeros: `-0.0155448`. */
export function plain(value: Exact): string {
  if (value === 0n) return '0';
  if (value < 0n) return `-${plain(-value)}`;
  const digits = value.toString().padStart(PLACES + 1, '0');
  const point = digits.length - PLACES;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === 48) end -= 1;
  return end === point ? digits.slice(0, point) : `${digits.slice(0, point)}.${digits.slice(point, end)}`;
}

/** The product, which must itself be exact at twelve decimals. */
export function times(a: Exact, b: Exact): Exact {
  const wide = a * b;
  if (wide % ONE !== 0n) throw new Error(`${plain(a)} × ${plain(b)} has more than twelve decimals`);
  return wide / ONE;
}

/** `percent` of a value, cut to `places` decimals (the provider keeps ten). */
export function share(value: Exact, percent: bigint, places: number): Exact {
  const step = 10n ** BigInt(PLACES - places);
  return ((value * percent) / (100n * step)) * step;
}
