import { bridgeRows } from '../../../compare/months/bridge-cells.ts';
import { bridgeTable } from '../../../compare/months/bridge-table.ts';
import { monthsTable } from '../../../compare/months/months-by.ts';
import {
  MONTHS_TABLES,
  type MonthsReport,
  monthsPage,
  pricesRemark,
} from '../../../compare/months/months-page.ts';
import {
  DATED_PRICE_DIMENSIONS,
  hasPriceChanges,
  PRICE_DIMENSIONS,
  priceChanges,
  pricesTable,
} from '../../../compare/months/prices.ts';
import { buildCube, keysFor } from '../../../cube/build.ts';
import type { Cube } from '../../../cube/cube.ts';
import type { DimensionColumn } from '../../../cube/dimensions.ts';
import { isUnreported } from '../../../read/files/unreported.ts';
import { isReadOnce } from '../../../read/input/read-once.ts';
import type { Table } from '../../../report/table.ts';
import { labelsOf } from '../../output/labels.ts';
import { readBills } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import type { Asked, Side } from './compared.ts';
import type { Found } from './deliver.ts';

/** Two months: the bridge between them, month over month by dimensions, and the list prices that changed. */
export async function diffMonths(asked: Asked, context: Context): Promise<Found> {
  const { old, new: now, by, options, top } = asked;
  const { names, text } = options.selection;
  const { words } = context;
  const prices = await pricesOf(asked, context);
  const bridge = bridgeRows(old.cube, now.cube);
  const report: MonthsReport = { old: old.cube, new: now.cube, bridge, prices, dimensions: by };
  const remark = pricesRemark(prices, words);
  const tables: Readonly<Record<string, () => Table>> = {
    bridge: () => bridgeTable(bridge),
    by: () => monthsTable(old.cube, now.cube, by.length === 0 ? [MONTHS_TABLES[0]] : by),
    prices: () => pricesTable(typeof prices === 'string' ? [] : prices),
  };
  return {
    compared: 'months',
    // That two months differ is no finding.
    differs: false,
    ...{ old: old.cube, new: now.cube },
    table: (name) => (tables[name] as () => Table)(),
    others: ['bridge', 'by', 'prices'],
    remarks: remark === undefined ? [] : [{ code: 'PRICES_UNDATED', message: remark }],
    page: () =>
      monthsPage(report, {
        ...{ words, filters: text(), top, label: labelsOf(names) },
      }),
  };
}

/** List prices with their days: a reading of its own, since days make many more groups of a bill. */
async function pricesOf(asked: Asked, context: Context): Promise<MonthsReport['prices']> {
  const sides = [asked.old, asked.new];
  const answers = sides.flatMap(({ bills }) => bills.reading.answers);
  if (!answers.some(({ layout }) => layout.columns.listPrice !== undefined)) return 'absent';
  for (const { named } of sides) if (await isReadOnce(named)) return 'unread';
  const found = await pricesBy(PRICE_DIMENSIONS, sides, asked, context);
  if (found === undefined) return 'unread';
  if (!hasPriceChanges(found)) return [];
  const dated = await pricesBy(DATED_PRICE_DIMENSIONS, sides, asked, context);
  return dated === undefined ? 'unread' : priceChanges(dated);
}

async function pricesBy(
  dimensions: readonly DimensionColumn[],
  sides: readonly Side[],
  { plan, options }: Asked,
  context: Context,
): Promise<readonly Cube[] | undefined> {
  const own = { ...plan, dimensions };
  const cubes: Cube[] = [];
  for (const { named } of sides) {
    const { reading } = await readBills([named], { keys: keysFor(own) }, options.reading, context);
    if (isUnreported(reading)) return undefined;
    cubes.push(buildCube(reading, own));
  }
  return cubes;
}
