import type { ColumnKey } from '../../bill/columns.ts';
import { parseDecimal } from '../../bill/decimal.ts';
import { markReading, marksSwapped } from '../../bill/decimal-mark.ts';
import type { Problem } from '../../words/problem.ts';
import { AMOUNTS } from '../contract/answer.ts';
import type { RowSums } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';
import { missingAmount } from './missing-amount.ts';

const CONSUMED = AMOUNTS.indexOf('consumed');
const DEDUCTED = AMOUNTS.indexOf('deducted');
const USAGE = AMOUNTS.indexOf('usage');
const PAYABLE = AMOUNTS.indexOf('payable');
const SYMBOL = /^([+-]?)\s*([¥￥$])\s*([+-]?)(.*)$/s;
const CURRENCIES_OF: Readonly<Record<string, readonly string[]>> = { '¥': ['CNY', 'JPY'], $: ['USD'] };

/** Reads every amount of a row exactly, or tells which cell is none. */
export function readAmounts(row: Row): RowSums | Problem {
  const sums: (bigint | null)[] = [];
  let symbol = '';
  for (const key of AMOUNTS) {
    const amount = readAmount(row, key);
    if (amount !== null && typeof amount === 'object') {
      if ('code' in amount) return amount;
      if (symbol !== '' && symbol !== amount.symbol) return row.problem('CURRENCY_MISMATCH', key);
      symbol = amount.symbol;
      sums.push(amount.value);
    } else sums.push(amount);
  }
  if (sums[PAYABLE] === null && row.has('payable')) return row.problem('EMPTY_AMOUNT', 'payable');
  const missing = missingAmount(row, sums);
  if (missing !== undefined) return row.problem('EMPTY_AMOUNT', missing);
  const before = sums[CONSUMED] ?? null;
  if (before === null) sums[CONSUMED] = sums[USAGE] ?? null;
  return { sums, symbol, netUnknown: before === null && (sums[DEDUCTED] ?? 0n) !== 0n };
}

function readAmount(row: Row, key: ColumnKey): bigint | null | { value: bigint; symbol: string } | Problem {
  const text = row.text(key);
  if (text === '') return null;
  const value = parseDecimal(text);
  if (value !== undefined) return value;
  return (
    withSymbol(row, key, text) ?? row.problem(hasOtherMark(text) ? 'OTHER_DECIMAL_MARK' : 'NOT_A_NUMBER', key)
  );
}

/** `0,631` among numbers with a decimal point: a number, but not of this file. */
export function hasOtherMark(text: string): boolean {
  return markReading(text) === 'comma' && parseDecimal(marksSwapped(text)) !== undefined;
}

/** `¥1,234.50`, `-$3`: the symbol must fit the row's currency. */
function withSymbol(
  row: Row,
  key: ColumnKey,
  text: string,
): { value: bigint; symbol: string } | Problem | undefined {
  const amount = amountWithSymbol(text);
  if (amount === undefined) return undefined;
  return fitsCurrency(amount.symbol, row.text('currency')) ? amount : row.problem('CURRENCY_MISMATCH', key);
}

/** An amount with `¥` or `$` before it, `¥1,234.50` or `-$3`; undefined for anything else. */
export function amountWithSymbol(text: string): { value: bigint; symbol: string } | undefined {
  const match = SYMBOL.exec(text);
  if (match === null || (match[1] !== '' && match[3] !== '')) return undefined;
  const value = parseDecimal(`${match[1]}${match[3]}${match[4]}`);
  return value === undefined ? undefined : { value, symbol: match[2] === '$' ? '$' : '¥' };
}

/** An amount as a cell states it; null for an empty one, undefined for what is no amount. */
export function amountOf(text: string): bigint | null | undefined {
  return text === '' ? null : (parseDecimal(text) ?? amountWithSymbol(text)?.value);
}

/** Whether an amount of a currency can be written with a symbol; of an unknown currency it can. */
export function fitsCurrency(symbol: string, currency: string): boolean {
  return currency === '' || CURRENCIES_OF[symbol]?.includes(currency.toUpperCase()) === true;
}
