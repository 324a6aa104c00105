import { comparisonOf } from '../../../compare/lines/line-content.ts';
import { LineDiff } from '../../../compare/lines/line-diff.ts';
import { differs, mergedSums } from '../../../compare/lines/line-sums.ts';
import { mustAgree } from '../../../compare/lines/lines-agree.ts';
import { linesPage } from '../../../compare/lines/lines-page.ts';
import {
  cellsTable,
  differenceTable,
  type LinesReport,
  linesTable,
} from '../../../compare/lines/lines-table.ts';
import { monthsIn } from '../../../compare/months/both.ts';
import { buildCube, keysFor } from '../../../cube/build.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import { DEFAULT_LIMITS } from '../../../read/contract/limits.ts';
import { isReadOnce } from '../../../read/input/read-once.ts';
import type { Remark } from '../../../render/json-comparison.ts';
import type { Table } from '../../../report/table.ts';
import { BillError } from '../../../words/problem.ts';
import { labelsOf } from '../../output/labels.ts';
import { readBills } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import type { Asked } from './compared.ts';
import type { Found } from './deliver.ts';

/** Two exports of the same months, line by line. Months that only one of them has are filtered out. */
export async function diffLines(asked: Asked, context: Context): Promise<Found> {
  const { words } = context;
  for (const { named } of [asked.old, asked.new])
    if (await isReadOnce(named)) throw new UsageError({ code: 'DIFF_READ_ONCE', params: { file: named } });
  const { plan, other } = withinMonths(asked);
  const [old, now] = [asked.old, asked.new].map(({ bills }) => buildCube(bills.reading, plan)) as [
    Cube,
    Cube,
  ];
  const layouts = [asked.old, asked.new].flatMap(({ bills }) =>
    bills.reading.answers.map(({ layout }) => layout),
  );
  const comparison = comparisonOf(layouts);
  const most = asked.options.reading.limits.groups ?? DEFAULT_LIMITS.groups;
  const by = asked.by.length === 0 ? ['model'] : asked.by;
  const lines = new LineDiff(plan, by, comparison, most);
  await passes(lines, asked, plan, context);
  const sums = lines.sums.result();
  mustAgree(sums, old, now);
  const dimensions = plan.dimensions.map(({ name }) => name);
  const report: LinesReport = { by, sums, dimensions, ...lines.result() };
  const { top } = asked;
  const { names, text } = asked.options.selection;
  const tables: Readonly<Record<string, () => Table>> = {
    lines: () => linesTable(report),
    cells: () => cellsTable(report),
    by: () => differenceTable(report),
  };
  return {
    compared: 'lines',
    differs: mergedSums(sums, []).some(differs),
    ...{ old, new: now },
    table: (name) => {
      if (name !== 'by') mustBeWhole(report, most);
      return (tables[name] as () => Table)();
    },
    others: report.isWhole ? ['lines', 'by', 'cells'] : ['by'],
    remarks: remarksOf(report, comparison, other, context),
    page: () =>
      linesPage(
        report,
        { old, new: now, comparison },
        {
          ...{ words, otherMonths: other, filters: text(), top, label: labelsOf(names) },
        },
      ),
  };
}

type Cube = ReturnType<typeof buildCube>;

/** Where the bills have only some months in common, these are compared. */
function withinMonths({ old, new: now, plan }: Asked): { plan: CubePlan; other: readonly string[] } {
  const [before, after] = [monthsIn(old.cube), monthsIn(now.cube)];
  const shared = before.filter((month) => after.includes(month));
  const other = [...new Set([...before, ...after])].filter((month) => !shared.includes(month)).sort();
  if (shared.length === 0 || other.length === 0) return { plan, other: [] };
  return { plan: { ...plan, filters: { ...plan.filters, month: shared } }, other };
}

async function passes(
  lines: LineDiff,
  { old, new: now, options: { reading } }: Asked,
  plan: CubePlan,
  context: Context,
) {
  const keys = keysFor(plan);
  await readBills([old.named], { keys, onLine: (line) => lines.old(line) }, reading, context);
  lines.startPass();
  await readBills([now.named], { keys, onLine: (line) => lines.new(line) }, reading, context);
  lines.startPass();
  await readBills([old.named], { keys, onLine: (line) => lines.oldAgain(line) }, reading, context);
}

/** A list of some of the lines would look like all of them. */
function mustBeWhole({ isWhole }: LinesReport, most: number): void {
  if (!isWhole) throw new BillError({ code: 'TOO_MANY_GROUPS', params: { limit: most } });
}

function remarksOf(
  report: LinesReport,
  { byId, left }: ReturnType<typeof comparisonOf>,
  other: readonly string[],
  { words }: Context,
): Remark[] {
  const { diff, page } = words;
  return [
    ...(byId ? [] : [{ code: 'MATCHED_BY_CONTENT', message: diff.byContent }]),
    ...(left.length === 0 ? [] : [{ code: 'NOT_COMPARED', message: diff.notCompared(page.listed(left)) }]),
    ...(other.length === 0 ? [] : [{ code: 'OTHER_MONTHS', message: diff.onlyMonths(page.listed(other)) }]),
    ...(report.isWhole ? [] : [{ code: 'LINES_NOT_LISTED', message: diff.linesNotListed }]),
  ];
}
