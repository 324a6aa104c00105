/** A table on a terminal: aligned columns, plain dashes, no box characters. */
import type { ViewTable } from '../../report/page.ts';
import { printable } from '../safe.ts';
import { type Fitted, fitTo, GAP, totalWidth } from './fit.ts';
import { type GridColumn, gridOf } from './grid.ts';
import type { TerminalOptions } from './options.ts';
import { recordLines } from './records.ts';
import { pad, shorten } from './width.ts';
import { wrap } from './wrap.ts';

/**
 * The table's lines without its title; where the terminal is too narrow for any table, a line for each cell.
 */
export function tableLines(table: ViewTable, options: TerminalOptions): string[] {
  const fitted = fitTo(gridFor(table, options.width), options.width);
  if (fitted === undefined) return recordLines(gridOf(table, false), options);
  return [...gridLines(fitted.columns, options), ...hiddenLines(fitted, options)];
}

/** Bars are ornament: they go before any text is shortened for them. */
function gridFor(table: ViewTable, width: number | null): GridColumn[] {
  const barred = gridOf(table, true);
  return width === null || totalWidth(barred) <= width ? barred : gridOf(table, false);
}

function gridLines(columns: readonly GridColumn[], options: TerminalOptions): string[] {
  if (columns.length === 0) return [];
  const [first] = columns as [GridColumn];
  const dashes = columns.map((column) => '-'.repeat(column.width));
  const rule = options.colour.dim(dashes.join(GAP).trimEnd());
  const header = line(columns, (column) => column.title);
  const rows = first.rows.map((_, row) => line(columns, (column) => column.rows[row]));
  const totals = first.totals.map((_, row) => line(columns, (column) => column.totals[row]));
  return [header, rule, ...rows, ...(totals.length === 0 ? [] : [rule, ...totals])];
}

function line(columns: readonly GridColumn[], text: (column: GridColumn) => string | undefined): string {
  const cells = columns.map((column) => {
    const cell = text(column) ?? '';
    return pad(column.number ? cell : shorten(cell, column.width), column.width, column.right);
  });
  return cells.join(GAP).trimEnd();
}

function hiddenLines(fitted: Fitted, options: TerminalOptions): string[] {
  if (fitted.hidden.length === 0) return [];
  const sentence = printable(options.moreColumns(fitted.hidden));
  return wrap(sentence, options.width).map((text) => options.colour.dim(text));
}
