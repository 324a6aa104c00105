import { buildCube, type CubePlan, keysFor } from '../cube/build.ts';
import type { DimensionColumn } from '../cube/dimensions.ts';
import { findDimension } from '../cube/dimensions.ts';
import { namesDimensions } from '../cube/names.ts';
import { SUMMARY_TABLES } from '../report/summary.ts';
import type { Context } from './context.ts';
import { type Delivery, deliver } from './deliver.ts';
import { resolveExpectations, unmet } from './expect.ts';
import { onlyWithFocus } from './focus-options.ts';
import { formatOf } from './format.ts';
import { namesOf } from './names-file.ts';
import type { WrittenOptions } from './options.ts';
import { complain, exitOf, isUnreported, readBills, sayUnreported } from './read-bills.ts';
import { resolveMetrics } from './resolve-metrics.ts';
import { resolveFilters } from './resolve-rows.ts';
import { resolveTable } from './resolve-table.ts';
import { UsageError } from './usage-error.ts';
import { workbookColumns } from './workbook-columns.ts';

/** The main command: read, group, report. Returns the exit code. */
export async function analyze(
  files: readonly string[],
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  const format = formatOf(options, context.isTerminal, words);
  if (format === 'focus') return (await import('./focus.ts')).exportFocus(files, options, context);
  onlyWithFocus(options, words);
  const names = options.names === undefined ? undefined : await namesOf(options.names);
  const extra = names === undefined ? [] : namesDimensions(names);
  const table = resolveTable(options, extra, words);
  const asked = resolveMetrics(format, table, options, extra, words);
  const summary = !table.chosen && ['table', 'md', 'html'].includes(format);
  if (summary && options.sort !== undefined)
    throw new UsageError(words.usage.summarySorted, words.usage.sortNeedsBy);
  const plan: CubePlan = {
    dimensions:
      asked?.columns ??
      (summary
        ? summaryColumns()
        : distinct([
            ...table.columns,
            ...(table.pivot === undefined ? [] : [table.pivot]),
            ...(format === 'xlsx' ? workbookColumns(names) : []),
          ])),
    filters: resolveFilters(options, words),
    ...(names === undefined ? {} : { names }),
  };
  const expectations = resolveExpectations(options, words);
  const bills = await readBills(files, { keys: keysFor(plan) }, options, context);
  if (isUnreported(bills.reading)) return sayUnreported(bills.reading, context);
  const cube = buildCube(bills.reading, plan);
  const measured =
    asked === undefined ? { cube } : (await import('./metrics.ts')).metricsFor(cube, asked.query, words);
  const delivery: Delivery = {
    ...measured,
    format,
    options,
    table,
    summary,
    ...(names === undefined ? {} : { names }),
  };
  const missed = unmet(expectations, cube, words);
  const found =
    format === 'xlsx'
      ? await (await import('./checked.ts')).findingsBeside(files, cube, options, context)
      : undefined;
  await deliver({ ...delivery, ...(found && { findings: found }) }, context);
  await complain(bills, options, context);
  for (const line of missed) await context.say(line);
  return exitOf(bills, missed.length > 0);
}

/** Each column once. */
export function distinct(columns: readonly DimensionColumn[]): readonly DimensionColumn[] {
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

/** What the summary's tables are made of. */
export function summaryColumns(): readonly DimensionColumn[] {
  return [...SUMMARY_TABLES, 'unit'].flatMap(
    (name) => findDimension(name)?.columns.filter((each) => each.name === name) ?? [],
  );
}
