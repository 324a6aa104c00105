import { absolute } from '../../bill/absolute.ts';
import { compare } from '../../bill/compare.ts';
import { groupThousands } from '../../bill/thousands.ts';
import type { Cube } from '../../cube/cube.ts';
import { amountDecimals, decimalsOf, mostDecimals } from '../../report/decimals.ts';
import { grouped } from '../../report/facts.ts';
import type { Block, Facts, Page } from '../../report/page.ts';
import type { Label } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import { bothClosing, bothFacts, monthSpan, monthsIn } from '../months/both.ts';
import { differenceView } from './difference-view.ts';
import type { ComparedColumns } from './line-content.ts';
import type { LineDifference } from './line-diff.ts';
import { differs, type LineSum, mergedSums } from './line-sums.ts';
import { cellBlocks, lineView, type Placing, placing } from './line-view.ts';
import { differenceOf, type LinesReport } from './lines-table.ts';

export interface LinesPageOptions {
  readonly words: Words;
  readonly label?: Label;
  readonly top?: number;
  readonly filters: string;
  /** Months that only one of the bills has, and that are left out. */
  readonly otherMonths: readonly string[];
}

const MOST_ROWS = 20;

/** What `diff` shows a person of two exports of one month: the verdict, the sums, the lines, and the proof of both. */
export function linesPage(
  report: LinesReport,
  bills: { readonly old: Cube; readonly new: Cube; readonly comparison: ComparedColumns },
  options: LinesPageOptions,
): Page {
  const { words, filters } = options;
  const totals = mergedSums(report.sums, []);
  const isSame = !totals.some(differs);
  return [
    { kind: 'heading', text: words.diff.linesHeading(monthSpan(monthsIn(bills.new), words)) },
    { kind: 'lines', tone: isSame ? 'good' : 'warning', lines: verdict(totals, words) },
    bothFacts(bills.old, bills.new, filters, words),
    { kind: 'lines', tone: 'note', lines: howCompared(bills.comparison, options) },
    ...(isSame ? [] : totals.map((total) => walk(total, words))),
    ...(isSame ? [] : [differenceView(report, options)]),
    ...lineBlocks(report, totals, options, placing([bills.old, bills.new])),
    ...(isSame ? [] : roundedNote(totals, words)),
    ...bothClosing(bills.old, bills.new, [words.diff.linesEqual], words),
  ];
}

const add = (totals: readonly LineSum[], of: (sum: LineSum) => number) =>
  totals.reduce((sum, total) => sum + of(total), 0);

function verdict(totals: readonly LineSum[], { diff, page }: Words): string[] {
  const added = add(totals, (sum) => sum.added.lines);
  const removed = add(totals, (sum) => sum.removed.lines);
  const changed = add(totals, (sum) => sum.changedTo.lines);
  const unchanged = add(totals, (sum) => sum.old.lines) - removed - changed;
  if (added + removed + changed === 0) return [diff.linesSame(groupThousands(unchanged))];
  const payables = totals.map((total) => {
    const [from, to] = [total.old.payable, total.new.payable];
    const tax = page.values.tax?.[total.tax] ?? total.tax;
    const change = `${to > from ? '+' : ''}${grouped(to - from, 0)}`;
    return diff.linesFromTo(
      total.currency ?? page.unknownCurrency,
      tax,
      grouped(from, 0),
      grouped(to, 0),
      change,
    );
  });
  const numbers = { added, removed, changed, unchanged };
  const shown = Object.fromEntries(
    Object.entries(numbers).map(([name, lines]) => [name, groupThousands(lines)]),
  );
  return [diff.linesDiffer(shown as Record<keyof typeof numbers, string>), ...payables];
}

function howCompared({ byId, left }: ComparedColumns, { words, otherMonths }: LinesPageOptions): string[] {
  const { diff, page } = words;
  return [
    byId ? diff.byLineId : diff.byContent,
    ...(left.length === 0 ? [] : [diff.notCompared(page.listed(left))]),
    ...(otherMonths.length === 0 ? [] : [diff.onlyMonths(page.listed(otherMonths))]),
  ];
}

/** From the old bill's payable to the new one's, to the last decimal. */
function walk(sum: LineSum, { diff, page }: Words): Facts {
  const tax = page.values.tax?.[sum.tax] ?? sum.tax;
  const steps: readonly (readonly [string, bigint, number])[] = [
    [diff.walkOld, sum.old.payable, sum.old.lines],
    [diff.walkRemoved, sum.removed.payable, sum.removed.lines],
    [diff.walkAdded, sum.added.payable, sum.added.lines],
    [diff.walkChanged, sum.changedTo.payable - sum.changedFrom.payable, sum.changedTo.lines],
    [diff.walkNew, sum.new.payable, sum.new.lines],
  ];
  const most = mostDecimals(steps.map(([, amount]) => amount));
  const width = Math.max(...steps.map(([, , lines]) => diff.linesOf(groupThousands(lines)).length));
  return {
    kind: 'facts',
    title: diff.walk(sum.currency ?? page.unknownCurrency, tax),
    rows: steps.map(([label, amount, lines]) => [
      label,
      `${grouped(amount, most)}${diff.linesOf(groupThousands(lines)).padStart(width)}`,
    ]),
    rightAligned: true,
  };
}

function lineBlocks(
  report: LinesReport,
  totals: readonly LineSum[],
  options: LinesPageOptions,
  place: Placing,
): Block[] {
  const { differences, isWhole } = report;
  if (differences.length === 0) return [];
  const { diff } = options.words;
  const most = options.top ?? MOST_ROWS;
  const size = (each: LineDifference) => {
    const value = differenceOf(each) ?? 0n;
    return absolute(value);
  };
  const shown = [...differences].sort((a, b) => compare(size(b), size(a))).slice(0, most);
  const all = add(totals, (sum) => sum.added.lines + sum.removed.lines + sum.changedTo.lines);
  const note = isWhole
    ? diff.linesShown(groupThousands(shown.length), groupThousands(all))
    : diff.linesShownOf(
        groupThousands(shown.length),
        groupThousands(differences.length),
        groupThousands(all),
      );
  return [
    lineView(shown, report, options, place),
    ...(all > shown.length ? [{ kind: 'lines', tone: 'note', lines: [note] } as const] : []),
    ...cellBlocks(shown, options, place),
  ];
}

function roundedNote(totals: readonly LineSum[], { page }: Words): Block[] {
  const amounts = totals.flatMap((sum) => [sum.old.payable, sum.new.payable]);
  const decimals = amountDecimals(amounts, amounts);
  const isRounded = amounts.some((amount) => decimalsOf(amount) > decimals);
  return isRounded ? [{ kind: 'lines', tone: 'note', lines: [page.rounded(decimals)] }] : [];
}
