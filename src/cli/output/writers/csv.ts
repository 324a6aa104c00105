import { writeDelimited } from '../../../render/delimited.ts';
import type { Table } from '../../../report/table.ts';
import type { OutputOptions } from '../../options/run-options.ts';
import type { Writer } from '../written.ts';

export const write: Writer = (report, output) => delimitedChunks(report.table(), output);

/** How Excel opens a CSV without harm, behind a byte order mark. */
const EXCEL = { eol: '\r\n', textIds: true } as const;

/** CSV or TSV; `isHead` tells the first part of a table that is written in parts, which alone has a header. */
export function delimitedChunks(
  table: Table,
  { format, bom, excel, toScreen }: OutputOptions,
  isHead = true,
): Iterable<string> {
  const delimiter: ',' | '\t' = format === 'tsv' ? '\t' : ',';
  const form = { delimiter, screen: toScreen, header: isHead, ...(excel && EXCEL) };
  return writeDelimited(table, { ...form, bom: isHead && (bom || excel) });
}
