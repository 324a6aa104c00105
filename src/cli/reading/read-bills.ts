import type { ReadOptions } from '../../read/contract/engine.ts';
import type { Reading } from '../../read/contract/reading.ts';
import { readInputs } from '../../read/files/read-inputs.ts';
import { resolveInputs } from '../../read/input/inputs.ts';
import { spoolFolders } from '../../read/input/spool-folders.ts';
import { pendingTemporaries } from '../../render/file/pending.ts';
import type { Problem } from '../../words/problem.ts';
import { keepInputs } from '../options/keep-inputs.ts';
import type { ReadingOptions } from '../options/run-options.ts';
import { problemLines } from '../world/complaints.ts';
import type { Context } from '../world/context.ts';
import { EXIT } from '../world/exit.ts';
import { releaseOnSignal, removeOnSignal } from '../world/signals.ts';
import { UsageError } from '../world/usage-error.ts';
import { ProgressLine } from './progress.ts';
import { RejectLog } from './rejects.ts';

/** What a command wants to know of the rows; how they are read is said by the options of the command line. */
export type Asked = Pick<
  ReadOptions,
  'keys' | 'tally' | 'onRepeat' | 'onLine' | 'onDoubt' | 'onReject' | 'keepPace'
>;

/** Bills that were read, and the rows that were not. */
export interface BillsRead {
  readonly reading: Reading;
  /** The reading by the real names of its files: the same, but where a redactor renames them. */
  readonly real: Reading;
  readonly rejects: RejectLog;
}

/** The files that a command names, or standard input where it names none and something is piped in. */
export function inputsOf(files: readonly string[], { words: { usage }, world }: Context): readonly string[] {
  if (files.length > 0) return files;
  if (world.stdin.isTTY === true) throw new UsageError(usage.missingArgument('FILES'), usage.seeHelp);
  return ['-'];
}

/**
 * Reads the bills of a command as its options say; progress is shown, rejected rows are kept and written, behind those
 * that were rejected `earlier` in another input of the command.
 */
export async function readBills(
  files: readonly string[],
  asked: Asked,
  options: ReadingOptions,
  { words, redactor, world }: Context,
  earlier: readonly Problem[] = [],
): Promise<BillsRead> {
  removeOnSignal(pendingTemporaries);
  removeOnSignal(spoolFolders);
  releaseOnSignal(files);
  const engine = options.engine();
  if (redactor !== undefined) redactor.inputs((await resolveInputs(files)).paths);
  await keepInputs(files, options, words);
  const rejects = new RejectLog(words, options.rejects);
  for (const problem of earlier) rejects.add(problem);
  const line = new ProgressLine(words, world.stderr);
  const reading = await readInputs(files, {
    ...asked,
    // Repeats within a single file can only be told where ids are remembered.
    ...(asked.onRepeat === undefined ? {} : { seen: await engine.lineIds() }),
    engine,
    limits: options.limits,
    allProducts: options.allProducts,
    prefer: options.prefer,
    strict: options.strict,
    encoding: options.encoding,
    delimiter: options.delimiter,
    decimalMark: options.decimalMark,
    onReject: (problem) => {
      asked.onReject?.(problem);
      rejects.add(redactor?.problem(problem) ?? problem);
    },
    onProgress: (progress) => line.update(progress),
    // Whatever stops the reading, the rows rejected so far are written whole.
  }).finally(() => {
    line.clear();
    return rejects.close();
  });
  return { reading: redactor?.reading(reading) ?? reading, real: reading, rejects };
}

/** A limit left a part of the bill that looks like all of it. */
export function isTooMuch({ failures }: Reading): boolean {
  return failures.some(({ code }) => code === 'TOO_MANY_GROUPS');
}

/** Nothing can be reported: no row was read, or not all of it may be. */
export function isUnreported(reading: Reading): boolean {
  return isTooMuch(reading) || !reading.answers.some(({ counts }) => counts.rowsRead > 0);
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
  { rejects: written }: Pick<ReadingOptions, 'rejects'>,
  context: Context,
): Promise<void> {
  const { words } = context;
  for (const problem of rejects.shown) await context.sayLines(problemLines(problem, words));
  const more = rejects.total - rejects.shown.length;
  if (more > 0 && written === undefined) await context.say(words.usage.moreRejected(String(more)));
  if (written !== undefined)
    await context.say(words.usage.wroteRejects(String(rejects.total), shownPath(written, context)));
  for (const failure of reading.failures) await context.sayLines(problemLines(failure, words));
}

/** A file that was written, by the name that may be told: it may be called as an input is, or an account. */
export function shownPath(path: string, { redactor }: Context): string {
  return redactor?.sentence(path) ?? path;
}

/** The exit code of a report: input that is not whole wins over what was found in it. */
export function exitOf({ reading, rejects }: BillsRead, found: boolean): number {
  if (rejects.total > 0 || reading.failures.length > 0) return EXIT.input;
  return found ? EXIT.found : EXIT.ok;
}
