/** Widths of columns, in characters, from what stands in them. */

import type { Cell } from '../../report/table.ts';
import type { FormSheet, TableSheet, WorkbookColumn } from '../../report/workbook/sheet.ts';
import { shownNumber } from '../number.ts';
import { printable } from '../safe.ts';
import { displayWidth } from '../terminal/width.ts';

const LEAST = 8;
const MOST = 46;
const MOST_WRAPPED = 56;
/** The filter's button in a header, and the sign of a currency. */
const ROOM = 3;
/** Rows that are looked at: further down nothing is much longer. */
const SAMPLE = 300;
/** Longer than any width: the rest of a long text need not be measured. */
const MEASURED = 120;

export function tableWidths({ columns, rows, totals }: TableSheet): number[] {
  const widths = columns.map((column) => Math.min(titleWidth(column), 18));
  let left = SAMPLE;
  for (const row of rows()) {
    for (const [index, column] of columns.entries())
      widths[index] = Math.max(widths[index] as number, widthOf(row[index] ?? null, column));
    if (--left === 0) break;
  }
  for (const row of totals)
    for (const [index, cell] of row.entries())
      if (cell !== null) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell.value, cell) + 1);
  return widths.map((width, index) =>
    clamp(width + ROOM, columns[index]?.wrap === true ? MOST_WRAPPED : MOST),
  );
}

/** A text with nothing behind it may run over the cells there: it widens nothing, unless its row is a table's. */
export function formWidths({ rows }: FormSheet): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const runsOver = cell?.kind === 'text' && index === row.length - 1 && index < 2;
      const width = cell === null || runsOver ? 0 : widthOf(cell.value, cell);
      // A wrapped title takes two lines.
      widths[index] = Math.max(widths[index] ?? 0, cell?.wrap === true ? Math.min(width, 16) : width);
    }
  }
  return widths.map((width) => clamp(width + ROOM, MOST));
}

function titleWidth({ title }: WorkbookColumn): number {
  return displayWidth(printable(title.slice(0, MEASURED)));
}

function widthOf(value: Cell, column: Pick<WorkbookColumn, 'kind' | 'decimals' | 'wrap'>): number {
  const { kind, decimals = 0, wrap } = column;
  if (value === null) return 0;
  if (kind === 'day') return 10;
  if (kind === 'share') return 7;
  if (typeof value === 'bigint') return shownNumber(value, decimals).length + 1;
  if (typeof value === 'number') return String(value).length + 2;
  const lines = wrap === true ? String(value).split('\n') : [String(value)];
  return Math.max(...lines.map((line) => displayWidth(printable(line.slice(0, MEASURED)))));
}

/** Lines that a text takes in a cell of a width, as far as this can be told without its font. */
export function linesIn(text: string, width: number): number {
  const lines = text
    .split('\n')
    .map((line) => Math.ceil(displayWidth(printable(line.slice(0, 2000))) / width));
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0);
}

function clamp(width: number, most: number): number {
  return Math.max(LEAST, Math.min(most, width));
}
