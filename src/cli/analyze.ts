import { buildCube, type CubePlan, keysFor } from '../cube/build.ts';
import type { DimensionColumn } from '../cube/dimensions.ts';
import { findDimension } from '../cube/dimensions.ts';
import { namesDimensions } from '../cube/names.ts';
import { type Reading, readInputs } from '../read/read-inputs.ts';
import { spoolFolders } from '../read/zip.ts';
import { pendingTemporaries } from '../render/atomic.ts';
import { SUMMARY_TABLES } from '../report/summary.ts';
import { problemLines } from './complaints.ts';
import type { Context } from './context.ts';
import { type Delivery, deliver } from './deliver.ts';
import { EXIT } from './exit.ts';
import { resolveExpectations, unmet } from './expect.ts';
import { formatOf } from './format.ts';
import { keepInputs } from './keep-inputs.ts';
import { namesOf } from './names-file.ts';
import type { WrittenOptions } from './options.ts';
import { ProgressLine } from './progress.ts';
import { RejectLog } from './rejects.ts';
import { resolveDelimiter, resolveEngine, resolveFilters, resolveLimits } from './resolve-rows.ts';
import { resolveTable } from './resolve-table.ts';
import { releaseOnSignal, removeOnSignal } from './signals.ts';
import { UsageError } from './usage-error.ts';
import { workbookColumns } from './workbook-columns.ts';

/** The main command: read, group, report. Returns the exit code. */
export async function analyze(
  files: readonly string[],
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  removeOnSignal(pendingTemporaries);
  removeOnSignal(spoolFolders);
  releaseOnSignal(files);
  const format = formatOf(options, context.isTerminal, words);
  const names = options.names === undefined ? undefined : await namesOf(options.names);
  const table = resolveTable(options, names === undefined ? [] : namesDimensions(names), words);
  const summary = !table.chosen && ['table', 'md', 'html'].includes(format);
  if (summary && options.sort !== undefined)
    throw new UsageError(words.usage.summarySorted, words.usage.sortNeedsBy);
  const plan: CubePlan = {
    dimensions: summary
      ? summaryColumns()
      : distinct([
          ...table.columns,
          ...(table.pivot === undefined ? [] : [table.pivot]),
          ...(format === 'xlsx' ? workbookColumns(names) : []),
        ]),
    filters: resolveFilters(options, words),
    ...(names === undefined ? {} : { names }),
  };
  const expectations = resolveExpectations(options, words);
  const { reading, rejects } = await read(files, plan, options, context);
  // A report that stops at a limit would be a part of the bill that looks like all of it.
  const isPart = reading.failures.some(({ code }) => code === 'TOO_MANY_GROUPS');
  if (isPart || !reading.answers.some(({ counts }) => counts.rowsRead > 0))
    return nothingRead(reading, context);
  const cube = buildCube(reading, plan);
  const delivery: Delivery = {
    cube,
    format,
    options,
    table,
    summary,
    ...(names === undefined ? {} : { names }),
  };
  const missed = unmet(expectations, cube, words);
  await deliver(delivery, context);
  await complain(rejects, reading, options, context);
  for (const line of missed) await context.say(line);
  if (rejects.total > 0 || reading.failures.length > 0) return EXIT.input;
  return missed.length > 0 ? EXIT.found : EXIT.ok;
}

async function read(files: readonly string[], plan: CubePlan, options: WrittenOptions, { words }: Context) {
  const delimiter = resolveDelimiter(options, words);
  const limits = resolveLimits(options, words);
  const engine = resolveEngine(options, words);
  await keepInputs(files, options, words);
  const rejects = new RejectLog(words, options.rejects);
  const line = new ProgressLine(words, process.stderr);
  const reading = await readInputs(files, {
    keys: keysFor(plan),
    engine,
    limits,
    allProducts: options.allProducts === true,
    strict: options.strict === true,
    onReject: (problem) => rejects.add(problem),
    onProgress: (progress) => line.update(progress),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    // Whatever stops the reading, the rows rejected so far are written whole.
  }).finally(() => {
    line.clear();
    return rejects.close();
  });
  return { reading, rejects };
}

async function nothingRead(reading: Reading, context: Context): Promise<number> {
  for (const failure of reading.failures) await context.sayLines(problemLines(failure, context.words));
  if (reading.failures.length === 0) {
    const file = reading.files.length === 1 ? (reading.files[0] as string) : undefined;
    const problem = { code: 'NO_ROWS_AT_ALL' as const, ...(file === undefined ? {} : { file }) };
    await context.sayLines(problemLines(problem, context.words));
  }
  return EXIT.input;
}

/** What was rejected or could not be read, behind the report so that it is not scrolled away. */
async function complain(rejects: RejectLog, reading: Reading, options: WrittenOptions, context: Context) {
  const { words } = context;
  for (const problem of rejects.shown) await context.sayLines(problemLines(problem, words));
  const more = rejects.total - rejects.shown.length;
  if (more > 0 && options.rejects === undefined) await context.say(words.usage.moreRejected(String(more)));
  if (options.rejects !== undefined)
    await context.say(words.usage.wroteRejects(String(rejects.total), options.rejects));
  for (const failure of reading.failures) await context.sayLines(problemLines(failure, words));
}

function distinct(columns: readonly DimensionColumn[]): readonly DimensionColumn[] {
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

function summaryColumns(): readonly DimensionColumn[] {
  return [...SUMMARY_TABLES, 'unit'].flatMap(
    (name) => findDimension(name)?.columns.filter((each) => each.name === name) ?? [],
  );
}
