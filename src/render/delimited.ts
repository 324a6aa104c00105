/** CSV and TSV: the machine table, one header, no total rows. */
import { formatDecimal } from '../bill/decimal.ts';
import type { Cell, Column, Table } from '../report/table.ts';
import { batched } from './chunks.ts';
import { formulaSafe, printable } from './safe.ts';

export interface DelimitedOptions {
  readonly delimiter: ',' | '\t';
  /** Start with a byte order mark, without which Excel takes UTF-8 for the system's code page. */
  readonly bom?: boolean;
  readonly eol?: '\n' | '\r\n';
  /** A tab behind ids and other texts that look like numbers: Excel keeps them as they are, as in the provider's own exports. */
  readonly textIds?: boolean;
  /** The text goes to a terminal: control characters in cells become visible escapes. */
  readonly screen?: boolean;
  /** What stands above the columns in place of their machine names. */
  readonly titles?: readonly string[];
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
  const { columns } = table;
  if (options.header !== false)
    yield line(
      options.titles ?? columns.map(({ name }) => name),
      columns.map(() => fieldWriter(options, false)),
      options,
    );
  const isId = ({ name, kind }: Column) => kind === 'dimension' && name.endsWith('_id');
  const writers = columns.map((column) => fieldWriter(options, options.textIds === true && isId(column)));
  for (const row of table.rows) yield line(row, writers, options);
}

type FieldWriter = (cell: Cell) => string;

function line(
  cells: readonly Cell[],
  writers: readonly FieldWriter[],
  { delimiter, eol = '\n' }: DelimitedOptions,
): string {
  const fields = cells.map((cell, place) => (writers[place] as FieldWriter)(cell));
  // A lone empty field would be a blank line, which readers skip.
  const text = fields.length === 1 && fields[0] === '' ? '""' : fields.join(delimiter);
  return text + eol;
}

/** Texts of a column that are made fit to be written once each. */
const MOST_KNOWN = 50_000;

function fieldWriter(options: DelimitedOptions, isId: boolean): FieldWriter {
  const known = new Map<string, string>();
  return (cell) => {
    if (typeof cell !== 'string') return fieldText(cell, options);
    let field = known.get(cell);
    if (field === undefined) {
      field = quoted(fieldText(cell, options) + tabBehind(cell, isId, options), options.delimiter);
      if (known.size < MOST_KNOWN) known.set(cell, field);
    }
    return field;
  };
}

/** Digits that a spreadsheet would read as a number: of 16 it keeps 15, of `0012` it keeps 12. */
const NUMERIC = /^\s*[\d.,]+(?:e[+-]?\d+)?\s*%?$/i;

function tabBehind(cell: string, isId: boolean, { textIds }: DelimitedOptions): string {
  if (textIds !== true || cell === '') return '';
  return isId || NUMERIC.test(cell) ? '\t' : '';
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
