import type { Cube } from '../../cube/cube.ts';
import { isUnitMeasure, type Measure } from '../../cube/measures.ts';
import { amountDecimals, quantityDecimals } from '../../report/decimals.ts';
import { bucketOf, measureOf, restOf } from '../../report/order.ts';
import type { ViewColumn, ViewTable } from '../../report/page.ts';
import type { Rolled } from '../../report/rollup.ts';
import { roundHalfUp } from '../../report/round.ts';
import { type RoundedRow, roundTable } from '../../report/round-table.ts';
import type { Cell } from '../../report/table.ts';
import { type Label, shownDimensions, wordedValue } from '../../report/view.ts';
import { columnTitle } from '../../words/column-title.ts';
import type { Words } from '../../words/index.ts';
import { changeShare } from './both.ts';
import { type Compared, comparedBy, comparedTotals, payablesOf, USAGE } from './months-by.ts';

export interface MonthsViewOptions {
  readonly words: Words;
  readonly label?: Label;
  /** Rows that are shown of each currency and tax; the others are added up as one. All when left out. */
  readonly most?: number;
  /** Usage that is shown of those in which the bills have figures; all of them when left out. */
  readonly measures?: readonly Measure[];
  readonly names: readonly [old: string, now: string];
}

interface Line {
  readonly texts: readonly string[];
  readonly row: Omit<Compared, 'values'>;
  /** It stands for several rows. */
  readonly isOther?: boolean;
}

/** Month over month by some dimensions, as people read it: payable and usage of both bills. */
export function monthsView(
  old: Cube,
  now: Cube,
  dimensions: readonly string[],
  options: MonthsViewOptions,
): ViewTable {
  const { words, names } = options;
  const totals = comparedTotals(old, now);
  const buckets = totals.map((total) => bucketOf(total));
  const rows = comparedBy(old, now, dimensions);
  const lines = buckets.flatMap((bucket) => {
    const own = rows.filter((row) => bucketOf(row) === bucket);
    return linesOf(own, dimensions, options);
  });
  const measures = usageShown(options.measures ?? measuresOf(dimensions), totals);
  const money = moneyCells(lines, totals, rows);
  const several = buckets.length > 1;
  const cells = (row: Line['row'], amounts: readonly Cell[]): Cell[] => [
    ...(several ? bucketTexts(row, words) : []),
    ...amounts,
    ...measures.flatMap(({ name, decimals }) => [
      shown(row.old, name, decimals),
      shown(row.new, name, decimals),
    ]),
  ];
  const dims = shownDimensions(dimensions);
  return {
    kind: 'table',
    title: words.page.by(words.page.listed(dims.map(({ name }) => columnTitle(name, words)))),
    columns: [
      ...[...dims.map(({ name }) => name), ...(several ? ['currency', 'tax'] : [])].map(
        (name): ViewColumn => ({ title: columnTitle(name, words), kind: 'dimension', decimals: 0 }),
      ),
      ...[...names, words.diff.titles.change].map(
        (title): ViewColumn => ({ title, kind: 'money', decimals: money.decimals }),
      ),
      { title: words.diff.titles.percent, kind: 'share', decimals: 1, dropOrder: 1 },
      ...measures.flatMap(({ name, decimals }) =>
        names.map(
          (bill): ViewColumn => ({
            title: `${words.page.titles[name]} ${bill}`,
            kind: 'quantity',
            decimals,
            unlike: isUnitMeasure(name),
            dropOrder: 0,
          }),
        ),
      ),
    ],
    rows: [
      ...lines.map(({ texts, row }, place) => [...texts, ...cells(row, money.rows[place] ?? [])]),
      ...money.rests.map(({ row, amounts }) => [
        ...dims.map((_, index) => (index === 0 ? words.page.displayRounding : '')),
        ...cells({ ...row, old: undefined, new: undefined }, amounts),
      ]),
    ],
    totals: totals.map((row, place) => [
      ...dims.map((_, index) => (index === 0 ? words.page.total : null)),
      ...cells(row, money.totals[place] ?? []),
    ]),
  };
}

function linesOf(
  rows: readonly Compared[],
  dimensions: readonly string[],
  { words, label, most = rows.length }: MonthsViewOptions,
): Line[] {
  const dims = shownDimensions(dimensions);
  const options = { words, label };
  const lines = rows.map((row) => ({
    texts: dims.map(({ name, place }) => wordedValue(row.values[place] ?? null, name, options)),
    row,
  }));
  if (rows.length <= most + 1) return lines;
  const rest = rows.slice(most);
  const texts = dims.map((_, place) => (place === 0 ? words.page.other(rest.length) : ''));
  return [...lines.slice(0, most), { texts, row: folded(rest), isOther: true }];
}

function folded(rest: readonly Compared[]): Line['row'] {
  const side = (which: 'old' | 'new') => {
    const own = rest.map((row) => row[which]).filter((each) => each !== undefined);
    return own.length === 0 ? undefined : restOf(own);
  };
  const { currency, tax } = rest[0] as Compared;
  return { currency, tax, old: side('old'), new: side('new') };
}

function bucketTexts({ currency, tax }: Line['row'], { page }: Words): string[] {
  return [currency ?? page.unknownCurrency, page.values.tax?.[tax] ?? tax];
}

/**
 * Payable of both bills, its change and what that is of the old one; rows and columns add up as they are shown. All
 * rows, those behind a top too, tell how many decimals that needs.
 */
function moneyCells(lines: readonly Line[], totals: readonly Compared[], all: readonly Compared[]) {
  const payables = lines.map(({ row }) => payablesOf(row));
  const sums = totals.map(payablesOf);
  const amounts = all.flatMap((row) => Object.values(payablesOf(row)));
  const decimals = amountDecimals(amounts, sums.flatMap(Object.values));
  const rows: Cell[][] = lines.map(() => []);
  const rests: { readonly row: Compared; readonly amounts: readonly Cell[] }[] = [];
  const shownTotals = totals.map((total, index) => {
    const places = [...lines.keys()].filter(
      (place) => bucketOf((lines[place] as Line).row) === bucketOf(total),
    );
    const own = places.map((place) => payables[place] as ReturnType<typeof payablesOf>);
    const rounded = roundTable(
      own.map((each) => [each.old, each.change]),
      decimals,
      otherOf(places, lines),
    );
    for (const [at, place] of places.entries()) {
      const { old, new: now } = own[at] as ReturnType<typeof payablesOf>;
      rows[place] = [...inOrder(rounded.rows[at]), changeShare(old, now)];
    }
    if (rounded.rest !== undefined) rests.push({ row: total, amounts: [...inOrder(rounded.rest), null] });
    const { old, new: now } = sums[index] as ReturnType<typeof payablesOf>;
    return [...inOrder(rounded.totals), changeShare(old, now)];
  });
  return { rows, totals: shownTotals, rests, decimals };
}

/** Which of the lines at these places stands for several rows. */
function otherOf(places: readonly number[], lines: readonly Line[]): number | undefined {
  const found = places.findIndex((place) => lines[place]?.isOther === true);
  return found === -1 ? undefined : found;
}

/** Before, now, change. */
function inOrder(
  { cells: [before = 0n, change = 0n], total }: RoundedRow = { cells: [], total: 0n },
): Cell[] {
  return [before, total, change];
}

function measuresOf(dimensions: readonly string[]): readonly Measure[] {
  return dimensions.includes('unit') ? ['consumed'] : USAGE;
}

function usageShown(names: readonly Measure[], totals: readonly Compared[]) {
  const values = (name: Measure) =>
    totals.flatMap((row) => [row.old, row.new]).map((side) => side?.measures[name] ?? null);
  return names
    .filter((name) => values(name).some((value) => (value ?? 0n) !== 0n))
    .map((name) => ({ name, decimals: quantityDecimals(values(name)) }));
}

/** Absent usage is left blank, so that a column of zeros does not hide the few figures that count. */
function shown(side: Rolled | undefined, name: Measure, decimals: number): Cell {
  const value = side === undefined ? null : measureOf(side, name);
  return typeof value === 'bigint' && value !== 0n ? roundHalfUp(value, decimals) : null;
}
