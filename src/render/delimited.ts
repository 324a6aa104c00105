/** CSV and TSV: the machine table, one header, no total rows. */
import { formatDecimal } from '../bill/decimal.ts';
import type { Cell, Table } from '../report/table.ts';
import { batched } from './chunks.ts';
import { formulaSafe, printable } from './safe.ts';

export interface DelimitedOptions {
  readonly delimiter: ',' | '\t';
  /** Start with a byte order mark, without which Excel takes UTF-8 for the system's code page. */
  readonly bom?: boolean;
  readonly eol?: '\n' | '\r\n';
  /** The text goes to a terminal: control characters in cells become visible escapes. */
  readonly screen?: boolean;
  /** False where the text goes on behind an earlier one. */
  readonly header?: boolean;
  /** Amounts and quantities keep a point where they are whole (`631.0`): FOCUS validators take `631` for no decimal. */
  readonly decimalPoint?: boolean;
}

/** The table as delimited text (RFC 4180 quoting, for tabs too), in chunks of several rows. */
export function* writeDelimited(table: Table, options: DelimitedOptions): Generator<string> {
  if (options.bom === true) yield '\ufeff';
  yield* batched(lines(table, options));
}

function* lines(table: Table, options: DelimitedOptions): Generator<string> {
  const names = table.columns.map((column) => column.name);
  if (options.header !== false) yield line(names, options);
  for (const row of table.rows) yield line(row, options);
}

function line(cells: readonly Cell[], options: DelimitedOptions): string {
  const fields = cells.map((cell) => quoted(fieldText(cell, options), options.delimiter));
  // A lone empty field would be a blank line, which readers skip.
  const text = fields.length === 1 && fields[0] === '' ? '""' : fields.join(options.delimiter);
  return text + (options.eol ?? '\n');
}

/** By the cell's own type: only a string can be taken for a formula, a number must stay one. */
function fieldText(cell: Cell, options: DelimitedOptions): string {
  if (cell === null) return '';
  if (typeof cell === 'bigint') return decimalText(cell, options);
  if (typeof cell !== 'string') return String(cell);
  const safe = formulaSafe(cell);
  return options.screen === true ? printable(safe) : safe;
}

function decimalText(value: bigint, { decimalPoint }: DelimitedOptions): string {
  const text = formatDecimal(value);
  return decimalPoint === true && !text.includes('.') ? `${text}.0` : text;
}

function quoted(field: string, delimiter: string): string {
  const plain = !field.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(field);
  return plain ? field : `"${field.replaceAll('"', '""')}"`;
}
