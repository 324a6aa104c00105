import { writeDelimited } from '../../../render/delimited.ts';
import type { Table } from '../../../report/table.ts';
import { columnTitle } from '../../../words/column-title.ts';
import { type Lang, words } from '../../../words/index.ts';
import type { OutputOptions } from '../../options/run-options.ts';
import type { Writer } from '../written.ts';

export const write: Writer = (report, output) => delimitedChunks(report.table(), output);

/** How Excel opens a CSV without harm, behind a byte order mark. */
const EXCEL = { eol: '\r\n', textIds: true } as const;

/** CSV or TSV; `isHead` tells the first part of a table that is written in parts, which alone has a header. */
export function delimitedChunks(
  table: Table,
  { format, bom, excel, headers, toScreen }: OutputOptions,
  isHead = true,
): Iterable<string> {
  const delimiter: ',' | '\t' = format === 'tsv' ? '\t' : ',';
  const titles = headers === undefined ? {} : { titles: titlesOf(table, headers) };
  const form = { delimiter, screen: toScreen, header: isHead, ...titles, ...(excel && EXCEL) };
  return writeDelimited(table, { ...form, bom: isHead && (bom || excel) });
}

/** As people read them; two columns of one title keep their machine names, by which they are told apart. */
function titlesOf({ columns }: Table, lang: Lang): readonly string[] {
  const titles = columns.map(({ name, title }) => title ?? columnTitle(name, words(lang)));
  return titles.map((title, place) =>
    titles.indexOf(title) === titles.lastIndexOf(title) ? title : (columns[place]?.name ?? title),
  );
}
