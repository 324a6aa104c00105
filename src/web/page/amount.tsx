import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';
import { shownNumber } from '../../render/number.ts';
import { amountDecimals, decimalsOf } from '../../report/decimals.ts';
import { roundHalfUp } from '../../report/round.ts';

const LEAST_DECIMALS = 2;

/** An exact amount, to its last digit. */
export function AmountText({ value, money }: { readonly value: bigint | number; readonly money?: boolean }) {
  const [whole = '', fraction = ''] = plainText(value).split('.');
  const shown = money === true ? fraction.padEnd(LEAST_DECIMALS, '0') : fraction;
  return <span class="amount">{shown === '' ? whole : `${whole}.${shown}`}</span>;
}

/** A large amount of money, rounded as the tables round it; undefined where it is not money, or is shown as it is. */
export function roundedText(value: bigint | number, money: boolean): string | undefined {
  if (typeof value !== 'bigint' || !money) return undefined;
  const decimals = amountDecimals([value], [value]);
  if (decimalsOf(value) <= decimals) return undefined;
  return shownNumber(roundHalfUp(value, decimals), decimals).replace('-', '−');
}

function plainText(value: bigint | number): string {
  return groupThousands(typeof value === 'bigint' ? formatDecimal(value) : String(value)).replace('-', '−');
}
