import { buildCube, keysFor } from '../../cube/build.ts';
import type { Cube } from '../../cube/cube.ts';
import type { CubePlan } from '../../cube/plan.ts';
import type { BillReader } from '../../read/contract/bill-reader.ts';
import { DEFAULT_LIMITS } from '../../read/contract/limits.ts';
import { isReadOnce } from '../../read/input/read-once.ts';
import type { Table } from '../../report/table.ts';
import { BillError } from '../../words/problem.ts';
import { monthsIn } from '../months/both.ts';
import type { TwoBills } from '../two-bills.ts';
import { type ComparedColumns, comparisonOf } from './line-content.ts';
import { LineDiff } from './line-diff.ts';
import { differs, mergedSums } from './line-sums.ts';
import { mustAgree } from './lines-agree.ts';
import { cellsTable, differenceTable, type LinesReport, linesTable } from './lines-table.ts';

/** Two exports of the same months, compared line by line. */
export interface LinesDifference {
  /** Some line differs. */
  readonly differs: boolean;
  /** Both bills in the months that they have in common, or whole where they have none. */
  readonly old: Cube;
  readonly new: Cube;
  readonly report: LinesReport;
  /** By which columns, and how lines were matched. */
  readonly comparison: ComparedColumns;
  /** Months that only one of the bills has; they are left out. */
  readonly otherMonths: readonly string[];
  /** Throws a BillError (`TOO_MANY_GROUPS`) where the differing lines are too many to be listed. */
  readonly tables: Readonly<Record<'lines' | 'by' | 'cells', () => Table>>;
}

export interface DiffLinesOptions {
  /** At most so many differing lines are listed; `DEFAULT_LIMITS.groups` when left out. All are counted. */
  readonly most?: number;
}

/**
 * Compares two bills line by line, in three more readings of them: memory grows with the number of lines by a digest
 * each, and with the differences. Throws a BillError (`READ_ONCE`) for an input that can be read but once, and
 * `FILE_CHANGED` where a reading does not find what another one has found.
 */
export async function diffLines(
  two: TwoBills,
  { most = DEFAULT_LIMITS.groups }: DiffLinesOptions,
  read: BillReader,
): Promise<LinesDifference> {
  const sides = [two.old, two.new];
  for (const { named } of sides)
    if (await isReadOnce(named)) throw new BillError({ code: 'READ_ONCE', file: named });
  const { plan, other } = withinMonths(two);
  const [old, now] = sides.map(({ bills }) => buildCube(bills.reading, plan)) as [Cube, Cube];
  const layouts = sides.flatMap(({ bills }) => bills.reading.answers.map(({ layout }) => layout));
  const comparison = comparisonOf(layouts);
  const by = two.by.length === 0 ? ['model'] : two.by;
  const lines = new LineDiff(plan, by, comparison, most);
  await passes(lines, two, plan, read);
  const sums = lines.sums.result();
  mustAgree(sums, old, now);
  const dimensions = plan.dimensions.map(({ name }) => name);
  const report: LinesReport = { by, sums, dimensions, ...lines.result() };
  return {
    differs: mergedSums(sums, []).some(differs),
    ...{ old, new: now, report, comparison },
    otherMonths: other,
    tables: tablesOf(report, most),
  };
}

/** Where the bills have only some months in common, these are compared. */
function withinMonths({ old, new: now, plan }: TwoBills): { plan: CubePlan; other: readonly string[] } {
  const [before, after] = [monthsIn(old.cube), monthsIn(now.cube)];
  const shared = before.filter((month) => after.includes(month));
  const other = [...new Set([...before, ...after])].filter((month) => !shared.includes(month)).sort();
  if (shared.length === 0 || other.length === 0) return { plan, other: [] };
  return { plan: { ...plan, filters: { ...plan.filters, month: shared } }, other };
}

async function passes(lines: LineDiff, { old, new: now }: TwoBills, plan: CubePlan, read: BillReader) {
  const keys = keysFor(plan);
  await read([old.named], { keys, onLine: (line) => lines.old(line) });
  lines.startPass();
  await read([now.named], { keys, onLine: (line) => lines.new(line) });
  lines.startPass();
  await read([old.named], { keys, onLine: (line) => lines.oldAgain(line) });
}

function tablesOf(report: LinesReport, most: number): LinesDifference['tables'] {
  // A list of some of the lines would look like all of them.
  const whole = (table: (report: LinesReport) => Table) => () => {
    if (!report.isWhole) throw new BillError({ code: 'TOO_MANY_GROUPS', params: { limit: most } });
    return table(report);
  };
  return { lines: whole(linesTable), by: () => differenceTable(report), cells: whole(cellsTable) };
}
