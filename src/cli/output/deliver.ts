import { optionName } from '../../bill/spelling.ts';
import type { Cube } from '../../cube/cube.ts';
import type { Names } from '../../cube/names.ts';
import { redactedPattern } from '../../cube/redacted-group.ts';
import { withoutFolders } from '../../cube/without-folders.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import type { Chunks } from '../../render/file/atomic.ts';
import { byPage } from '../../report/by.ts';
import { costTable } from '../../report/cost.ts';
import type { Page } from '../../report/page.ts';
import { MOST_PIVOT_COLUMNS, PivotTooWide } from '../../report/pivot.ts';
import { noticeLines, payableLines, proofLine, sentence } from '../../report/proof-lines.ts';
import { summaryPage } from '../../report/summary.ts';
import { totalsOf } from '../../report/totals.ts';
import type { Label } from '../../report/view.ts';
import type { WrittenOptions } from '../options/options.ts';
import { shownPath } from '../reading/read-bills.ts';
import type { Context } from '../world/context.ts';
import { interruptible } from '../world/signals.ts';
import { UsageError } from '../world/usage-error.ts';
import type { Delivery } from './delivery.ts';
import { delimitedChunks, holdsWords, htmlText, terminalText } from './report-chunks.ts';

/** Writes the report to standard output or to a file, and beside a table of data the words about it to stderr. */
export async function deliver(delivery: Delivery, context: Context): Promise<void> {
  const { output } = delivery.options;
  const chunks = await chunksOf(delivery, context);
  if (output === undefined) await context.write(chunks);
  else {
    const { writeWhole } = await import('../../render/file/atomic.ts');
    await writeWhole(output, chunks);
    await context.say(context.words.usage.wrote(shownPath(output, context)));
  }
  if (!holdsWords(delivery.format)) await context.sayLines(wordsBeside(delivery.cube, context));
}

async function chunksOf(delivery: Delivery, context: Context): Promise<Chunks> {
  const { format, options, cube } = delivery;
  const screen = context.isTerminal && options.output === undefined;
  if (format === 'table') return [await terminalText(pageOf(delivery, context), options, context)];
  if (format === 'md') {
    const { renderMarkdown } = await import('../../render/markdown.ts');
    return [renderMarkdown(pageOf(delivery, context))];
  }
  if (delivery.metrics !== undefined) {
    const { writeOpenMetrics } = await import('../../render/openmetrics.ts');
    return writeOpenMetrics(delivery.metrics.families, { screen });
  }
  // These go to other people: no folders of this machine in them.
  if (format === 'page') {
    const { pageChunks } = await import('./page.ts');
    const filters = filtersText(options, context.redactor);
    return pageChunks({ ...delivery, cube: withoutFolders(cube), filters }, context);
  }
  if (format === 'html')
    return [await htmlText(pageOf({ ...delivery, cube: withoutFolders(cube) }, context), context)];
  const table = tableOf(delivery, context);
  if (format === 'xlsx') {
    const { workbookChunks } = await import('./workbook.ts');
    const label = labelsOf(delivery.names);
    return workbookChunks(
      delivery,
      table,
      { filters: filtersText(options, context.redactor), ...(label && { label }) },
      context,
    );
  }
  if (format === 'ndjson') return (await import('../../render/ndjson.ts')).writeNdjson(table);
  const report = { report: 'cost', bill: cube.bill, proof: cube.proof, table, warnings: cube.notices };
  if (format === 'json') {
    const { writeJson } = await import('../../render/json.ts');
    return writeJson(report, (notice) => sentence(notice, context.words));
  }
  if (format === 'parquet') {
    const { parquetMetadata, writeParquet } = await import('../../render/parquet.ts');
    const metadata = () => parquetMetadata(report, (notice) => sentence(notice, context.words));
    return writeParquet(table.columns, table.rows, { metadata });
  }
  return delimitedChunks(table, format, options, context);
}

function tableOf({ cube, table }: Delivery, { words }: Context) {
  try {
    return interruptible(() => costTable(cube, table.query));
  } catch (error) {
    throw pivotUsage(error, words);
  }
}

function pageOf(delivery: Delivery, { words, redactor }: Context): Page {
  const { cube, table, summary, options, names } = delivery;
  const label = labelsOf(names);
  const common = { words, ...(label && { label }) };
  if (!summary) {
    try {
      return interruptible(() => byPage(cube, { ...common, query: table.query }));
    } catch (error) {
      throw pivotUsage(error, words);
    }
  }
  const { top, measures } = table.query;
  return summaryPage(cube, {
    ...common,
    filters: filtersText(options, redactor),
    ...(top === undefined ? {} : { top }),
    ...(measures === undefined ? {} : { measures }),
  });
}

function pivotUsage(error: unknown, { usage }: Context['words']): unknown {
  if (!(error instanceof PivotTooWide)) return error;
  return new UsageError(usage.pivotTooWide(error.found, MOST_PIVOT_COLUMNS), usage.pivotRemedy);
}

/** Names of keys and workspaces, as people's tables show them. */
export function labelsOf(names: Names | undefined): Label | undefined {
  return names && ((column, value) => labelOf(names, column, value));
}

export function labelOf(names: Names, column: string, value: string): string | undefined {
  const named = column === 'api_key_id' || column === 'workspace_id';
  return named ? names.rows.get(value)?.name || undefined : undefined;
}

/** A table of data says nothing of itself: warnings and the proof go to stderr. */
export function wordsBeside(cube: Cube, { words }: Context): string[] {
  const { page } = words;
  const proof = [proofLine(cube, words), ...payableLines(totalsOf(cube), words)];
  return [...noticeLines(cube, words), ...proof.map((line) => `${page.proof}: ${line}`)];
}

const FILTERS = [
  'model',
  'channel',
  'apiKey',
  'workspace',
  'type',
  'feeType',
  'currency',
  'month',
  'since',
  'until',
] as const;

/** The filters in force, as they were written. */
export function filtersText(options: WrittenOptions, redactor?: Redactor): string {
  const shown = (key: string, text: string) =>
    redactor === undefined ? text : redactedPattern(key, text, redactor);
  return FILTERS.flatMap((key) => {
    const value = options[key];
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    return values.map((written) => shown(key, written)).map((each) => `${optionName(key)} ${each}`);
  }).join(' ');
}
