import { formatDecimal, parseDecimal } from '../bill/decimal.ts';
import { type Dimension, type DimensionColumn, findDimension } from '../cube/dimensions.ts';
import type { Filters } from '../cube/filters.ts';
import { type Names, namesDimensions } from '../cube/names.ts';
import type { CubePlan } from '../cube/plan.ts';

/** What the page can filter, group and draw by. */
const PAGE_DIMENSIONS = [
  ...['month', 'day', 'hour', 'workspace', 'api-key', 'channel', 'model', 'type'],
  ...['direction', 'fee-type', 'unit'],
] as const;

/** The list price that the bill names for a row: with it the page shows the prices in effect. */
function listPrice(): DimensionColumn {
  const known = new Map<string, string | null>();
  const value = (cell: string) => {
    const found = known.get(cell);
    if (found !== undefined) return found;
    const price = plainPrice(cell);
    known.set(cell, price);
    return price;
  };
  return { name: 'list_price', needs: ['listPrice'], value: (group) => value(group.cell('listPrice')) };
}
const PRICE_UNIT: DimensionColumn = {
  name: 'price_unit',
  needs: ['priceUnit'],
  value: (group) => group.cell('priceUnit') || null,
};

/** Beyond this a page would open slowly: then its groups are by day. */
export const MOST_GROUPS = 100_000;
/** Groups by hour that are read for a page; a server can roll up so many while someone waits. */
export const MOST_READ = 3 * MOST_GROUPS;

/** The plan of the page's cube; without hours where groups by hour are too many. */
export function pagePlan(filters: Filters, names: Names | undefined, byDay = false): CubePlan {
  const asked = PAGE_DIMENSIONS.filter((name) => !(byDay && name === 'hour'));
  const known = asked.flatMap((name) => (findDimension(name) as Dimension).columns);
  const extra = names === undefined ? [] : namesDimensions(names).flatMap(({ columns }) => columns);
  // A names file may have a column of such a name; then the column is the user's.
  const prices = [listPrice(), PRICE_UNIT].filter(({ name }) => extra.every((each) => each.name !== name));
  return {
    dimensions: [...known, ...extra, ...prices],
    filters,
    names,
  };
}

/** One spelling of each price, `0.0020` and `0.002` being the same; a cell that is no number stays as it is. */
function plainPrice(cell: string): string | null {
  if (cell === '') return null;
  const value = parseDecimal(cell);
  return value === undefined ? cell : formatDecimal(value);
}
