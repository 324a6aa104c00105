import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';

const SHOWN = 2;

/** An exact amount: what is beyond two decimals is there to the last digit, but smaller. */
export function AmountText({ value, money }: { readonly value: bigint | number; readonly money?: boolean }) {
  const text = groupThousands(typeof value === 'bigint' ? formatDecimal(value) : String(value));
  const [whole = '', fraction = ''] = text.replace('-', '−').split('.');
  const shown = money === true ? fraction.padEnd(SHOWN, '0') : fraction;
  const near = shown.slice(0, SHOWN);
  return (
    <span class="amount">
      {whole}
      {near === '' ? null : <span class="near">.{near}</span>}
      {shown.length > SHOWN ? <span class="far">{shown.slice(SHOWN)}</span> : null}
    </span>
  );
}
