import type { Spelling } from './sample-table.ts';

/** Other spellings of the same values, as the API and spreadsheets write them. */

/** `0.0000392` → `3.92E-5`, as Java writes numbers below a thousandth. */
export const withExponents: Spelling = (cell) => exponent(cell, 1);

/** Dates `2026/5/14`, amounts `1,234.5`, small numbers `3.92E-05`. */
export const handEdited: Spelling = (cell, header) => {
  if (header === '账单日期') return spreadsheetDate(cell);
  return GROUPED_COLUMNS.has(header) ? grouped(exponent(cell, 2)) : cell;
};

const GROUPED_COLUMNS = new Set(['用量', '目录总价', '优惠金额', '优惠后金额', '优惠券抵扣金额', '应付金额']);

function exponent(cell: string, width: number): string {
  const match = /^(-?)0\.(000\d*[1-9])$/.exec(cell);
  if (match === null) return cell;
  const [, sign, decimals = ''] = match;
  const first = decimals.search(/[1-9]/);
  const rest = decimals.slice(first + 1);
  const mantissa = `${decimals[first]}.${rest === '' ? '0' : rest}`;
  return `${sign}${mantissa}E-${String(first + 1).padStart(width, '0')}`;
}

function grouped(cell: string): string {
  const match = /^(-?)(\d{4,})(\.\d+)?$/.exec(cell);
  if (match === null) return cell;
  const [, sign, whole = '', fraction = ''] = match;
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

function spreadsheetDate(cell: string): string {
  return cell.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1/$2/$3');
}
