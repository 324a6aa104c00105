/** A people's table as text in columns, before it is fitted to a terminal. */
import { ONE } from '../../bill/decimal.ts';
import type { ViewColumn, ViewTable } from '../../report/page.ts';
import type { Cell } from '../../report/table.ts';
import { isText, shownCell } from '../cells.ts';
import { printable } from '../safe.ts';
import { pad, widest } from './width.ts';

export interface GridColumn {
  readonly title: string;
  readonly rows: readonly string[];
  readonly totals: readonly string[];
  readonly width: number;
  /** Align on the right. */
  readonly right: boolean;
  /** A number: its cells are never cut. */
  readonly number: boolean;
  readonly dropOrder?: number;
}

/**
 * Cells of the longest bar. Plain `#`: block characters are one cell wide in some terminals, two in others.
 */
const BAR_CELLS = 10n;
/**
 * No column is wider, on any screen or none: each of its cells is padded to the width of the longest. What is cut is
 * whole in the formats for programs.
 */
const MOST_CELLS = 1000;

/** The table's columns as printable text with their natural widths. */
export function gridOf(table: ViewTable, bars: boolean): GridColumn[] {
  return table.columns.map((column, index) => {
    const plain = plainColumn(table, column, index);
    return bars && column.bar === true ? withBars(plain, cellsOf(table.rows, index)) : plain;
  });
}

function plainColumn(table: ViewTable, column: ViewColumn, index: number): GridColumn {
  const text = (cell: Cell) => printable(shownCell(cell, column));
  const title = printable(column.title);
  const rows = cellsOf(table.rows, index).map(text);
  const totals = cellsOf(table.totals, index).map(text);
  const number = !isText(column.kind);
  const widths = widest([title, ...rows, ...totals]);
  const width = number ? widths : Math.min(widths, MOST_CELLS);
  const { dropOrder } = column;
  return { title, rows, totals, width, right: number, number, dropOrder };
}

function cellsOf(rows: readonly (readonly Cell[])[], index: number): Cell[] {
  return rows.map((row) => row[index] ?? null);
}

/** Figures aligned among themselves, each row's followed by its bar. */
function withBars(column: GridColumn, shares: readonly Cell[]): GridColumn {
  const figure = widest([...column.rows, ...column.totals]);
  const rows = column.rows.map((text, row) => `${pad(text, figure, true)} ${bar(shares[row] ?? null)}`);
  const totals = column.totals.map((text) => pad(text, figure, true));
  const width = widest([column.title, ...rows, ...totals]);
  return { ...column, rows, totals, width, right: false };
}

function bar(share: Cell): string {
  if (typeof share !== 'bigint' || share <= 0n) return '';
  const cells = (share * BAR_CELLS + ONE / 2n) / ONE;
  return '#'.repeat(Number(cells < BAR_CELLS ? cells : BAR_CELLS));
}
