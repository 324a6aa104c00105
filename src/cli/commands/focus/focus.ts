import type { Cube } from '../../../cube/cube.ts';
import type { BillReader } from '../../../read/contract/bill-reader.ts';
import type { Telling } from '../../../report/focus/column.ts';
import {
  type FocusDone,
  type FocusJob,
  focusDays,
  focusJob,
  focusLines,
} from '../../../report/focus/focus-bills.ts';
import type { Cell } from '../../../report/table.ts';
import { BillError } from '../../../words/problem.ts';
import { judgeExpectations } from '../../options/expect.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { PacedWriting, WritingFailed } from '../../output/paced-writing.ts';
import {
  type BillsRead,
  billReader,
  complain,
  exitOf,
  inputsOf,
  sayUnreported,
  shownPath,
} from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { wordsBeside } from '../report/cost-report.ts';
import { resolveTelling } from './options.ts';
import { containerOf, type FocusWritten, writeFocus } from './output.ts';

/** An export, and how the user wants it. */
interface Export {
  readonly job: FocusJob;
  readonly read: BillReader<BillsRead>;
  readonly options: RunOptions;
  readonly context: Context;
}

/** `--format focus`: the bill as FOCUS cost and usage rows, by day or line by line. */
export async function exportFocus(
  args: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const { words, redactor } = context;
  const { selection, reading } = options;
  const { names, filters } = selection;
  const telling: Telling = { ...resolveTelling(options.values), names, redactor };
  containerOf(options.output);
  const job = focusJob(inputsOf(args, context), telling, filters);
  const wanted: Export = { job, read: billReader(reading, context), options, context };
  const { bills, cube } = await (telling.grain === 'day' ? exportDays(wanted) : exportLines(wanted));
  if (cube === undefined) return sayUnreported(bills.reading, context);
  const { path } = options.output;
  if (path !== undefined) await context.say(words.usage.wrote(shownPath(path, context)));
  await context.sayLines(wordsBeside(cube, context));
  await complain(bills, reading, context);
  const judged = judgeExpectations(options.expected, cube, words);
  for (const line of judged.lines) await context.say(line);
  return exitOf(bills, !judged.isMet);
}

async function exportDays({ job, read, options, context }: Export): Promise<FocusDone<BillsRead>> {
  const { rows, ...done } = await focusDays(job, read);
  const { cube } = done;
  if (cube !== undefined) await writeFocus({ ...written(job, () => cube), rows }, options.output, context);
  return done;
}

/** Rows are written while the bill is read; the file becomes one when they have proved to be all. */
async function exportLines({ job, read, options, context }: Export): Promise<FocusDone<BillsRead>> {
  let done: FocusDone<BillsRead> | undefined;
  const rest = written(job, () => done?.cube as Cube);
  const outlet = new PacedWriting<readonly Cell[]>((made) =>
    writeFocus({ ...rest, rows: each(made) }, options.output, context),
  );
  try {
    done = await focusLines(job, outlet, read);
    if (done.cube === undefined) await outlet.abandon();
    else await outlet.close();
  } catch (error) {
    await outlet.abandon();
    throw inUsage(error instanceof WritingFailed ? error.reason : error);
  }
  return done;
}

async function* each<T>(made: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const rows of made) yield* rows;
}

/** An input that can be read but once is the command line's to mend. */
function inUsage(error: unknown): unknown {
  if (!(error instanceof BillError) || error.code !== 'READ_ONCE') return error;
  return new UsageError({ code: 'READ_ONCE', params: { file: error.file ?? '' } });
}

function written({ telling, table }: FocusJob, cube: () => Cube): Omit<FocusWritten, 'rows'> {
  return { columns: table.columns, version: telling.version, cube };
}
