/** Numbers as people read them. Machines get plain notation from `formatDecimal`. */

import { formatDecimal } from '../bill/decimal.ts';
import { groupThousands } from '../bill/thousands.ts';
import { roundHalfUp } from '../report/round.ts';

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
