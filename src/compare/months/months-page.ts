import { absolute } from '../../bill/absolute.ts';
import type { Cube } from '../../cube/cube.ts';
import { decimalsOf, mostDecimals } from '../../report/decimals.ts';
import { bucketOf } from '../../report/order.ts';
import type { Block, Page, ViewTable } from '../../report/page.ts';
import type { Label } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import {
  amountText,
  bothClosing,
  bothFacts,
  changeShare,
  monthSpan,
  monthsIn,
  percentText,
  signedText,
} from './both.ts';
import { payableOf } from './bridge.ts';
import type { BridgeRow } from './bridge-cells.ts';
import { bridgeAmounts, bridgeBlocks, bridgeDecimals, largestPart } from './bridge-view.ts';
import { comparedTotals, payablesOf } from './months-by.ts';
import { monthsView } from './months-view.ts';
import type { PriceChange } from './prices.ts';
import { usageBlocks } from './usage-view.ts';

/** Two bills compared month over month. */
export interface MonthsReport {
  readonly old: Cube;
  readonly new: Cube;
  readonly bridge: readonly BridgeRow[];
  /** `absent`: the bills have no list prices. `unread`: their days could not be read. */
  readonly prices: readonly PriceChange[] | 'absent' | 'unread';
  /** The dimensions of the requested table; empty if there is none. */
  readonly dimensions: readonly string[];
}

export interface MonthsPageOptions {
  readonly words: Words;
  readonly label?: Label;
  readonly top?: number;
  readonly filters: string;
}

/** The page has tables by these unless another one was requested. */
export const MONTHS_TABLES = ['model', 'api_key_id'] as const;
const MOST_ROWS = 20;

/** What `diff` shows a person of two months: the verdict, the bridge, tables, prices, and the proof of both bills. */
export function monthsPage(report: MonthsReport, options: MonthsPageOptions): Page {
  const { old, new: now, dimensions } = report;
  const { words, filters } = options;
  const names = [old, now].map((cube) => monthSpan(monthsIn(cube), words)) as [string, string];
  const view = { ...options, names };
  const most = options.top ?? MOST_ROWS;
  const asked = dimensions.length > 0;
  const tables = asked
    ? [monthsView(old, now, dimensions, { ...view, ...(options.top === undefined ? {} : { most }) })]
    : MONTHS_TABLES.map((name) => monthsView(old, now, [name], { ...view, most, measures: ['tokens'] }));
  return [
    { kind: 'heading', text: words.diff.monthsHeading(...names) },
    { kind: 'lines', tone: 'plain', lines: verdict(report, words) },
    bothFacts(old, now, filters, words),
    ...bridgeBlocks(report.bridge, { ...view, most }),
    ...usageBlocks(old, now, { words, names }),
    ...tables,
    ...modelsTable(report, view),
    ...priceBlocks(report, options),
    ...roundedNote(report, words),
    ...bothClosing(old, now, [words.diff.bridgeEqual], words),
  ];
}

/** A line for each currency and tax: by how much the payable changed, and what most of it is. */
function verdict({ old, new: now, bridge }: MonthsReport, words: Words): string[] {
  const { diff, page } = words;
  return comparedTotals(old, now).map((total) => {
    const own = bridge.filter((row) => bucketOf(row) === bucketOf(total));
    const decimals = bridgeDecimals(own);
    const { old: from, new: to, change } = payablesOf(total);
    const said = {
      change: amountText(absolute(change), decimals),
      currency: total.currency ?? page.unknownCurrency,
      percent: percentText(changeShare(from, to), words),
      tax: page.values.tax?.[total.tax] ?? total.tax,
      from: amountText(from, decimals),
      to: amountText(to, decimals),
    };
    if (change === 0n) return diff.stayed(said);
    const most = largestPart(own);
    const because =
      most === undefined
        ? ''
        : diff.mostBy(diff.parts[most.part]?.[1] ?? most.part, signedText(most.amount, decimals));
    return (change > 0n ? diff.rose(said) : diff.fell(said)) + because;
  });
}

/** Models that only one of the bills has. */
function modelsTable(
  { bridge }: MonthsReport,
  { words, names }: { words: Words; names: readonly [string, string] },
): Block[] {
  const rows = new Map<string, { row: BridgeRow; old: bigint; new: bigint }>();
  for (const row of bridge) {
    if (row.model !== 'new' && row.model !== 'retired') continue;
    const key = JSON.stringify([row.name.model, row.currency, row.tax]);
    const sum = rows.get(key) ?? { row, old: 0n, new: 0n };
    rows.set(key, { row, old: sum.old + payableOf(row.old), new: sum.new + payableOf(row.new) });
  }
  if (rows.size === 0) return [];
  const { diff, page } = words;
  const all = [...rows.values()].sort((a, b) =>
    a.row.model === b.row.model ? 0 : a.row.model === 'new' ? -1 : 1,
  );
  const decimals = Math.min(6, Math.max(2, mostDecimals(all.flatMap((each) => [each.old, each.new]))));
  const text = (title: string) => ({ title, kind: 'dimension' as const, decimals: 0 });
  const money = (title: string) => ({ title, kind: 'money' as const, decimals });
  const table: ViewTable = {
    kind: 'table',
    title: diff.models,
    columns: [
      text(page.titles.model ?? ''),
      text(diff.titles.presence),
      text(page.titles.currency ?? ''),
      money(names[0]),
      money(names[1]),
    ],
    rows: all.map(({ row, old, new: now }) => [
      row.name.model ?? page.none,
      diff.presence[row.model ?? ''] ?? '',
      row.currency ?? page.unknownCurrency,
      row.model === 'new' ? null : old,
      row.model === 'retired' ? null : now,
    ]),
    totals: [],
  };
  return [table];
}

function priceBlocks({ prices }: MonthsReport, { words }: MonthsPageOptions): Block[] {
  const { diff, page } = words;
  const said = pricesRemark(prices, words) ?? (prices.length === 0 ? diff.noPrices : undefined);
  if (said !== undefined || typeof prices === 'string')
    return [{ kind: 'lines', tone: 'note', lines: [said ?? ''] }];
  const decimals = mostDecimals(prices.flatMap(({ oldPrice, newPrice }) => [oldPrice, newPrice]));
  const text = (title: string) => ({ title, kind: 'dimension' as const, decimals: 0 });
  const money = (title: string) => ({ title, kind: 'money' as const, decimals });
  const table: ViewTable = {
    kind: 'table',
    title: diff.prices,
    columns: [
      ...[
        page.titles.model ?? '',
        page.titles.usage_type ?? '',
        diff.titles.unit,
        page.titles.currency ?? '',
      ].map(text),
      ...[diff.titles.old_price, diff.titles.new_price].map(money),
      { title: diff.titles.percent, kind: 'share', decimals: 1, dropOrder: 0 },
      text(diff.titles.old_price_until),
      text(diff.titles.new_price_from),
    ],
    rows: prices.map((each) => [
      each.model ?? page.none,
      each.usageType ?? page.none,
      each.unit || page.none,
      each.currency ?? page.unknownCurrency,
      each.oldPrice,
      each.newPrice,
      changeShare(each.oldPrice, each.newPrice),
      each.lastDay,
      each.firstDay,
    ]),
    totals: [],
  };
  return [table];
}

/** Why nothing is known of prices, where that is so. */
function pricesRemark(prices: MonthsReport['prices'], { diff }: Words): string | undefined {
  if (prices === 'unread') return diff.pricesUndated;
  return prices === 'absent' ? diff.pricesAbsent : undefined;
}

function roundedNote({ bridge }: MonthsReport, { page }: Words): Block[] {
  const decimals = bridge.length === 0 ? 0 : bridgeDecimals(bridge);
  const isRounded = bridge.flatMap(bridgeAmounts).some((amount) => decimalsOf(amount) > decimals);
  return isRounded ? [{ kind: 'lines', tone: 'note', lines: [page.rounded(decimals)] }] : [];
}
