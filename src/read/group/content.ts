import type { ColumnKey } from '../../bill/columns.ts';
import { memoByObject } from '../../bill/memo.ts';
import { AMOUNTS, type Amount, type LayoutInfo } from '../contract/answer.ts';
import type { Content, RowSums, RowTimes } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';

/** What tells a line that was issued again from the same one in any layout: texts, then amounts. */
export const CONTENT_TEXTS = ['instanceId', 'feeType', 'unit', 'currency'] as const satisfies ColumnKey[];
export const CONTENT_AMOUNTS = ['usage', 'payable'] as const;
/**
 * What tells it beside that in another export of the same layout, with the day and the minute of its usage. How a line
 * was paid (voucher, cash …) is none of it: that changes with the payment.
 */
export const OWN_AMOUNTS = [
  'deducted',
  'listCost',
  'discount',
  'coupon',
  'savingsPlan',
  'rounding',
] as const satisfies Amount[];

/** The fast reader's units, 10⁻¹², in those of amounts. */
const UNIT = 10n ** 6n;
const MOST = 10n ** 18n;
/** No amount that fits. */
const NONE = MOST;
export const NO_CONTENT: Content = { form: '', common: new Uint8Array(0), own: new Uint8Array(0) };

/** A layout without one of the amounts says too little to be compared with others: its rows are like any. */
export function hasContent({ columns }: LayoutInfo): boolean {
  return CONTENT_AMOUNTS.every((key) => columns[key] !== undefined);
}

/** Files of one form have the same columns: their rows can be compared in all that they say. */
export const formOf = memoByObject(({ headers }: LayoutInfo): string => headers.join('\u001f'));

/**
 * What a row says, as bytes that are equal for rows that say the same, however they are quoted. Common: the texts, each
 * ended by LF, then the amounts. Own: the other amounts (nothing written is as good as 0), the day, the minute. Amounts are 64-bit integers in units of
 * 10⁻¹², and as text behind all where they do not fit. The fast reader makes the same of the same bytes.
 */
export function lineContent(row: Row, times: RowTimes, { sums }: RowSums): Content {
  if (!hasContent(row.layout)) return NO_CONTENT;
  const texts = CONTENT_TEXTS.map((key) => `${strip(rawCell(row, key))}\n`).join('');
  const sumsOf = (keys: readonly Amount[]) => keys.map((key) => sums[AMOUNTS.indexOf(key)] ?? null);
  const when = [times.day, times.minute].map((text) => BigInt(text.replace(/\D/g, '')));
  return {
    form: formOf(row.layout),
    common: Buffer.concat([Buffer.from(texts), words(sumsOf(CONTENT_AMOUNTS), [])]),
    own: words(
      sumsOf(OWN_AMOUNTS).map((amount) => amount ?? 0n),
      when,
    ),
  };
}

function words(amounts: readonly (bigint | null)[], numbers: readonly bigint[]): Uint8Array {
  const bytes = Buffer.alloc(8 * (amounts.length + numbers.length));
  let beyond = '';
  for (const [index, amount] of amounts.entries()) {
    const fits = amount === null || (amount % UNIT === 0n && amount / UNIT < MOST && amount / UNIT > -MOST);
    bytes.writeBigInt64LE(amount === null || !fits ? NONE : amount / UNIT, index * 8);
    if (!fits) beyond += `${amount}\n`;
  }
  for (const [index, number] of numbers.entries())
    bytes.writeBigInt64LE(number, (amounts.length + index) * 8);
  return beyond === '' ? bytes : Buffer.concat([bytes, Buffer.from(beyond)]);
}

function rawCell(row: Row, key: ColumnKey): string {
  return row.cells[row.layout.columns[key] ?? -1] ?? '';
}

/** Blanks and control characters at the ends, as bytes know them. */
function strip(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return text.slice(from, to);
}

/** All of a row, as bytes that only an equal row has. */
export function wholeRow({ cells }: Row): Uint8Array {
  return Buffer.from(`\u0001${cells.join('\u001f')}`);
}
