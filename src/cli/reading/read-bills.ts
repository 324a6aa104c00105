import type { BillReader, ReadingPair, RowQuestion } from '../../read/contract/bill-reader.ts';
import type { Reading } from '../../read/contract/reading.ts';
import { readInputs } from '../../read/files/read-inputs.ts';
import { whyUnreported } from '../../read/files/unreported.ts';
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
import { secondReading } from './second-reading.ts';

/** Bills that a command has read, and the rows that could not be. */
export interface BillsRead extends ReadingPair {
  readonly rejects: RejectLog;
}

/** The files that a command names, or standard input where it names none and something is piped in. */
export function inputsOf(files: readonly string[], { world }: Context): readonly string[] {
  if (files.length > 0) return files;
  if (world.stdin.isTTY === true)
    throw new UsageError({ code: 'MISSING_ARGUMENT', params: { name: 'FILES' } });
  return ['-'];
}

/** The reader that a command gives to whatever asks bills in its stead. */
export function billReader(options: ReadingOptions, context: Context): BillReader<BillsRead> {
  return (files, question, { isReread, allProducts, rejectedBefore } = {}) => {
    const own = isReread === true ? secondReading(options) : options;
    const wide = allProducts === true ? { ...own, allProducts } : own;
    return readBills(files, question, wide, context, rejectedBefore);
  };
}

/**
 * Reads the bills of a command as its options say; progress is shown, rejected rows are kept and written, behind those
 * that were rejected `earlier` in another input of the command.
 */
export async function readBills(
  files: readonly string[],
  question: RowQuestion,
  options: ReadingOptions,
  { words, redactor, world }: Context,
  earlier: readonly Problem[] = [],
): Promise<BillsRead> {
  removeOnSignal(pendingTemporaries);
  removeOnSignal(spoolFolders);
  releaseOnSignal(files);
  const engine = options.engine();
  if (redactor !== undefined) redactor.inputs((await resolveInputs(files)).paths);
  await keepInputs(files, options);
  const rejects = new RejectLog(words, options.rejects);
  for (const problem of earlier) rejects.add(problem);
  const line = new ProgressLine(words, world.stderr);
  const reading = await readInputs(files, {
    ...question,
    // Repeats within a single file can only be told where ids are remembered.
    ...(question.onRepeat === undefined ? {} : { seen: await engine.lineIds() }),
    engine,
    limits: options.limits,
    texts: options.texts,
    allProducts: options.allProducts,
    prefer: options.prefer,
    strict: options.strict,
    encoding: options.encoding,
    delimiter: options.delimiter,
    decimalMark: options.decimalMark,
    onReject: (problem) => {
      question.onReject?.(problem);
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

/** Says why nothing can be reported, and returns the exit code. */
export async function sayUnreported(reading: Reading, context: Context): Promise<number> {
  for (const problem of whyUnreported(reading)) await context.sayLines(problemLines(problem, context.words));
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
