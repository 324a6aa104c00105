import { timePeriod } from '../../bill/instant.ts';
import { parseTime } from '../../bill/time.ts';
import { buildCube, keysFor } from '../../cube/build.ts';
import type { Cube } from '../../cube/cube.ts';
import { type Filters, groupFilter } from '../../cube/filters.ts';
import { type DecodedLine, lineDecoder, lineMeasures } from '../../cube/line.ts';
import type { CubePlan } from '../../cube/plan.ts';
import type { BillReader, ReadingPair } from '../../read/contract/bill-reader.ts';
import type { BillLine } from '../../read/contract/lines.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import { isUnreported } from '../../read/files/unreported.ts';
import { isReadOnce } from '../../read/input/read-once.ts';
import { BillError } from '../../words/problem.ts';
import type { Cell } from '../table.ts';
import { totalsOf } from '../totals.ts';
import { type Charge, chargeOf } from './charge.ts';
import type { Telling } from './column.ts';
import { chargesOf, FocusTable, focusDimensions, LINE_KEYS } from './focus.ts';

/** Bills on their way into FOCUS. */
export interface FocusJob {
  readonly inputs: readonly string[];
  readonly telling: Telling;
  readonly table: FocusTable;
  readonly filters?: Filters;
}

/** What came of it; `cube` is absent where nothing could be read ({@link isUnreported}). */
export interface FocusDone<R extends ReadingPair> {
  readonly bills: R;
  /** What the rows add up to, with what must be known of them. */
  readonly cube?: Cube;
}

/** Takes the rows of an export one by one. */
export interface RowTaker {
  push(row: readonly Cell[]): void;
  /** Reading waits for it now and then, so that rows need not pile up. */
  keepPace(): Promise<void>;
}

export function focusJob(inputs: readonly string[], telling: Telling, filters?: Filters): FocusJob {
  return { inputs, telling, table: new FocusTable(telling), filters };
}

/**
 * A row for each day and charge, all at once: groups are in memory, and few. Throws a BillError (`FOCUS_NEEDS`) where
 * FOCUS demands what the bill does not say.
 */
export async function focusDays<R extends ReadingPair>(
  job: FocusJob,
  read: BillReader<R>,
): Promise<FocusDone<R> & { readonly rows: readonly (readonly Cell[])[] }> {
  const { inputs, table, telling } = job;
  const { redactor } = telling;
  const plan = planOf(job);
  const bills = await read(inputs, { keys: keysFor(plan) });
  if (isUnreported(bills.reading)) return { bills, rows: [] };
  // Charges are told from real ids, which are replaced when it is known what they mean.
  const groups = buildCube(bills.real, plan);
  const rows = chargesOf(groups, redactor).map((charge) => table.row(charge));
  const cube = checked(redactor ? buildCube(bills.reading, plan) : groups, table);
  return { bills, cube, rows };
}

/** Ends a reading whose lines FOCUS cannot have. */
class Refused extends Error {
  constructor(readonly reason: unknown) {
    super('refused');
  }
}

/**
 * A row for each line of the bills, handed out while they are read: the rows are an export only when this has come to
 * its end. With a redactor the bills are read before that, since the text of a line may hold the identity of another: an
 * input that can be read but once is a BillError (`READ_ONCE`) then. Throws `FOCUS_NEEDS` as {@link focusDays}.
 */
export async function focusLines<R extends ReadingPair>(
  job: FocusJob,
  taker: RowTaker,
  read: BillReader<R>,
): Promise<FocusDone<R>> {
  const { inputs, table, telling, filters = {} } = job;
  const { redactor, names } = telling;
  const plan = planOf(job);
  if (redactor !== undefined) await knowIdentities(inputs, plan, read);
  const decode = lineDecoder(LINE_KEYS);
  const filter = groupFilter(filters, names);
  // A line that FOCUS cannot have is no fault of the file that it stands in: it ends the export, not the file.
  let refused: Refused | undefined;
  const onLine = (line: BillLine) => {
    if (refused !== undefined) return;
    try {
      const decoded = decode(line);
      if (filter.keeps(decoded.group)) taker.push(table.row(lineCharge(decoded, redactor)));
    } catch (error) {
      refused = new Refused(error);
    }
  };
  const keepPace = async () => {
    // Not its reason itself: a reader takes a BillError for a fault of its file.
    if (refused !== undefined) throw refused;
    await taker.keepPace();
  };
  const bills = await read(inputs, { keys: keysFor(plan), onLine, keepPace }).catch((error: unknown) => {
    throw error instanceof Refused ? error.reason : error;
  });
  if (refused !== undefined) throw (refused as Refused).reason;
  if (isUnreported(bills.reading)) return { bills };
  return { bills, cube: checked(buildCube(bills.reading, plan), table) };
}

function planOf({ telling, filters }: FocusJob): CubePlan {
  return { dimensions: focusDimensions(telling.grain), filters, names: telling.names };
}

/** Pseudonyms of a line take all identities of the bill: a reading before the one that writes. */
async function knowIdentities(inputs: readonly string[], plan: CubePlan, read: BillReader): Promise<void> {
  for (const file of inputs) if (await isReadOnce(file)) throw new BillError({ code: 'READ_ONCE', file });
  await read(inputs, { keys: keysFor(plan) }, { isReread: true });
}

function lineCharge(line: DecodedLine, redactor: Redactor | undefined): Charge {
  const { group } = line;
  const [from, to] = [parseTime(group.cell('startedAt')), parseTime(group.cell('endedAt'))];
  const servicePeriod = from === undefined || to === undefined ? undefined : timePeriod(from, to);
  return chargeOf({ group, measures: lineMeasures(line), lines: 1, servicePeriod, redactor });
}

/** The cube, when the rows have shown to be the whole of it. */
function checked(cube: Cube, table: FocusTable): Cube {
  table.mustEqual(totalsOf(cube));
  return { ...cube, notices: [...table.notices(), ...cube.notices] };
}
