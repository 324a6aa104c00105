import { buildCube, keysFor } from '../../../cube/build.ts';
import type { Cube } from '../../../cube/cube.ts';
import { type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { namesDimensions } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { Reading } from '../../../read/contract/reading.ts';
import { SUMMARY_TABLES } from '../../../report/summary.ts';
import { MOST_GROUPS, MOST_READ, pagePlan } from '../../../web/plan.ts';
import { resolveExpectations, unmet } from '../../options/expect.ts';
import { billFormatOf } from '../../options/format.ts';
import { namesOf } from '../../options/names-file.ts';
import type { WrittenOptions } from '../../options/options.ts';
import { resolveMetrics } from '../../options/resolve-metrics.ts';
import { resolveFilters } from '../../options/resolve-reading.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import { deliver } from '../../output/deliver.ts';
import type { Delivery } from '../../output/delivery.ts';
import { workbookColumns } from '../../output/workbook-columns.ts';
import {
  type BillsRead,
  complain,
  exitOf,
  isTooMuch,
  isUnreported,
  readBills,
  sayUnreported,
} from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { isReadOnce } from '../../world/read-once.ts';
import { interruptible } from '../../world/signals.ts';
import { UsageError } from '../../world/usage-error.ts';
import { onlyWithFocus } from '../focus/options.ts';

/** The main command: read, group, report. Returns the exit code. */
export async function analyze(
  files: readonly string[],
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  const format = billFormatOf(options, context.isTerminal, words);
  if (format === 'focus') return (await import('../focus/focus.ts')).exportFocus(files, options, context);
  onlyWithFocus(options, words);
  const names = options.names === undefined ? undefined : await namesOf(options.names);
  const extra = names === undefined ? [] : namesDimensions(names);
  const table = resolveTable(options, extra, words);
  const asked = resolveMetrics(format, table, options, extra, words);
  const summary = !table.chosen && ['table', 'md', 'html'].includes(format);
  if (summary && options.sort !== undefined)
    throw new UsageError(words.usage.summarySorted, words.usage.sortNeedsBy);
  const filters = resolveFilters(options, words);
  const isPage = format === 'page';
  if (isPage) (await import('../../output/page.ts')).refuseTableOptions(options, words);
  const planned: CubePlan = {
    dimensions:
      asked?.columns ??
      (summary
        ? summaryColumns()
        : distinct([
            ...table.columns,
            ...(table.pivot === undefined ? [] : [table.pivot]),
            ...(format === 'xlsx' ? workbookColumns(names) : []),
          ])),
    filters,
    ...(names === undefined ? {} : { names }),
  };
  const plan = isPage ? pagePlan(filters, names) : planned;
  const coarser = isPage ? pagePlan(filters, names, true) : undefined;
  const expectations = resolveExpectations(options, words);
  const bills = await readWithin(files, plan, coarser, options, context);
  if (isUnreported(bills.reading)) return sayUnreported(bills.reading, context);
  const cube = interruptible(() => cubeWithin(bills.reading, plan, coarser));
  const measured =
    asked === undefined
      ? { cube }
      : (await import('../../output/metrics.ts')).metricsFor(cube, asked.query, words);
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
      ? await (await import('../check/checked.ts')).findingsBeside(files, cube, options, context)
      : undefined;
  await deliver({ ...delivery, ...(found && { findings: found }) }, context);
  await complain(bills, options, context);
  for (const line of missed) await context.say(line);
  return exitOf(bills, missed.length > 0);
}

/** Where a limit stops the reading and there is a coarser plan, files are read again by that. */
async function readWithin(
  files: readonly string[],
  plan: CubePlan,
  coarser: CubePlan | undefined,
  options: WrittenOptions,
  context: Context,
): Promise<BillsRead> {
  if (coarser === undefined) return readBills(files, { keys: keysFor(plan) }, options, context);
  const bills = await readBills(files, { keys: keysFor(plan) }, limitedForPage(options), context);
  if (!isTooMuch(bills.reading)) return bills;
  const once = await Promise.all(files.map(isReadOnce));
  return once.includes(true) ? bills : readBills(files, { keys: keysFor(coarser) }, options, context);
}

/** Where there are more groups by hour than a page is made of, those by day are read. */
function limitedForPage(options: WrittenOptions): WrittenOptions {
  const { limit = [] } = options;
  if (limit.some((text) => text.startsWith('groups='))) return options;
  return { ...options, limit: [...limit, `groups=${MOST_READ}`] };
}

/** The cube of a plan, or of the coarser one where its groups are too many for a page. */
function cubeWithin(reading: Reading, plan: CubePlan, coarser: CubePlan | undefined): Cube {
  if (coarser === undefined) return buildCube(reading, plan);
  const isFine = reading.answers.every(({ keys }) => keysFor(plan).every((key) => keys.includes(key)));
  const fine = isFine ? buildCube(reading, plan) : undefined;
  return fine !== undefined && fine.groups.length <= MOST_GROUPS ? fine : buildCube(reading, coarser);
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
