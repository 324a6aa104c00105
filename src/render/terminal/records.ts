/** A table too wide for the terminal in any other way: every row as a list of titles and values. */
import type { GridColumn } from './grid.ts';
import type { TerminalOptions } from './options.ts';
import { pairLines } from './pairs.ts';
import { widest } from './width.ts';

export function recordLines(columns: readonly GridColumn[], options: TerminalOptions): string[] {
  const record = (cells: (column: GridColumn) => string | undefined) => recordOf(columns, cells, options);
  const [first] = columns;
  const rows = first?.rows.map((_, row) => record((column) => column.rows[row])) ?? [];
  const totals = first?.totals.map((_, row) => record((column) => column.totals[row])) ?? [];
  const rule = options.colour.dim('-'.repeat(options.width ?? 0));
  return [...rows, ...totals].flatMap((lines, index) => (index === 0 ? lines : [rule, ...lines]));
}

function recordOf(
  columns: readonly GridColumn[],
  cell: (column: GridColumn) => string | undefined,
  options: TerminalOptions,
): string[] {
  const numbers = columns.filter((column) => column.number).map((column) => cell(column) ?? '');
  const pairs = columns.map((column): [string, string] => [column.title, cell(column) ?? '']);
  return pairLines(pairs, { width: options.width, right: false, room: widest(numbers) });
}
