/** Cells of a sheet that is laid out freely. */
import { formatDecimal } from '../../bill/decimal.ts';
import { fitsDouble } from './column-facts.ts';
import type { SheetTone, WorkbookCell } from './sheet.ts';

export function textCell(value: string, tone: SheetTone = 'plain'): WorkbookCell {
  return { kind: 'text', value, tone };
}

export function countCell(value: number, formula?: string): WorkbookCell {
  return { kind: 'count', value, formula };
}

/** The exact text of an amount that a double cannot hold, else nothing. */
export function exactCell(value: bigint): WorkbookCell | null {
  return fitsDouble(value) ? null : { ...textCell(formatDecimal(value), 'note'), indent: true };
}
