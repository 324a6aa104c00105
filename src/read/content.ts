import type { ColumnKey } from '../bill/columns.ts';
import type { RowSums } from './amounts.ts';
import { AMOUNTS, type LayoutInfo } from './contract.ts';
import type { Row } from './row.ts';

/** What tells a line that was issued again from the same one: texts, then amounts. */
export const CONTENT_TEXTS = ['instanceId', 'feeType', 'unit', 'currency'] as const satisfies ColumnKey[];
export const CONTENT_AMOUNTS = ['usage', 'payable'] as const;

const PLACES = CONTENT_AMOUNTS.map((key) => AMOUNTS.indexOf(key));
/** The fast reader's units, 10⁻¹², in those of amounts. */
const UNIT = 10n ** 6n;
const MOST = 10n ** 18n;
const NONE = -(2n ** 63n);
const NOTHING = new Uint8Array(0);

/** A layout without one of the amounts says too little to be compared with others: its rows are like any. */
export function hasContent({ columns }: LayoutInfo): boolean {
  return CONTENT_AMOUNTS.every((key) => columns[key] !== undefined);
}

/**
 * What a row says, as bytes that are equal for rows that say the same, however they are quoted: the texts, each
 * ended by LF, then the amounts as 64-bit integers in units of 10⁻¹². The fast reader makes the same bytes.
 */
export function contentOf(row: Row, { sums }: RowSums): Uint8Array {
  if (!hasContent(row.layout)) return NOTHING;
  const texts = CONTENT_TEXTS.map((key) => `${strip(rawCell(row, key))}\n`).join('');
  const amounts = Buffer.alloc(8 * PLACES.length);
  let beyond = '';
  for (const [index, place] of PLACES.entries()) {
    const sum = sums[place] ?? null;
    const fits = sum === null || (sum % UNIT === 0n && sum / UNIT < MOST && sum / UNIT > -MOST);
    amounts.writeBigInt64LE(sum === null || !fits ? NONE : sum / UNIT, index * 8);
    if (!fits) beyond += `${sum}\n`;
  }
  return Buffer.concat([Buffer.from(texts), amounts, Buffer.from(beyond)]);
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
