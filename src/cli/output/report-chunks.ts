import type { Chunks } from '../../render/file/atomic.ts';
import type { Page } from '../../report/page.ts';
import type { Table } from '../../report/table.ts';
import type { Format } from '../options/format.ts';
import type { WrittenOptions } from '../options/options.ts';
import { colourLevel } from '../world/colour-level.ts';
import type { Context } from '../world/context.ts';

/** A report in the forms that writers take; only the one that is asked for is made. */
export interface Written {
  page(): Page;
  table(): Table;
  /** The table as a workbook has it, where people are shown other columns than programs. */
  sheet?(): Table;
  /** All of it; without rows what is said of the table in the footer of a file that holds them in its own way. */
  json(rows: 'rows' | 'no rows'): Promise<Iterable<string>>;
  /** What is said on stderr beside a table of data, which says nothing of itself. */
  beside(): readonly string[];
}

/** Formats that hold the words about a report themselves. */
const WORDED: ReadonlySet<Format> = new Set<Format>(['table', 'md', 'html', 'json', 'xlsx', 'page']);

export function holdsWords(format: Format): boolean {
  return WORDED.has(format);
}

/** A report that is a page and a table, in any format but those of bills alone (focus, openmetrics). */
export async function reportChunks(
  report: Written,
  format: Format,
  options: WrittenOptions,
  context: Context,
): Promise<Chunks> {
  switch (format) {
    case 'table':
      return [await terminalText(report.page(), options, context)];
    case 'md':
      return [(await import('../../render/markdown.ts')).renderMarkdown(report.page())];
    case 'html':
      return [await htmlText(report.page(), context)];
    case 'json':
      return report.json('rows');
    case 'ndjson':
      return (await import('../../render/ndjson.ts')).writeNdjson(report.table());
    case 'parquet':
      return parquetChunks(report);
    case 'xlsx':
      return (await import('./workbook.ts')).tableWorkbook(
        report.sheet?.() ?? report.table(),
        report.beside(),
        context,
      );
    default:
      return delimitedChunks(report.table(), format, options, context);
  }
}

async function parquetChunks(report: Written): Promise<Chunks> {
  const { ABOUT, writeParquet } = await import('../../render/parquet.ts');
  const about = [...(await report.json('no rows'))].join('');
  const { columns, rows } = report.table();
  return writeParquet(columns, rows, { metadata: () => ({ [ABOUT]: about }) });
}

/** How Excel opens a CSV without harm. */
export const EXCEL = { bom: true, eol: '\r\n', textIds: true } as const;

/** CSV or TSV. */
export async function delimitedChunks(
  table: Table,
  format: Format,
  { bom, excel, output }: WrittenOptions,
  { isTerminal }: Pick<Context, 'isTerminal'>,
): Promise<Iterable<string>> {
  const { writeDelimited } = await import('../../render/delimited.ts');
  const delimiter = format === 'tsv' ? '\t' : ',';
  const screen = isTerminal && output === undefined;
  return writeDelimited(table, { delimiter, bom: bom === true, ...(excel === true && EXCEL), screen });
}

/** A page as a document, under its own heading. */
export async function htmlText(
  page: Page,
  { words }: Pick<Context, 'words'>,
  print = false,
): Promise<string> {
  const { renderHtml } = await import('../../render/html.ts');
  const heading = page.find((block) => block.kind === 'heading');
  return renderHtml(page, { title: heading?.text ?? 'bill-analyze', lang: words.page.lang, print });
}

/** A page for a terminal, as wide as it is. */
export async function terminalText(page: Page, options: WrittenOptions, context: Context): Promise<string> {
  const { renderTerminal } = await import('../../render/terminal/terminal.ts');
  const { chalkColour } = await import('../../render/terminal/colour.ts');
  const toScreen = context.isTerminal && options.output === undefined;
  const { listed, hiddenColumns } = context.words.page;
  return renderTerminal(page, {
    width: toScreen ? context.width : null,
    colour: await chalkColour(colourLevel(options.color, context.env, toScreen)),
    moreColumns: (hidden) => hiddenColumns(listed(hidden)),
  });
}
