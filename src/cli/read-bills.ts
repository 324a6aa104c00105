import type { ReadOptions } from '../read/contract.ts';
import { type Reading, readInputs } from '../read/read-inputs.ts';
import { spoolFolders } from '../read/zip.ts';
import { pendingTemporaries } from '../render/atomic.ts';
import { problemLines } from './complaints.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit.ts';
import { keepInputs } from './keep-inputs.ts';
import type { WrittenOptions } from './options.ts';
import { ProgressLine } from './progress.ts';
import { RejectLog } from './rejects.ts';
import { resolveDelimiter, resolveEngine, resolveLimits } from './resolve-rows.ts';
import { releaseOnSignal, removeOnSignal } from './signals.ts';

/** What a command wants to know of the rows; how they are read is said by the options of the command line. */
export type Asked = Pick<ReadOptions, 'keys' | 'seen' | 'onRepeat' | 'onLine' | 'pace'>;

/** Bills that were read, and the rows that were not. */
export interface BillsRead {
  readonly reading: Reading;
  readonly rejects: RejectLog;
}

/** Reads the bills of a command as its options say; progress is shown, rejected rows are kept and written. */
export async function readBills(
  files: readonly string[],
  asked: Asked,
  options: WrittenOptions,
  { words }: Context,
): Promise<BillsRead> {
  removeOnSignal(pendingTemporaries);
  removeOnSignal(spoolFolders);
  releaseOnSignal(files);
  const delimiter = resolveDelimiter(options, words);
  const limits = resolveLimits(options, words);
  const engine = resolveEngine(options, words);
  await keepInputs(files, options, words);
  const rejects = new RejectLog(words, options.rejects);
  const line = new ProgressLine(words, process.stderr);
  const reading = await readInputs(files, {
    ...asked,
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

/** Nothing can be reported: no row was read, or a limit left a part of the bill that looks like all of it. */
export function isUnreported({ failures, answers }: Reading): boolean {
  if (failures.some(({ code }) => code === 'TOO_MANY_GROUPS')) return true;
  return !answers.some(({ counts }) => counts.rowsRead > 0);
}

/** Says why nothing can be reported, and returns the exit code. */
export async function sayUnreported({ failures, files }: Reading, context: Context): Promise<number> {
  for (const failure of failures) await context.sayLines(problemLines(failure, context.words));
  if (failures.length === 0) {
    const file = files.length === 1 ? (files[0] as string) : undefined;
    const problem = { code: 'NO_ROWS_AT_ALL' as const, ...(file === undefined ? {} : { file }) };
    await context.sayLines(problemLines(problem, context.words));
  }
  return EXIT.input;
}

/** What was rejected or could not be read, behind the report so that it is not scrolled away. */
export async function complain(
  { reading, rejects }: BillsRead,
  options: WrittenOptions,
  context: Context,
): Promise<void> {
  const { words } = context;
  for (const problem of rejects.shown) await context.sayLines(problemLines(problem, words));
  const more = rejects.total - rejects.shown.length;
  if (more > 0 && options.rejects === undefined) await context.say(words.usage.moreRejected(String(more)));
  if (options.rejects !== undefined)
    await context.say(words.usage.wroteRejects(String(rejects.total), options.rejects));
  for (const failure of reading.failures) await context.sayLines(problemLines(failure, words));
}

/** The exit code of a report: input that is not whole wins over what was found in it. */
export function exitOf({ reading, rejects }: BillsRead, found: boolean): number {
  if (rejects.total > 0 || reading.failures.length > 0) return EXIT.input;
  return found ? EXIT.found : EXIT.ok;
}
