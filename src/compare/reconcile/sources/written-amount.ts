import { parseDecimal } from '../../../bill/decimal.ts';
import { amountWithSymbol } from '../../../read/row/amounts.ts';

/** An amount of another side's table; `symbol` is `¥` or `$` where it was written with one. */
export interface WrittenAmount {
  readonly value: bigint;
  readonly symbol: string;
}

/** `(1,234.50)`, `¥(0.5)`, `(¥0.5)`: accountants write an amount below zero in parentheses. */
const IN_PARENTHESES = /^([¥￥$]?)\s*[(（]\s*([¥￥$]?\s*[\d.][^()（）+-]*?)\s*[)）]$/;

/** Reads `1,234.50`, `-$3` or `(0.25)`; undefined for what is no amount. */
export function writtenAmount(text: string): WrittenAmount | undefined {
  const [, outside, inside] = IN_PARENTHESES.exec(text) ?? [];
  if (inside === undefined) return signedAmount(text);
  const amount = signedAmount(`${outside}${inside}`);
  return amount === undefined ? undefined : { ...amount, value: -amount.value };
}

function signedAmount(text: string): WrittenAmount | undefined {
  const plain = parseDecimal(text);
  return plain === undefined ? amountWithSymbol(text) : { value: plain, symbol: '' };
}
