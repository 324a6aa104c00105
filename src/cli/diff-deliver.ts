import type { Cube } from '../cube/cube.ts';
import { writeWhole } from '../render/atomic.ts';
import type { Remark } from '../render/json-comparison.ts';
import { sentence } from '../report/closing.ts';
import { bothLines } from '../report/diff/both.ts';
import type { Page } from '../report/page.ts';
import type { Table } from '../report/table.ts';
import type { Words } from '../words/index.ts';
import { colourLevel } from './colour-level.ts';
import type { Context } from './context.ts';
import { FORMATS, type Format } from './format.ts';
import type { WrittenOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What was found by comparing two bills, for every writer. */
export interface Found {
  readonly compared: keyof typeof TABLES;
  readonly differs: boolean;
  readonly old: Cube;
  readonly new: Cube;
  /** A table by its name; throws a UsageError where it would not be whole. */
  table(name: string): Table;
  /** Tables that JSON holds beside the first one. */
  readonly others: readonly string[];
  readonly remarks: readonly Remark[];
  page(): Page;
}

const TABLES = { lines: ['lines', 'by', 'cells'], months: ['bridge', 'by', 'prices'] } as const;

/** The table that csv, tsv and ndjson hold: that of `--table`, that of `--by`, else the first. */
export function tableName(
  compared: Found['compared'],
  { table, by }: WrittenOptions,
  { diff }: Words,
): string {
  const names: readonly string[] = TABLES[compared];
  if (table === undefined) return by === undefined ? (names[0] as string) : 'by';
  if (names.includes(table)) return table;
  throw new UsageError(diff.unknownTable(table, names.join(', ')), diff.tableOption);
}

/** Writes what was found to standard output or a file, and beside a table of data the words about it to stderr. */
export async function deliverDiff(
  found: Found,
  format: Format,
  options: WrittenOptions,
  context: Context,
): Promise<void> {
  const { output } = options;
  const chunks = await chunksOf(found, format, options, context);
  if (output === undefined) await context.write(chunks);
  else {
    await writeWhole(output, chunks);
    await context.say(context.words.usage.wrote(output));
  }
  if (format === 'table' || format === 'md' || format === 'json') return;
  const { words } = context;
  const remarks = found.remarks.map(({ message }) => `${words.page.warning}: ${message}`);
  await context.sayLines([...remarks, ...bothLines(found.old, found.new, words)]);
}

async function chunksOf(
  found: Found,
  format: Format,
  options: WrittenOptions,
  context: Context,
): Promise<Iterable<string>> {
  const { words } = context;
  const name = tableName(found.compared, options, words);
  switch (format) {
    case 'table':
      return [await terminalText(found.page(), options, context)];
    case 'md':
      return [(await import('../render/markdown.ts')).renderMarkdown(found.page())];
    case 'ndjson':
      return (await import('../render/ndjson.ts')).writeNdjson(found.table(name));
    case 'json': {
      const { writeComparison } = await import('../render/json-comparison.ts');
      const others = found.others.filter((other) => other !== name).map((other) => found.table(other));
      return writeComparison({ ...found, tables: [found.table(name), ...others] }, (notice) =>
        sentence(notice, words),
      );
    }
    case 'csv':
    case 'tsv': {
      const { writeDelimited } = await import('../render/delimited.ts');
      const screen = context.isTerminal && options.output === undefined;
      const delimiter = format === 'tsv' ? '\t' : ',';
      return writeDelimited(found.table(name), { delimiter, bom: options.bom === true, screen });
    }
    default:
      throw new UsageError(words.usage.unknownFormat(format), FORMATS.join(', '));
  }
}

async function terminalText(page: Page, options: WrittenOptions, context: Context): Promise<string> {
  const { renderTerminal } = await import('../render/terminal.ts');
  const { chalkColour } = await import('../render/colour.ts');
  const toScreen = context.isTerminal && options.output === undefined;
  const { listed, hiddenColumns } = context.words.page;
  return renderTerminal(page, {
    width: toScreen ? context.width : null,
    colour: await chalkColour(colourLevel(options.color, context.env, toScreen)),
    moreColumns: (hidden) => hiddenColumns(listed(hidden)),
  });
}
