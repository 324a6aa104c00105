import { timePeriod } from '../../../bill/instant.ts';
import { parseTime } from '../../../bill/time.ts';
import { buildCube, keysFor } from '../../../cube/build.ts';
import type { Cube } from '../../../cube/cube.ts';
import { groupFilter } from '../../../cube/filters.ts';
import { type DecodedLine, lineDecoder, lineMeasures } from '../../../cube/line.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { BillLine } from '../../../read/contract/lines.ts';
import type { Redactor } from '../../../read/contract/reading.ts';
import { isUnreported } from '../../../read/files/unreported.ts';
import { isReadOnce } from '../../../read/input/read-once.ts';
import { type Charge, chargeOf } from '../../../report/focus/charge.ts';
import type { Telling } from '../../../report/focus/column.ts';
import { chargesOf, FocusTable, focusDimensions, LINE_KEYS } from '../../../report/focus/focus.ts';
import type { Cell } from '../../../report/table.ts';
import { totalsOf } from '../../../report/totals.ts';
import { unmet } from '../../options/expect.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { PacedWriting, WritingFailed } from '../../output/paced-writing.ts';
import {
  type BillsRead,
  complain,
  exitOf,
  inputsOf,
  readBills,
  sayUnreported,
  shownPath,
} from '../../reading/read-bills.ts';
import { secondReading } from '../../reading/second-reading.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { wordsBeside } from '../report/cost-report.ts';
import { resolveTelling } from './options.ts';
import { containerOf, type Written, writeFocus } from './output.ts';

/** A bill on its way into FOCUS. */
interface Job {
  readonly files: readonly string[];
  readonly options: RunOptions;
  readonly context: Context;
  readonly plan: CubePlan;
  readonly telling: Telling;
  readonly table: FocusTable;
}

/** What came of it; `cube` is absent where nothing could be read. */
interface Done {
  readonly bills: BillsRead;
  readonly cube?: Cube;
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
  const plan: CubePlan = { dimensions: focusDimensions(telling.grain), filters, names };
  containerOf(options.output);
  const files = inputsOf(args, context);
  const job: Job = { files, options, context, plan, telling, table: new FocusTable(telling) };
  const { bills, cube } = await (telling.grain === 'day' ? exportDays(job) : exportLines(job));
  if (cube === undefined) return sayUnreported(bills.reading, context);
  const { path } = options.output;
  if (path !== undefined) await context.say(words.usage.wrote(shownPath(path, context)));
  await context.sayLines(wordsBeside(cube, context));
  await complain(bills, reading, context);
  const missed = unmet(options.expected, cube, words);
  for (const line of missed) await context.say(line);
  return exitOf(bills, missed.length > 0);
}

/** All at once: the groups are in memory, and few. */
async function exportDays(job: Job): Promise<Done> {
  const { files, options, context, plan, table } = job;
  const bills = await readBills(files, { keys: keysFor(plan) }, options.reading, context);
  if (isUnreported(bills.reading)) return { bills };
  // Charges are told from real ids, which are replaced when it is known what they mean.
  const groups = buildCube(bills.real, plan);
  const rows = chargesOf(groups, context.redactor).map((charge) => table.row(charge));
  const cube = checked(context.redactor ? buildCube(bills.reading, plan) : groups, table);
  await writeFocus({ ...written(job, () => cube), rows }, options.output, context);
  return { bills, cube };
}

/** Rows are written while the bill is read; the file becomes one when they have proved to be all. */
async function exportLines(job: Job): Promise<Done> {
  const { options, context } = job;
  let done: Done | undefined;
  const rest = written(job, () => done?.cube as Cube);
  const outlet = new PacedWriting<readonly Cell[]>((made) =>
    writeFocus({ ...rest, rows: each(made) }, options.output, context),
  );
  try {
    done = await readLines(job, outlet);
    if (done.cube === undefined) await outlet.abandon();
    else await outlet.close();
  } catch (error) {
    await outlet.abandon();
    throw error instanceof WritingFailed ? error.reason : error;
  }
  return done;
}

async function* each<T>(made: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const rows of made) yield* rows;
}

async function readLines(job: Job, outlet: PacedWriting<readonly Cell[]>): Promise<Done> {
  const { files, options, context, plan, table } = job;
  const { redactor } = context;
  if (redactor !== undefined) await knowIdentities(job);
  const decode = lineDecoder(LINE_KEYS);
  const filter = groupFilter(plan.filters ?? {}, plan.names);
  // A line that FOCUS cannot have is no fault of the file that it stands in: it ends the export, not the file.
  let refused: unknown;
  const onLine = (line: BillLine) => {
    if (refused !== undefined) return;
    try {
      const decoded = decode(line);
      if (filter.keeps(decoded.group)) outlet.push(table.row(lineCharge(decoded, redactor)));
    } catch (error) {
      refused = error;
    }
  };
  const keepPace = async () => {
    // Not the refusal itself: a reader takes a BillError for a fault of its file.
    if (refused !== undefined) throw new WritingFailed(refused);
    await outlet.keepPace();
  };
  const bills = await readBills(files, { keys: keysFor(plan), onLine, keepPace }, options.reading, context);
  if (refused !== undefined) throw refused;
  if (isUnreported(bills.reading)) return { bills };
  return { bills, cube: checked(buildCube(bills.reading, plan), table) };
}

/** Pseudonyms of a line take all identities of the bill: a reading before the one that writes. */
async function knowIdentities({ files, options, context, plan }: Job): Promise<void> {
  for (const file of files)
    if (await isReadOnce(file)) throw new UsageError({ code: 'READ_ONCE', params: { file } });
  await readBills(files, { keys: keysFor(plan) }, secondReading(options.reading), context);
}

function lineCharge(line: DecodedLine, redactor: Redactor | undefined): Charge {
  const { group } = line;
  const [from, to] = [parseTime(group.cell('startedAt')), parseTime(group.cell('endedAt'))];
  const servicePeriod = from === undefined || to === undefined ? undefined : timePeriod(from, to);
  return chargeOf({ group, measures: lineMeasures(line), lines: 1, servicePeriod, redactor });
}

/** The cube, when the rows have shown to be the whole of it, with what must be known of them. */
function checked(cube: Cube, table: FocusTable): Cube {
  table.mustEqual(totalsOf(cube));
  return { ...cube, notices: [...table.notices(), ...cube.notices] };
}

function written({ telling, table }: Job, cube: () => Cube): Omit<Written, 'rows'> {
  return { columns: table.columns, version: telling.version, cube };
}
