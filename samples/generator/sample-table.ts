import { joinRow, PLAIN_CSV } from './csv.ts';
import { encodeFile } from './encode.ts';
import { type BillOptions, billTable, expectedOf } from './make-bill.ts';
import { type Sample, UNTOLD } from './sample.ts';

/** Rewrites a cell without changing what it means. */
export type Spelling = (cell: string, header: string) => string;

/** A sample whose cells are spelled anew before they are written. */
export function tableSample(input: string, about: string, options: BillOptions, spell: Spelling): Sample {
  const table = billTable(options);
  const rows = table.rows.map((row) => row.map((cell, index) => spell(cell, table.headers[index] as string)));
  const text = [table.headers, ...rows].map((row) => joinRow(row, options.csv ?? PLAIN_CSV)).join('');
  const bytes = encodeFile(text, options.encoding ?? 'utf8-bom');
  const expected = expectedOf(options.layout, table.lines);
  return { input, about, layout: options.layout.name, final: UNTOLD, files: [[input, bytes]], expected };
}
