import { absolute } from '../../bill/absolute.ts';
import { amountDecimals } from '../../report/decimals.ts';
import { bucketOf } from '../../report/order.ts';
import type { Block, Facts, ViewColumn, ViewTable } from '../../report/page.ts';
import { type RoundedRow, type RoundedTable, roundTable } from '../../report/round-table.ts';
import type { Cell } from '../../report/table.ts';
import { type Label, wordedValue } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import { amountText, signedText } from './both.ts';
import { type BridgePart, PARTS, payableOf } from './bridge.ts';
import type { BridgeRow } from './bridge-cells.ts';
import { wholes } from './fraction.ts';

export interface BridgeViewOptions {
  readonly words: Words;
  readonly label?: Label;
  /** Rows that are shown of each currency and tax; the others are added up as one. */
  readonly most: number;
  /** What the two bills are called in titles: their months. */
  readonly names: readonly [old: string, now: string];
}

/** A row of the view: its texts, what it was, and its parts, by {@link PARTS}. */
interface Line {
  readonly texts: readonly string[];
  readonly amounts: readonly bigint[];
}

/** Rows as they are shown, with totals that they add up to in both directions. */
interface Bucket {
  readonly row: BridgeRow;
  readonly lines: readonly Line[];
  readonly shown: RoundedTable;
  readonly decimals: number;
}

/** Deductions stand in one column of the table; the sums above it have each of them. */
const MERGED: readonly (readonly BridgePart[])[] = [
  ['volume'],
  ['mix'],
  ['price'],
  ['free_quota'],
  ['discount', 'coupon', 'savings_plan', 'rounding', 'other_deduction'],
  ['new_models'],
  ['retired_models'],
  ['fees'],
  ['no_usage'],
];
const DROP_ORDER: Readonly<Partial<Record<BridgePart, number>>> = {
  no_usage: 0,
  fees: 1,
  retired_models: 2,
  new_models: 3,
};

/** The bridge as people read it: for each currency and tax its sums, then its rows. */
export function bridgeBlocks(rows: readonly BridgeRow[], options: BridgeViewOptions): Block[] {
  const keys = [...new Set(rows.map(bucketOf))];
  const buckets = keys.map((key) =>
    bucketed(
      rows.filter((row) => bucketOf(row) === key),
      options,
    ),
  );
  return [
    ...buckets.map((bucket) => sumsOf(bucket, options)),
    ...buckets.map((bucket) => tableOf(bucket, keys.length > 1, options)),
  ];
}

/** The part with the greatest share in a change, as it is shown. */
export function largestPart(rows: readonly BridgeRow[]): { part: BridgePart; amount: bigint } | undefined {
  const lines = rows.map(partsOf);
  const sums = PARTS.map((part, place) => ({
    part,
    amount: lines.reduce((sum, line) => sum + (line[place] as bigint), 0n),
  }));
  const change = sums.reduce((sum, { amount }) => sum + amount, 0n);
  const along = sums.filter(({ amount }) => (change < 0n ? amount < 0n : amount > 0n));
  return along.sort((a, b) => (absolute(a.amount) < absolute(b.amount) ? 1 : -1))[0];
}

export function bridgeDecimals(rows: readonly BridgeRow[]): number {
  const total = (side: 'old' | 'new') => rows.reduce((sum, row) => sum + payableOf(row[side]), 0n);
  return amountDecimals(rows.flatMap(bridgeAmounts), [total('old'), total('new')]);
}

/** Every amount in a row, to the last digit written. */
export function bridgeAmounts(row: BridgeRow): bigint[] {
  return [payableOf(row.old), payableOf(row.new), ...partsOf(row)];
}

function partsOf(row: BridgeRow): bigint[] {
  return wholes(PARTS.map((part) => row.parts[part]));
}

function bucketed(rows: readonly BridgeRow[], options: BridgeViewOptions): Bucket {
  const decimals = bridgeDecimals(rows);
  const all = rows
    .map((row) => ({ row, change: absolute(payableOf(row.new) - payableOf(row.old)) }))
    .sort((a, b) => (a.change === b.change ? 0 : a.change < b.change ? 1 : -1))
    .map(({ row }) => lineOf(row, options));
  const rest = all.slice(options.most);
  const hasOther = rest.length > 1;
  const lines = hasOther ? [...all.slice(0, options.most), folded(rest, options.words)] : all;
  const shown = roundTable(
    lines.map(({ amounts }) => amounts),
    decimals,
    hasOther ? lines.length - 1 : undefined,
  );
  return { row: rows[0] as BridgeRow, lines, shown, decimals };
}

function lineOf(row: BridgeRow, { words, label }: BridgeViewOptions): Line {
  const options = { words, label };
  const texts = [
    wordedValue(row.name.model, 'model', options),
    wordedValue(row.name.usageType, 'usage_type', options),
  ];
  return { texts, amounts: [payableOf(row.old), ...partsOf(row)] };
}

function folded(rest: readonly Line[], { page }: Words): Line {
  const amounts = [...PARTS.keys(), PARTS.length].map((place) =>
    rest.reduce((sum, line) => sum + (line.amounts[place] as bigint), 0n),
  );
  return { texts: [page.other(rest.length), ''], amounts };
}

function sumsOf({ row, shown, decimals }: Bucket, { words, names }: BridgeViewOptions): Facts {
  const { diff, page } = words;
  const tax = page.values.tax?.[row.tax] ?? row.tax;
  const parts = PARTS.map((part, place) => [part, shown.totals.cells[place + 1] ?? 0n] as const);
  return {
    kind: 'facts',
    title: diff.bridge(row.currency ?? page.unknownCurrency, tax),
    rows: [
      [diff.payableOf(names[0]), amountText(shown.totals.cells[0] ?? 0n, decimals)],
      ...parts
        .filter(([, amount]) => amount !== 0n)
        .map(
          ([part, amount]) =>
            [diff.part(diff.parts[part]?.[1] ?? part), signedText(amount, decimals)] as const,
        ),
      [diff.payableNow(names[1]), amountText(shown.totals.total, decimals)],
    ],
    rightAligned: true,
  };
}

function tableOf(bucket: Bucket, several: boolean, { words, names }: BridgeViewOptions): ViewTable {
  const { diff, page } = words;
  const { row, lines, shown, decimals } = bucket;
  const merged = MERGED.filter((group) =>
    lines.some(({ amounts }) => group.some((part) => amounts[PARTS.indexOf(part) + 1] !== 0n)),
  );
  const cells = ({ cells: amounts, total }: RoundedRow): Cell[] => [
    amounts[0] ?? 0n,
    ...merged
      .map((group) => group.reduce((sum, part) => sum + (amounts[PARTS.indexOf(part) + 1] ?? 0n), 0n))
      .map(blank),
    total,
    total - (amounts[0] ?? 0n),
  ];
  const bucketName = `${row.currency ?? page.unknownCurrency}, ${page.values.tax?.[row.tax] ?? row.tax}`;
  return {
    kind: 'table',
    title: several ? `${diff.bridgeRows}, ${bucketName}` : diff.bridgeRows,
    columns: [
      textColumn(page.titles.model ?? 'model'),
      textColumn(page.titles.usage_type ?? 'usage_type'),
      moneyColumn(names[0], decimals),
      ...merged.map((group) => partColumn(group, decimals, words)),
      moneyColumn(names[1], decimals),
      moneyColumn(diff.titles.change, decimals),
    ],
    rows: [
      ...lines.map(({ texts }, place) => [...texts, ...cells(shown.rows[place] as RoundedRow)]),
      ...(shown.rest === undefined ? [] : [[page.displayRounding, '', ...cells(shown.rest)]]),
    ],
    totals: [[page.total, null, ...cells(shown.totals)]],
  };
}

function blank(value: bigint): Cell {
  return value === 0n ? null : value;
}

function textColumn(title: string): ViewColumn {
  return { title, kind: 'dimension', decimals: 0 };
}

function moneyColumn(title: string, decimals: number): ViewColumn {
  return { title, kind: 'money', decimals };
}

function partColumn(group: readonly BridgePart[], decimals: number, { diff }: Words): ViewColumn {
  const [first] = group as [BridgePart];
  const title = group.length > 1 ? diff.deductions : (diff.parts[first]?.[0] ?? first);
  const dropOrder = DROP_ORDER[first];
  return { ...moneyColumn(title, decimals), dropOrder };
}
