import { compare } from '../../bill/compare.ts';
import { formatDecimal, parseDecimal } from '../../bill/decimal.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { costRows } from '../../report/cost.ts';
import { mostDecimals, quantityDecimals } from '../../report/decimals.ts';
import type { Rolled } from '../../report/rollup.ts';
import { roundHalfUp } from '../../report/round.ts';
import { cubeOf, type Scene, shownValue, titleOf } from '../query/scene.ts';
import { behind, type PageSheet, type PageSheetColumn } from './sheet.ts';

const DIMENSIONS = ['model', 'usage_type', 'list_price', 'price_unit', 'unit'];
const MEASURES = ['consumed', 'billed', 'list_cost', 'payable'] as const;
/** Decimals that a paid price has more than the longest list price. */
const FINER = 2;

/** Every list price in effect, with what was consumed, charged and paid at it. */
export function priceSheet(scene: Scene): PageSheet {
  const { words } = scene;
  const rows = priced(scene);
  const money = Math.min(
    6,
    mostDecimals(rows.flatMap(({ measures }) => [measures.list_cost, measures.payable])),
  );
  const listed = mostDecimals(rows.map(priceOf));
  const paidDecimals = Math.min(listed + FINER, mostDecimals(rows.map(paid)));
  const columns: PageSheetColumn[] = [
    ...['model', 'usage_type'].map((name) => text(name, titleOf(scene, name))),
    { name: 'list_price', title: words.web.listPrice, kind: 'money', decimals: listed },
    text('price_unit', words.web.priceUnit),
    text('unit', titleOf(scene, 'unit')),
    ...MEASURES.map((name): PageSheetColumn => {
      const isMoney = name === 'list_cost' || name === 'payable';
      const decimals = isMoney ? money : quantityDecimals(rows.map(({ measures }) => measures[name]));
      return {
        name,
        title: titleOf(scene, name),
        kind: isMoney ? 'money' : 'quantity',
        decimals,
        unlike: !isMoney,
      };
    }),
    { name: 'paid_price', title: words.web.paidPrice, kind: 'money', decimals: paidDecimals },
  ];
  return {
    name: 'prices',
    title: words.web.pricesTitle,
    columns,
    rows: rows.map((row) => {
      const [model = null, type = null, price = null, priceUnit = null, unit = null] = row.values;
      const figures = [...MEASURES.map((name) => row.measures[name]), rounded(paid(row), paidDecimals)];
      const own = priceOf(row) ?? price;
      return {
        cells: [
          shownValue(scene, 'model', model),
          shownValue(scene, 'usage_type', type),
          own,
          priceUnit === null ? null : shownValue(scene, 'price_unit', priceUnit),
          shownValue(scene, 'unit', unit),
          ...figures,
        ],
        exact: [model, type, own, priceUnit, unit, ...figures],
        drill: behind({ model, usage_type: type, list_price: price, price_unit: priceUnit, unit }),
      };
    }),
    totals: [],
  };
}

/** `input_token 0.002 · output_token 0.006 元/千tokens`; several prices of a type as their range. */
export function pricesByModel(scene: Scene): ReadonlyMap<DimensionValue, string> {
  const types = new Map<DimensionValue, Map<string, Map<string, bigint[]>>>();
  for (const row of priced(scene)) {
    const [model = null, type = null, , priceUnit = null] = row.values;
    const price = priceOf(row);
    if (price === null || price === 0n) continue;
    const units = types.get(model) ?? new Map<string, Map<string, bigint[]>>();
    const own = units.get(String(priceUnit ?? '')) ?? new Map<string, bigint[]>();
    const key = String(type ?? '');
    types.set(model, units.set(String(priceUnit ?? ''), own.set(key, [...(own.get(key) ?? []), price])));
  }
  return new Map(
    [...types].map(([model, units]) => [model, [...units].map((each) => unitText(each, scene)).join('; ')]),
  );
}

function unitText([unit, types]: [string, Map<string, bigint[]>], scene: Scene): string {
  const texts = [...types].map(([type, prices]) => `${type} ${rangeText(prices)}`);
  return `${texts.join(' · ')}${unit === '' ? '' : ` ${shownValue(scene, 'price_unit', unit)}`}`;
}

function rangeText(prices: readonly bigint[]): string {
  const sorted = [...prices].sort(compare);
  const [low, high] = [sorted[0] as bigint, sorted.at(-1) as bigint];
  return low === high ? formatDecimal(low) : `${formatDecimal(low)}–${formatDecimal(high)}`;
}

function priced(scene: Scene): Rolled[] {
  const cube = cubeOf(scene, scene.selection, DIMENSIONS, MEASURES);
  return costRows(cube, { dimensions: DIMENSIONS }).filter(({ values }) => values[2] !== null);
}

function priceOf({ values }: Rolled): bigint | null {
  return typeof values[2] === 'string' ? (parseDecimal(values[2]) ?? null) : null;
}

function rounded(price: bigint | null, decimals: number): bigint | null {
  return price === null ? null : roundHalfUp(price, decimals);
}

/** The list price less what was taken off, by the same price unit, so that the two compare: a ratio, in no sum. */
function paid(row: Rolled): bigint | null {
  const { payable, list_cost: list } = row.measures;
  const price = priceOf(row);
  return price === null || payable === null || list === null || list <= 0n ? null : (price * payable) / list;
}

function text(name: string, title: string): PageSheetColumn {
  return { name, title, kind: 'text', decimals: 0 };
}
