import { buildCube, keysFor } from '../../cube/build.ts';
import type { Cube } from '../../cube/cube.ts';
import type { DimensionColumn } from '../../cube/dimensions.ts';
import type { BillReader } from '../../read/contract/bill-reader.ts';
import { isUnreported } from '../../read/files/unreported.ts';
import { isReadOnce } from '../../read/input/read-once.ts';
import type { Table } from '../../report/table.ts';
import type { TwoBills } from '../two-bills.ts';
import { bridgeRows } from './bridge-cells.ts';
import { bridgeTable } from './bridge-table.ts';
import { monthsTable } from './months-by.ts';
import { MONTHS_TABLES, type MonthsReport } from './months-page.ts';
import {
  DATED_PRICE_DIMENSIONS,
  hasPriceChanges,
  PRICE_DIMENSIONS,
  priceChanges,
  pricesTable,
} from './prices.ts';

/** Two months, compared. */
export interface MonthsDifference {
  readonly report: MonthsReport;
  readonly tables: Readonly<Record<'bridge' | 'by' | 'prices', () => Table>>;
}

/**
 * The bridge between two months, month over month by dimensions, and the list prices that changed, which take one or
 * two more readings of both bills; where these cannot be, the report says that prices are `unread`.
 */
export async function diffMonths(two: TwoBills, read: BillReader): Promise<MonthsDifference> {
  const [old, now] = [two.old.cube, two.new.cube];
  const prices = await pricesOf(two, read);
  const bridge = bridgeRows(old, now);
  const by = two.by.length === 0 ? [MONTHS_TABLES[0]] : two.by;
  return {
    report: { old, new: now, bridge, prices, dimensions: two.by },
    tables: {
      bridge: () => bridgeTable(bridge),
      by: () => monthsTable(old, now, by),
      prices: () => pricesTable(typeof prices === 'string' ? [] : prices),
    },
  };
}

/** List prices with their days: a reading of its own, since days make many more groups of a bill. */
async function pricesOf(two: TwoBills, read: BillReader): Promise<MonthsReport['prices']> {
  const sides = [two.old, two.new];
  const answers = sides.flatMap(({ bills }) => bills.reading.answers);
  if (!answers.some(({ layout }) => layout.columns.listPrice !== undefined)) return 'absent';
  for (const { named } of sides) if (await isReadOnce(named)) return 'unread';
  const found = await pricesBy(PRICE_DIMENSIONS, two, read);
  if (found === undefined) return 'unread';
  if (!hasPriceChanges(found)) return [];
  const dated = await pricesBy(DATED_PRICE_DIMENSIONS, two, read);
  return dated === undefined ? 'unread' : priceChanges(dated);
}

async function pricesBy(
  dimensions: readonly DimensionColumn[],
  { old, new: now, plan }: TwoBills,
  read: BillReader,
): Promise<readonly Cube[] | undefined> {
  const own = { ...plan, dimensions };
  const cubes: Cube[] = [];
  for (const { named } of [old, now]) {
    const { reading } = await read([named], { keys: keysFor(own) });
    if (isUnreported(reading)) return undefined;
    cubes.push(buildCube(reading, own));
  }
  return cubes;
}
