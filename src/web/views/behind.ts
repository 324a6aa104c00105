import { parseDecimal } from '../../bill/decimal.ts';
import type { Measure } from '../../cube/measures.ts';
import { costRows, costTable } from '../../report/cost.ts';
import { mostDecimals } from '../../report/decimals.ts';
import { measureOf } from '../../report/order.ts';
import type { Rolled } from '../../report/rollup.ts';
import { totalsOf } from '../../report/totals.ts';
import { filledMeasures } from '../../report/view.ts';
import { behindSelection, cubeOf, hasValues, type Scene, shownValue, titleOf } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { measureKind } from './dimension-sheet.ts';
import type { PageSheet, PageSheetColumn } from './sheet.ts';

const TIMES = ['hour', 'day', 'billing_month'];
const DETAILS = [
  ...['workspace_id', 'api_key_id', 'channel_name', 'model', 'usage_type'],
  ...['fee_type', 'unit', 'list_price', 'price_unit'],
];
/** Usage is in the unit of its row, so that these say it all. */
const MEASURES = [
  'payable',
  'list_cost',
  'discount',
  'coupon',
  'savings_plan',
  'consumed',
  'deducted',
  'billed',
] as const;
/** More are no longer read; the CSV has all. */
export const MOST_BEHIND = 500;

export interface Behind extends PageSheet {
  readonly found: number;
  /** What all groups have in common beside what was asked for: `Unit: token`. */
  readonly common: readonly string[];
}

/** The groups behind a figure: a column for every dimension in which they differ, exact in every amount. */
export function behindSheet(scene: Scene, drill: Drill): Behind {
  const { words } = scene;
  const dimensions = detailsOf(scene);
  const cube = cubeOf(scene, behindSelection(scene, drill), dimensions);
  const rows = costRows(cube, { dimensions, sort: { column: 'payable', descending: true } });
  const totals = totalsOf(cube);
  const filled = filledMeasures(totals, dimensions);
  const measures = MEASURES.filter((name) => filled.includes(name));
  const places = [...dimensions.keys()];
  const own = places.filter(
    (place) => place === 0 || rows.some(({ values }) => values[place] !== rows[0]?.values[place]),
  );
  const isSaid = (place: number) => drill.values[dimensions[place] as string]?.length === 1;
  const [first] = rows;
  const common =
    first === undefined
      ? []
      : places.filter((place) => !own.includes(place) && !isSaid(place) && first.values[place] !== null);
  const shown = (place: number, { values }: Rolled) =>
    shownValue(scene, dimensions[place] as string, values[place] ?? null);
  return {
    name: 'behind',
    title: words.web.behind,
    found: rows.length,
    common: common.map(
      (place) => `${titled(scene, dimensions[place] as string)}: ${shown(place, first as Rolled)}`,
    ),
    columns: columnsOf(
      scene,
      own.map((place) => dimensions[place] as string),
      measures,
      rows,
      dimensions,
    ),
    rows: rows.slice(0, MOST_BEHIND).map((row) => {
      const amounts = measures.map((name) => row.measures[name]);
      return {
        cells: [
          ...own.map((place) => priceIn(dimensions[place], row, place) ?? shown(place, row)),
          ...amounts.map((each) => (each === 0n ? null : each)),
        ],
        exact: [
          ...own.map((place) => priceIn(dimensions[place], row, place) ?? row.values[place] ?? null),
          ...amounts,
        ],
      };
    }),
    totals: totals.map((total) => {
      const amounts = measures.map((name) => measureOf(total, name));
      const cells = [...own.map((_, place) => (place === 0 ? words.page.total : null)), ...amounts];
      return { cells, exact: cells };
    }),
    machine: () => costTable(cube, { dimensions }),
  };
}

/** The finest time that the bill tells, and everything else. */
function detailsOf(scene: Scene): readonly string[] {
  const time = TIMES.find((name) => hasValues(scene.store, name));
  return [...(time === undefined ? [] : [time]), ...DETAILS];
}

function columnsOf(
  scene: Scene,
  dimensions: readonly string[],
  measures: readonly Measure[],
  rows: readonly Rolled[],
  places: readonly string[],
): PageSheetColumn[] {
  return [
    ...dimensions.map((name): PageSheetColumn => {
      const title = titled(scene, name);
      if (name !== 'list_price') return { name, title, kind: 'text', decimals: 0 };
      const prices = rows.map((row) => priceIn(name, row, places.indexOf(name)));
      return { name, title, kind: 'money', decimals: mostDecimals(prices) };
    }),
    ...measures.map((name): PageSheetColumn => {
      const decimals = mostDecimals(rows.map((row) => row.measures[name]));
      const kind = measureKind(name);
      return { name, title: titleOf(scene, name), kind, decimals, unlike: kind === 'quantity' };
    }),
  ];
}

/** A list price as a number, so that prices are in order; null of anything else. */
function priceIn(name: string | undefined, { values }: Rolled, place: number): bigint | null {
  const value = values[place];
  return name === 'list_price' && typeof value === 'string' ? (parseDecimal(value) ?? null) : null;
}

function titled(scene: Scene, name: string): string {
  const { web } = scene.words;
  if (name === 'list_price') return web.listPrice;
  return name === 'price_unit' ? web.priceUnit : titleOf(scene, name);
}
