import type { MoneyRow } from './python.ts';

/** The measures of a row that are compared: all of the contract, and the settlement. */
export const MONEY_MEASURES = [
  ...['rows', 'input_tokens', 'cached_tokens', 'output_tokens', 'tokens', 'free_tokens', 'billed_tokens'],
  ...['images', 'seconds', 'characters', 'calls', 'list_cost', 'discount', 'coupon', 'savings_plan'],
  ...['payable', 'rounding', 'voucher', 'cash', 'prepaid', 'outstanding'],
] as const;
export const UNIT_MEASURES = ['consumed', 'deducted', 'billed'] as const;

/** Rows in one form and order: what differs is then a difference of figures. */
export function canonical(rows: readonly MoneyRow[], key: string, measures: readonly string[]): string[] {
  return rows
    .map((row) => {
      const name = row[key] ?? '';
      const values = measures.map((measure) => `${measure}=${row[measure] ?? 'absent'}`);
      return [name, row.currency, ...values].join(' ');
    })
    .sort();
}

/** Reads our own delimited text; its cells are plain in these tests. */
export function readDelimited(text: string, delimiter: string): MoneyRow[] {
  if (text.includes('"')) throw new Error('a quoted cell: this reader knows none');
  const [header = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const names = header.split(delimiter);
  return lines.map((line) => {
    const cells = line.split(delimiter);
    if (cells.length !== names.length) throw new Error(`${cells.length} cells under ${names.length} names`);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] || null]));
  });
}
