import type { Layout } from './layout.ts';
import type { Line, Series } from './model.ts';
import { fill, type Template, template } from './slots.ts';

/** How a table becomes text. */
export interface CsvStyle {
  readonly delimiter: ',' | '\t' | ';' | '|';
  readonly eol: '\n' | '\r\n';
  /** `json` quotes every text and leaves numbers and empty cells bare. */
  readonly quote: 'minimal' | 'all' | 'json';
}

export const PLAIN_CSV: CsvStyle = { delimiter: ',', eol: '\n', quote: 'minimal' };

/** One row with its line end. */
export function joinRow(cells: readonly string[], style: CsvStyle): string {
  return cells.map((cell) => escaped(cell, style)).join(style.delimiter) + style.eol;
}

export function headerRow(layout: Layout, style: CsvStyle): string {
  return joinRow(headers(layout), style);
}

export function headers(layout: Layout): string[] {
  return layout.columns.map((column) => column.header);
}

/**
 * Writes lines of a layout as text. What the lines of a series share is put together once, and `written` may
 * turn it into another form, such as one character a byte.
 */
export function rowWriter(
  layout: Layout,
  style: CsvStyle,
  written?: (text: string) => string,
): (line: Line) => string {
  const known = new Map<Series, Template>();
  return (line) => {
    const made = known.get(line.series);
    if (made !== undefined) return fill(made, line);
    const text = layout.columns.map((column) => column.cell(line.series));
    const first = template(joinRow(text, style), written);
    known.set(line.series, first);
    return fill(first, line);
  };
}

/** The cells of one line, unquoted. */
export function cells(layout: Layout, line: Line): string[] {
  return layout.columns.map((column) => fill(template(column.cell(line.series)), line));
}

const NUMBER_SLOT_OR_EMPTY = /^(?:-?\d+(?:\.\d+)?|[\ue000-\ue0ff])?$/;

/** A cell as it stands in the file. */
export function escaped(cell: string, style: CsvStyle): string {
  return needsQuotes(cell, style) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function needsQuotes(cell: string, style: CsvStyle): boolean {
  if (style.quote === 'all') return true;
  if (style.quote === 'json') return !NUMBER_SLOT_OR_EMPTY.test(cell);
  return /["\r\n]/.test(cell) || cell.includes(style.delimiter);
}
