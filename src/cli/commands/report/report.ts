import { buildCube, keysFor } from '../../../cube/build.ts';
import type { Cube } from '../../../cube/cube.ts';
import { type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { namesDimensions } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { Reading } from '../../../read/contract/reading.ts';
import { isTooMuch, isUnreported } from '../../../read/files/unreported.ts';
import { isReadOnce } from '../../../read/input/read-once.ts';
import { SUMMARY_TABLES } from '../../../report/summary.ts';
import { MOST_GROUPS, MOST_READ, pagePlan } from '../../../web/plan.ts';
import { judgeExpectations } from '../../options/expect.ts';
import { type ResolvedMetrics, resolveMetrics } from '../../options/resolve-metrics.ts';
import { type ResolvedTable, resolveTable } from '../../options/resolve-table.ts';
import type { ReadingOptions, RunOptions } from '../../options/run-options.ts';
import { workbookColumns } from '../../output/workbook-columns.ts';
import { writeReport } from '../../output/write-report.ts';
import { readAlike } from '../../reading/read-alike.ts';
import {
  type BillsRead,
  complain,
  exitOf,
  inputsOf,
  readBills,
  sayUnreported,
} from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { interruptible } from '../../world/signals.ts';
import { UsageError } from '../../world/usage-error.ts';
import { onlyWithFocus } from '../focus/options.ts';
import { costReport } from './cost-report.ts';

/** The main command: read, group, report. Returns the exit code. */
export async function report(
  args: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const { output } = options;
  if (output.format === 'focus')
    return (await import('../focus/focus.ts')).exportFocus(args, options, context);
  const files = inputsOf(args, context);
  const asked = await askedOf(options);
  const read = (reading: ReadingOptions) => readAll(files, asked, { ...options, reading }, context);
  const isOfSeveral = output.format === 'xlsx';
  const { bills, cube, findings } = isOfSeveral
    ? await readAlike(files, options.reading, read)
    : await read(options.reading);
  if (cube === undefined) return sayUnreported(bills.reading, context);
  const judged = judgeExpectations(options.expected, cube, context.words);
  const { table, summary, metrics } = asked;
  const measured =
    metrics === undefined
      ? { cube }
      : (await import('../../output/metrics.ts')).metricsFor(cube, metrics.query, context.words);
  await writeReport(costReport({ ...measured, options, table, summary, findings }, context), output, context);
  await complain(bills, options.reading, context);
  for (const line of judged.lines) await context.say(line);
  return exitOf(bills, !judged.isMet);
}

/** The bills; the cube where they can be reported, and for a workbook what the check has found. */
async function readAll(files: readonly string[], asked: Asked, options: RunOptions, context: Context) {
  const { output, reading } = options;
  const { plan, coarser } = plansOf(asked, options);
  const bills = await readWithin(files, plan, coarser, reading, context);
  if (isUnreported(bills.reading)) return { bills };
  const cube = interruptible(() => cubeWithin(bills.reading, plan, coarser));
  if (output.format !== 'xlsx') return { bills, cube };
  const { findingsBeside } = await import('../check/findings-beside.ts');
  return { bills, cube, findings: await findingsBeside(files, cube, reading, context) };
}

/** What is to be shown. */
interface Asked {
  readonly table: ResolvedTable;
  readonly metrics: ResolvedMetrics | undefined;
  /** Nothing was chosen, and the format is one that people read. */
  readonly summary: boolean;
}

async function askedOf({ selection, output, values }: RunOptions): Promise<Asked> {
  onlyWithFocus(values);
  const { names } = selection;
  const extra = names === undefined ? [] : namesDimensions(names);
  const table = resolveTable(values, extra);
  const metrics = resolveMetrics(output.format, table, values, extra);
  const summary = !table.chosen && ['table', 'md', 'html'].includes(output.format);
  if (summary && values.sort !== undefined) throw new UsageError({ code: 'SORT_NEEDS_BY' });
  if (output.format === 'page') (await import('../../output/page.ts')).refuseTableOptions(values);
  return { table, metrics, summary };
}

/** What the bills are grouped by, and for a page the coarser plan where that makes too many groups. */
function plansOf({ table, metrics, summary }: Asked, { selection, output }: RunOptions) {
  const { filters, names } = selection;
  if (output.format === 'page')
    return { plan: pagePlan(filters, names), coarser: pagePlan(filters, names, true) };
  const chosen = [
    ...table.columns,
    ...(table.pivot === undefined ? [] : [table.pivot]),
    ...(output.format === 'xlsx' ? workbookColumns(names) : []),
  ];
  const dimensions = metrics?.columns ?? (summary ? summaryColumns() : distinct(chosen));
  return { plan: { dimensions, filters, names, measures: table.query.measures } };
}

/** Where a limit stops the reading and there is a coarser plan, files are read again by that. */
async function readWithin(
  files: readonly string[],
  plan: CubePlan,
  coarser: CubePlan | undefined,
  options: ReadingOptions,
  context: Context,
): Promise<BillsRead> {
  if (coarser === undefined) return readBills(files, { keys: keysFor(plan) }, options, context);
  const bills = await readBills(files, { keys: keysFor(plan) }, limitedForPage(options), context);
  if (!isTooMuch(bills.reading)) return bills;
  const once = await Promise.all(files.map(isReadOnce));
  return once.includes(true) ? bills : readBills(files, { keys: keysFor(coarser) }, options, context);
}

/** Where there are more groups by hour than a page is made of, those by day are read. */
function limitedForPage(options: ReadingOptions): ReadingOptions {
  return { ...options, limits: { groups: MOST_READ, ...options.limits } };
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
