import fc from 'fast-check';
import { type CsvStyle, escaped } from '../../../samples/generator/csv.ts';
import { type Encoding, encode, encodeFile } from '../../../samples/generator/encode.ts';

/** A bill as a table of plain cells. */
export interface BillTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One of the many ways to write the same table as a file. Lists are taken in turn. */
export interface Form {
  readonly encoding: Encoding;
  /** False: UTF-16 without its byte order mark. Of the other encodings each form has a name. */
  readonly mark: boolean;
  readonly delimiter: ',' | '\t' | ';';
  readonly ends: readonly ('\n' | '\r\n')[];
  readonly quotes: readonly ('minimal' | 'all')[];
  /** What ends a cell, as tabs end ids in some exports. */
  readonly blanks: readonly ('' | ' ' | '\t')[];
  /** Blank lines before the header. */
  readonly blankFirst: number;
}

const ENCODINGS: readonly Encoding[] = ['utf8', 'utf8-bom', 'gb18030', 'gb18030-bom', 'utf16le', 'utf16be'];

function several<const T>(...values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 5 });
}

export const anyForm: fc.Arbitrary<Form> = fc.record({
  encoding: fc.constantFrom(...ENCODINGS),
  mark: fc.boolean(),
  delimiter: fc.constantFrom(',', '\t', ';'),
  ends: several('\n', '\r\n'),
  quotes: several('minimal', 'all'),
  blanks: several('', ' ', '\t'),
  blankFirst: fc.nat({ max: 2 }),
});

/** The bytes of a table in a form. */
export function written({ headers, rows }: BillTable, form: Form): Buffer {
  const lines = [headers, ...rows].map((row, line) => lineOf(row, line, form));
  const text = '\n'.repeat(form.blankFirst) + lines.join('');
  return form.mark ? encodeFile(text, form.encoding) : encode(text, form.encoding);
}

function lineOf(row: readonly string[], line: number, form: Form): string {
  const { delimiter, ends, quotes, blanks } = form;
  const turn = <T>(items: readonly T[], at: number) => items[at % items.length] as T;
  const eol = turn(ends, line);
  const cells = row.map((cell, index) => {
    const style: CsvStyle = { delimiter, eol, quote: turn(quotes, line + index) };
    // A tab after every name of the header would make it one of tab-separated names.
    const blank = line === 0 && index % 2 === 1 ? '' : turn(blanks, line + index);
    return escaped(cell + blank, style);
  });
  return cells.join(delimiter) + eol;
}

/** The table with its columns in another order. */
export function reordered({ headers, rows }: BillTable, order: readonly number[]): BillTable {
  const arranged = (row: readonly string[]) => order.map((place) => row[place] as string);
  return { headers: arranged(headers), rows: rows.map(arranged) };
}
