import type { ColumnRole } from '../../bill/columns.ts';
import type { SheetCell, SheetRow, StoredNumber } from '../contract/source.ts';

/** Digits that a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15;

/** What a spreadsheet has done to a number. */
export type CellDamage = 'id' | 'amount';

export interface ReadCell {
  readonly text: string;
  readonly damage?: CellDamage;
}

const IDS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['id', 'text']);
const AMOUNTS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['money', 'quantity']);

/** The texts of a row whose columns are not known yet. */
export function plainCells(cells: readonly SheetCell[]): string[] {
  return cells.map((cell) => (typeof cell === 'string' ? cell : cell.number));
}

export function isBlankRow({ cells }: SheetRow): boolean {
  return cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}

/** The text that the bill had in a cell, and whether it can be known. */
export function readCell(cell: SheetCell, role: ColumnRole | undefined): ReadCell {
  if (typeof cell === 'string') return { text: cell };
  if (cell.date !== undefined) return { text: dateText(cell, role) };
  if (role !== undefined && IDS.has(role)) return idText(cell.number);
  const text = amountText(cell.number);
  const isLong = role !== undefined && AMOUNTS.has(role) && digitsOf(text).length >= KEPT_DIGITS;
  return isLong ? { text, damage: 'amount' } : { text };
}

/**
 * A file holds a double with up to 17 digits (0.1 as 0.10000000000000001); a spreadsheet shows, computes and saves 15
 * of them, and no number that came from a bill has had more since. So the 15 are what it stands for.
 */
function amountText(stored: string): string {
  if (digitsOf(stored).length <= KEPT_DIGITS) return stored;
  const number = Number(stored);
  return Number.isFinite(number) ? String(Number(number.toPrecision(KEPT_DIGITS))) : stored;
}

/** Digits without the zeros before and behind them. */
function digitsOf(number: string): string {
  return number
    .replace(/e.*$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');
}

/**
 * An id of more digits than a spreadsheet keeps is damaged for good, and is written so that nobody takes it for one;
 * all of its digits are there only where a program wrote them that keeps whole numbers whole.
 */
function idText(stored: string): ReadCell {
  if (/^-?\d+$/.test(stored) && digitsOf(stored).length > KEPT_DIGITS) return { text: stored };
  const number = Number(amountText(stored));
  if (!Number.isFinite(number)) return { text: stored };
  if (Math.abs(number) < 10 ** KEPT_DIGITS) return { text: String(number) };
  return { text: number.toExponential().toUpperCase(), damage: 'id' };
}

const MS_A_DAY = 86_400_000;
const EPOCHS = { 'since-1900': Date.UTC(1899, 11, 30), 'since-1904': Date.UTC(1904, 0, 1) } as const;

/** `2026-05-14`, or with the time of day where there is one or where the column holds times. */
function dateText({ number, date = 'since-1900' }: StoredNumber, role: ColumnRole | undefined): string {
  const days = Number(number);
  if (!Number.isFinite(days) || days < 0 || days > 2_958_466) return number;
  // Seconds, for a fraction of a day is never exact.
  const seconds = Math.round(days * 86_400);
  const text = new Date(EPOCHS[date] + seconds * 1000).toISOString();
  const hasTime = role === 'time' || (seconds * 1000) % MS_A_DAY !== 0;
  return hasTime ? text.slice(0, 19).replace('T', ' ') : text.slice(0, 10);
}
