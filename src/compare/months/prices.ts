import { parseDecimal } from '../../bill/decimal.ts';
import { unitOf } from '../../bill/unit.ts';
import type { Cube, Group } from '../../cube/cube.ts';
import { type DimensionColumn, findDimension } from '../../cube/dimensions.ts';
import { BUCKET_COLUMNS, dimensionColumn } from '../../report/cost-query.ts';
import type { Cell, Column, Table } from '../../report/table.ts';

/** A list price that gave way to another one. */
export interface PriceChange {
  readonly model: string | null;
  readonly usageType: string | null;
  /** As the bill writes it, since prices are for one of it: `千tokens`. */
  readonly unit: string;
  readonly currency: string | null;
  readonly tax: Group['tax'];
  readonly oldPrice: bigint;
  readonly newPrice: bigint;
  /** The last day with the old price and the first one with the new: `2026-05-14`, a month where the bill has no days. */
  readonly lastDay: string;
  readonly firstDay: string;
}

const cell = (key: 'unit' | 'listPrice' | 'priceTiers'): DimensionColumn => ({
  name: key,
  needs: [key],
  value: (group) => group.cell(key),
});

const known = (name: string): readonly DimensionColumn[] => findDimension(name)?.columns ?? [];

/** What a cube must have so that its list prices can be compared. */
export const PRICE_DIMENSIONS: readonly DimensionColumn[] = [
  ...['model', 'type', 'fee-type'].flatMap(known),
  ...[cell('unit'), cell('priceTiers'), cell('listPrice')],
];
/** Days make many more groups of a bill: they are worth it only where there is something to date. */
export const DATED_PRICE_DIMENSIONS: readonly DimensionColumn[] = [
  ...PRICE_DIMENSIONS,
  ...['month', 'day'].flatMap(known),
];

interface Seen {
  readonly price: bigint;
  first: string;
  last: string;
}

interface Series {
  readonly group: Group;
  readonly seen: Map<bigint, Seen>;
}

/** Whether any model, usage type, unit and price tier has more than one list price. */
export function hasPriceChanges(cubes: readonly Cube[]): boolean {
  return seriesOf(cubes).some(({ seen }) => seen.size > 1);
}

/**
 * List prices that changed, by model, usage type, unit and price tier, with the day: a price that was first seen after
 * another one, or on the last day of it. Prices that are seen beside each other for longer are tiers, not a change.
 */
export function priceChanges(cubes: readonly Cube[]): PriceChange[] {
  return seriesOf(cubes)
    .flatMap(({ group, seen }) => changesOf(group, [...seen.values()]))
    .sort(byDay);
}

function seriesOf(cubes: readonly Cube[]): readonly Series[] {
  const series = new Map<string, Series>();
  for (const group of cubes.flatMap(({ groups }) => groups)) {
    const [model, type, feeType, unit, tiers, text, month, day] = group.values as (string | null)[];
    const price = parseDecimal(text ?? '');
    if (price === undefined || (feeType !== 'usage' && feeType !== null)) continue;
    const key = JSON.stringify([model, type, unitKey(unit ?? ''), tiers, group.currency, group.tax]);
    const found = series.get(key) ?? { group, seen: new Map<bigint, Seen>() };
    series.set(key, found);
    note(found.seen, price, day ?? month ?? '');
  }
  return [...series.values()];
}

/** Spellings of one unit are one. */
function unitKey(text: string): string {
  const { base, factor } = unitOf(text);
  return `${factor} ${base}`;
}

function note(seen: Map<bigint, Seen>, price: bigint, when: string): void {
  const found = seen.get(price);
  if (found === undefined) seen.set(price, { price, first: when, last: when });
  else {
    if (when < found.first) found.first = when;
    if (when > found.last) found.last = when;
  }
}

function changesOf({ values, currency, tax }: Group, prices: readonly Seen[]): PriceChange[] {
  const [model, usageType, , unit] = values as (string | null)[];
  return prices.flatMap((now) => {
    const [before] = prices
      .filter(({ first, last }) => last <= now.first && first < now.first)
      .sort((a, b) => (a.last === b.last ? 0 : a.last < b.last ? 1 : -1));
    if (before === undefined) return [];
    return {
      ...{ model: model ?? null, usageType: usageType ?? null, unit: unit ?? '', currency, tax },
      ...{ oldPrice: before.price, newPrice: now.price, lastDay: before.last, firstDay: now.first },
    };
  });
}

function byDay(a: PriceChange, b: PriceChange): number {
  const text = ({ firstDay, model, usageType }: PriceChange) => JSON.stringify([firstDay, model, usageType]);
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

export const PRICES_COLUMNS: readonly Column[] = [
  ...['model', 'usage_type', 'unit'].map(dimensionColumn),
  ...BUCKET_COLUMNS,
  { name: 'old_price', kind: 'money' },
  { name: 'new_price', kind: 'money' },
  { name: 'old_price_until', kind: 'text' },
  { name: 'new_price_from', kind: 'text' },
];

/** The price changes as machines read them; prices are no amounts, so there are no totals. */
export function pricesTable(changes: readonly PriceChange[]): Table {
  const rows = changes.map((each): Cell[] => [
    ...[each.model, each.usageType, each.unit, each.currency, each.tax],
    ...[each.oldPrice, each.newPrice, each.lastDay, each.firstDay],
  ]);
  return { name: 'prices', columns: PRICES_COLUMNS, rows, totals: [] };
}
