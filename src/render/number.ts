/** Numbers as people read them. Machines get plain notation from `formatDecimal`. */
import { formatDecimal } from '../bill/decimal.ts';
import { roundHalfUp } from '../report/round.ts';

const DECIMAL = /^([+-]?)(\d+)((?:\.\d+)?)$/;

/** `-1234567.5` → `-1,234,567.5`; text that is no plain decimal stays as it is. */
export function groupThousands(text: string): string {
  const match = DECIMAL.exec(text);
  if (match === null) return text;
  const whole = (match[2] as string).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${match[1]}${whole}${match[3]}`;
}

export interface NumberOptions {
  /** Leave zeros at the end of the fraction out. */
  readonly trim?: boolean;
}

/**
 * A decimal with thousands separators and a fixed number of places, a half rounded away from zero:
 * `1,234.50`.
 */
export function shownNumber(value: bigint, decimals: number, options: NumberOptions = {}): string {
  const text = formatDecimal(roundHalfUp(value, decimals));
  if (options.trim === true || decimals <= 0) return groupThousands(text);
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  return groupThousands(`${whole}.${fraction.padEnd(decimals, '0')}`);
}

/** A share as a percentage with `decimals` places: 0.1234 → `12.3%`. */
export function percent(value: bigint, decimals: number): string {
  return `${shownNumber(value * 100n, decimals)}%`;
}
