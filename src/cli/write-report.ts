import { writeWhole } from '../render/atomic.ts';
import type { Page } from '../report/page.ts';
import type { Table } from '../report/table.ts';
import { colourLevel } from './colour-level.ts';
import type { Context } from './context.ts';
import type { Format } from './format.ts';
import type { WrittenOptions } from './options.ts';

/** A report in the forms that writers take; only the one that is asked for is made. */
export interface Written {
  page(): Page;
  table(): Table;
  json(): Promise<Iterable<string>>;
  /** What is said on stderr beside a table of data, which says nothing of itself. */
  beside(): readonly string[];
}

/** Writes a report to standard output or to a file, whole or not at all. */
export async function writeReport(
  report: Written,
  format: Format,
  options: WrittenOptions,
  context: Context,
): Promise<void> {
  const { output } = options;
  const chunks = await chunksOf(report, format, options, context);
  if (output === undefined) await context.write(chunks);
  else {
    await writeWhole(output, chunks);
    await context.say(context.words.usage.wrote(output));
  }
  const holdsWords = format === 'table' || format === 'md' || format === 'json';
  if (!holdsWords) await context.sayLines(report.beside());
}

async function chunksOf(
  report: Written,
  format: Format,
  options: WrittenOptions,
  context: Context,
): Promise<Iterable<string>> {
  if (format === 'table') return [await terminalText(report.page(), options, context)];
  if (format === 'md') return [(await import('../render/markdown.ts')).renderMarkdown(report.page())];
  if (format === 'json') return report.json();
  if (format === 'ndjson') return (await import('../render/ndjson.ts')).writeNdjson(report.table());
  const { writeDelimited } = await import('../render/delimited.ts');
  const screen = context.isTerminal && options.output === undefined;
  const delimiter = format === 'tsv' ? '\t' : ',';
  return writeDelimited(report.table(), { delimiter, bom: options.bom === true, screen });
}

async function terminalText(page: Page, options: WrittenOptions, context: Context): Promise<string> {
  const { renderTerminal } = await import('../render/terminal.ts');
  const { chalkColour } = await import('../render/colour.ts');
  const toScreen = context.isTerminal && options.output === undefined;
  const colour = await chalkColour(colourLevel(options.color, context.env, toScreen));
  const { page: words } = context.words;
  return renderTerminal(page, {
    width: toScreen ? context.width : null,
    colour,
    moreColumns: (hidden) => words.hiddenColumns(words.listed(hidden)),
  });
}
