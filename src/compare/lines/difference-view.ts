import { absolute } from '../../bill/absolute.ts';
import { compare } from '../../bill/compare.ts';
import { amountDecimals } from '../../report/decimals.ts';
import { bucketOf } from '../../report/order.ts';
import type { ViewColumn, ViewTable } from '../../report/page.ts';
import { type RoundedRow, roundTable } from '../../report/round-table.ts';
import type { Cell } from '../../report/table.ts';
import { type Label, shownDimensions, wordedValue } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import { differs, type LineSum, mergedSums, netOf } from './line-sums.ts';
import type { LinesReport } from './lines-table.ts';

interface Line {
  readonly texts: readonly string[];
  readonly sum: LineSum;
}

export interface DifferenceViewOptions {
  readonly words: Words;
  readonly label?: Label;
}

/**
 * Where the lines of two exports differ, as people read it: a row for each value of the dimensions that has a
 * difference, the greatest first, and one for all the others. Old − removed + added + changed = new in every row.
 */
export function differenceView(report: LinesReport, options: DifferenceViewOptions): ViewTable {
  const { words } = options;
  const { by } = report;
  const { diff, page } = words;
  const totals = mergedSums(report.sums, []);
  const several = totals.length > 1;
  const blocks = totals.map((total) => {
    const own = report.sums.filter((sum) => bucketOf(sum) === bucketOf(total));
    return linesOf(own, by, options);
  });
  const sums = totals.flatMap(({ old, new: now }) => [old.payable, now.payable]);
  const decimals = amountDecimals(
    blocks.flat().flatMap(({ sum }) => amounts(sum)),
    sums,
  );
  const rounded = blocks.map((lines) =>
    roundTable(
      lines.map(({ sum }) => amounts(sum)),
      decimals,
    ),
  );
  const bucket = ({ currency, tax }: LineSum) =>
    several ? [currency ?? page.unknownCurrency, page.values.tax?.[tax] ?? tax] : [];
  const dims = shownDimensions(by);
  const title = (name: string) => page.titles[name] ?? name;
  const { old: before, new: now, added, removed, changed, change } = diff.titles;
  const money = [before, removed, added, changed, now, change];
  return {
    kind: 'table',
    title: diff.byDifference(page.listed(dims.map(({ name }) => title(name)))),
    columns: [
      ...[...dims.map(({ name }) => name), ...(several ? ['currency', 'tax'] : [])].map(
        (name): ViewColumn => ({ title: title(name), kind: 'dimension', decimals: 0 }),
      ),
      { title: diff.titles.differing, kind: 'count', decimals: 0, dropOrder: 0 },
      ...money.map((each): ViewColumn => ({ title: each, kind: 'money', decimals })),
    ],
    rows: blocks.flatMap((lines, place) => [
      ...lines.map(({ texts, sum }, row): Cell[] => [
        ...[...texts, ...bucket(sum), differing(sum)],
        ...figures(rounded[place]?.rows[row]),
      ]),
      ...roundingRow(rounded[place]?.rest, [
        ...dims.map((_, index) => (index === 0 ? page.displayRounding : '')),
        ...bucket(totals[place] as LineSum),
      ]),
    ]),
    totals: totals.map((sum, place): Cell[] => [
      ...[...dims.map((_, index) => (index === 0 ? page.total : null)), ...bucket(sum), differing(sum)],
      ...figures(rounded[place]?.totals),
    ]),
  };
}

/** Old, removed (as what it takes away), added and changed add up to new. */
function amounts({ old, removed, added, changedFrom, changedTo }: LineSum): bigint[] {
  return [old.payable, -removed.payable, added.payable, changedTo.payable - changedFrom.payable];
}

function figures({ cells, total: now }: RoundedRow = { cells: [], total: 0n }): Cell[] {
  const [old = 0n, ...moves] = cells;
  return [old, ...moves.map((move) => (move === 0n ? null : move)), now, now - old];
}

/** What the rounded rows leave of the rounded totals. */
function roundingRow(rest: RoundedRow | undefined, texts: readonly string[]): Cell[][] {
  return rest === undefined ? [] : [[...texts, null, ...figures(rest)]];
}

function differing({ added, removed, changedTo }: LineSum): number {
  return added.lines + removed.lines + changedTo.lines;
}

function linesOf(
  sums: readonly LineSum[],
  by: readonly string[],
  { words, label }: DifferenceViewOptions,
): Line[] {
  const dims = shownDimensions(by);
  const options = { words, label };
  const texts = ({ values }: LineSum) =>
    dims.map(({ name, place }) => wordedValue(values[place] ?? null, name, options));
  const found = sums.filter(differs).sort((a, b) => compare(absolute(netOf(b)), absolute(netOf(a))));
  const same = sums.filter((sum) => !differs(sum));
  const rest = mergedSums(same, []).map((sum) => ({
    texts: dims.map((_, place) => (place === 0 ? words.diff.unchangedRows(same.length) : '')),
    sum,
  }));
  return [...found.map((sum) => ({ texts: texts(sum), sum })), ...rest];
}
