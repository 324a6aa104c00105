import { ONE } from '../bill/decimal.ts';
import { own } from '../bill/own.ts';
import {
  COST_MEASURES,
  isMoney,
  isUnitMeasure,
  type Measure,
  UNIT_MEASURES,
  USAGE_MEASURES,
} from '../cube/measures.ts';
import { columnTitle } from '../words/column-title.ts';
import type { Words } from '../words/index.ts';
import { priceUnitText } from '../words/price-unit-text.ts';
import { decimalsOf, moneyDecimals, quantityDecimals } from './decimals.ts';
import { bucketOf, measureOf } from './order.ts';
import type { ViewColumn, ViewTable } from './page.ts';
import type { Rolled } from './rollup.ts';
import { roundBuckets } from './round-buckets.ts';
import type { Cell } from './table.ts';

/** A name that people gave to an id: `search-prod` for an API key. */
export type Label = (column: string, value: string) => string | undefined;

export interface ViewOptions {
  readonly title: string;
  readonly dimensions: readonly string[];
  /** Measures that have no column unless they are asked for. */
  readonly without?: readonly string[];
  /** Exactly these measures; otherwise those in which the table has figures. */
  readonly measures?: readonly string[];
  readonly label?: Label;
  readonly words: Words;
  /** Fee types of the lines without an Instance ID. */
  readonly withoutId?: readonly string[];
}

/** Which columns give way first when a terminal is narrow; those not named stay. */
const DROP_ORDER: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ...['coupon', 'savings_plan', 'calls', 'characters', 'seconds', 'images', 'discount', 'cached_tokens'],
    ...['list_cost', 'share', 'output_tokens', 'input_tokens', 'tokens'],
  ].map((name, order) => [name, order]),
);

/** A roll-up as people read it: worded, rounded so that rows add up, empty measures left out, shares beside. */
export function viewTable(
  rows: readonly Rolled[],
  totals: readonly Rolled[],
  options: ViewOptions,
): ViewTable {
  const { words } = options;
  const dimensions = shownDimensions(options.dimensions);
  const bucketColumns = totals.length > 1 ? ['currency', 'tax'] : [];
  const measures = options.measures ?? shownMeasures(totals, options);
  const money = moneyDecimals(rows, totals);
  const rounded = measures.map((name) => roundedColumn(name, rows, totals, money));
  const withShare = options.measures === undefined || options.measures.includes('payable');
  const shares = withShare ? shareColumn(rows, totals) : undefined;
  const textColumns = [...dimensions.map(({ name }) => name), ...bucketColumns];
  return {
    kind: 'table',
    title: options.title,
    columns: [
      ...textColumns.map((name) => textColumn(name, words)),
      ...measures.map((name, index) => measureColumn(name, rounded[index]?.decimals ?? 0, words)),
      ...(shares === undefined ? [] : [shareHead(words)]),
    ],
    rows: [
      ...rows.map((row, index) => [
        ...dimensions.map(({ place, name }) => worded(row, place, name, options)),
        ...bucketCells(row, totals, words),
        ...rounded.map((column) => column.rows[index] ?? null),
        ...(shares === undefined ? [] : [shares[index] ?? null]),
      ]),
      ...roundingRows(totals, rounded).map(({ bucket, cells }) => [
        ...dimensions.map((_, place) => (place === 0 ? words.page.displayRounding : null)),
        ...bucketCells(bucket, totals, words),
        ...cells,
        ...(shares === undefined ? [] : [null]),
      ]),
    ],
    totals: totals.map((row, index) => [
      ...dimensions.map((_, place) => (place === 0 ? words.page.total : null)),
      ...bucketCells(row, totals, words),
      ...rounded.map((column) => column.totals[index] ?? null),
      ...(shares === undefined ? [] : [null]),
    ]),
  };
}

/** For each currency and tax whose shown rows leave something of the shown total: that, by column. */
export function roundingRows(
  totals: readonly Rolled[],
  columns: readonly { readonly rests?: readonly bigint[] }[],
): readonly { bucket: Rolled; cells: readonly (bigint | null)[] }[] {
  return totals.flatMap((bucket, place) => {
    const cells = columns.map(({ rests }) => zeroAsBlank(rests?.[place] ?? 0n));
    return cells.every((cell) => cell === null) ? [] : [{ bucket, cells }];
  });
}

/** How far the amounts of a view were rounded, or undefined where every one is shown as it is. */
export function roundedTo(view: ViewTable, exact: readonly (bigint | null)[]): number | undefined {
  const decimals = view.columns.find((column) => column.kind === 'money')?.decimals;
  if (decimals === undefined) return undefined;
  return exact.some((amount) => decimalsOf(amount) > decimals) ? decimals : undefined;
}

/** The exact amounts behind a view of some measures. */
export function amountsShown(
  rows: readonly Rolled[],
  measures: readonly string[] = COST_MEASURES,
): readonly (bigint | null)[] {
  const money = measures.filter(isMoney) as Measure[];
  return rows.flatMap((row) => money.map((name) => row.measures[name]));
}

/** People read the channel's name; its raw text would say the same twice. */
export function shownDimensions(dimensions: readonly string[]): readonly { name: string; place: number }[] {
  const all = dimensions.map((name, place) => ({ name, place }));
  return dimensions.includes('channel_name') ? all.filter(({ name }) => name !== 'channel') : all;
}

function shownMeasures(
  totals: readonly Rolled[],
  { dimensions, without = [] }: ViewOptions,
): readonly string[] {
  return filledMeasures(totals, dimensions).filter((name) => !without.includes(name));
}

/** The measures in which a bill has figures, and the payable. */
export function filledMeasures(totals: readonly Rolled[], dimensions: readonly string[]): readonly string[] {
  const unit = dimensions.includes('unit') ? UNIT_MEASURES : [];
  const usage = USAGE_MEASURES.filter((name) => name !== 'free_tokens' && name !== 'billed_tokens');
  const tokens = usage.filter((name) => name !== 'tokens');
  const filled = (name: string) => totals.some((row) => (row.measures[name as Measure] ?? 0n) !== 0n);
  return [...tokens, ...unit, ...COST_MEASURES].filter((name) => name === 'payable' || filled(name));
}

function roundedColumn(name: string, rows: readonly Rolled[], totals: readonly Rolled[], money: number) {
  if (name === 'rows')
    return {
      decimals: 0,
      rows: rows.map((row) => row.rows),
      totals: totals.map((row) => row.rows),
      rests: [],
    };
  const values = rows.map((row) => measureOf(row, name) as bigint | null);
  const sums = totals.map((row) => measureOf(row, name) as bigint | null);
  const decimals = isMoney(name) ? money : quantityDecimals([...values, ...sums]);
  const rounded = roundBuckets(values, rows, totals, decimals, sums);
  // A model that makes no images has no figure there: a column of zeros would hide the few that count.
  return isMoney(name)
    ? { decimals, ...rounded }
    : { decimals, ...rounded, rows: rounded.rows.map(zeroAsBlank) };
}

function zeroAsBlank(value: bigint | null): bigint | null {
  return value === 0n ? null : value;
}

/** Shares of the payable of each currency and tax. Of a total that is not positive (refunds) there are none. */
function shareColumn(rows: readonly Rolled[], totals: readonly Rolled[]): (bigint | null)[] | undefined {
  const payables = new Map(totals.map((total) => [bucketOf(total), total.measures.payable ?? 0n]));
  const shares = rows.map((row) => {
    const total = payables.get(bucketOf(row)) ?? 0n;
    const { payable } = row.measures;
    return payable === null || total <= 0n ? null : (payable * ONE) / total;
  });
  return shares.some((share) => share !== null) ? shares : undefined;
}

function textColumn(name: string, words: Words): ViewColumn {
  return { title: columnTitle(name, words), kind: 'dimension', decimals: 0 };
}

function measureColumn(name: string, decimals: number, words: Words): ViewColumn {
  const kind = name === 'rows' ? 'count' : isMoney(name) ? 'money' : 'quantity';
  const dropOrder = DROP_ORDER[name];
  const title = words.page.titles[name] ?? name;
  return { title, kind, decimals, dropOrder, ...(isUnitMeasure(name) ? { unlike: true } : {}) };
}

function shareHead(words: Words): ViewColumn {
  const dropOrder = DROP_ORDER.share as number;
  return { title: words.page.titles.share as string, kind: 'share', decimals: 1, bar: true, dropOrder };
}

/** The currency and tax of a row, where a table has several. */
export function bucketCells(row: Rolled, totals: readonly Rolled[], words: Words): Cell[] {
  if (totals.length < 2) return [];
  return [row.currency ?? words.page.unknownCurrency, words.page.values.tax?.[row.tax] ?? row.tax];
}

function worded(row: Rolled, place: number, name: string, options: ViewOptions): Cell {
  if (row.folded !== undefined) return place === 0 ? options.words.page.other(row.folded) : null;
  return wordedValue(row.values[place] ?? null, name, options);
}

/** The value of a dimension as people read it: in words, with the name that they gave it, never empty. */
export function wordedValue(
  value: Rolled['values'][number],
  name: string,
  { words, label, withoutId = [] }: Pick<ViewOptions, 'words' | 'label' | 'withoutId'>,
): string {
  if (value === null && name === 'model') return noInstanceId(withoutId, words);
  if (name === 'price_unit' && typeof value === 'string') return priceUnitText(value, words);
  const inWords = own(words.page.values[name], value === null ? '' : String(value));
  if (inWords !== undefined) return inWords;
  if (value === null) return words.page.none;
  const named = label?.(name, String(value));
  return named === undefined ? String(value) : `${named} (${value})`;
}

/** Where a line has no Instance ID, its fee type tells what it is: `no Instance ID (refund)`. */
export function noInstanceId(feeTypes: readonly string[], { page }: Words): string {
  return page.noInstanceId(feeTypes.map((name) => page.values.fee_type?.[name] ?? name));
}
