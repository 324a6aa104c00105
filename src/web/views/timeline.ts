import { absolute } from '../../bill/absolute.ts';
import { compare } from '../../bill/compare.ts';
import type { Cube } from '../../cube/cube.ts';
import { plainRow } from '../../cube/cube-row.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { isMoney } from '../../cube/measures.ts';
import { mostDecimals } from '../../report/decimals.ts';
import { rollup } from '../../report/rollup.ts';
import { choiceOf, measuredDrill } from '../query/measured.ts';
import { choiceTitle, cubeOf, moneyOf, type Scene, shownValue } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { measureKind } from './dimension-sheet.ts';
import { type PageSheet, type PageSheetColumn, withUnit } from './sheet.ts';
import { filledTimes, GRAIN_DIMENSION, timeDrill, timeOf } from './time.ts';

/** Beyond these a stack is stripes: the others are one more. */
const MOST_SERIES = 8;
export const NO_STACK = 'none';

export interface Series {
  readonly name: string;
  readonly isRest: boolean;
  /** Exact, by time; null where there is none. */
  readonly values: readonly (bigint | null)[];
  readonly total: bigint;
  drill(time: number): Drill;
}

export interface Timeline {
  readonly title: string;
  /** Null for lines without a time. */
  readonly times: readonly (string | null)[];
  readonly series: readonly Series[];
  readonly totals: readonly bigint[];
  sheet(): PageSheet;
}

/** The dimensions by which time can be stacked; a bill without values in one has none to stack. */
export function stackDimensions({ store }: Scene): readonly string[] {
  const known = [
    'model',
    'api_key_id',
    'channel_name',
    'workspace_id',
    'usage_type',
    'direction',
    'fee_type',
    'unit',
  ];
  return [...known.slice(0, 1), ...store.head.nameColumns, ...known.slice(1)].filter(
    (name) => (store.dimensions.get(name)?.values.length ?? 0) > 0,
  );
}

export function stackOf(scene: Scene): string {
  const { stack } = scene.state;
  return stack === NO_STACK || (stack !== undefined && stackDimensions(scene).includes(stack))
    ? stack
    : 'model';
}

/** The chosen measure by time, stacked by the chosen dimension, exact in every part. */
export function timeline(scene: Scene): Timeline {
  const { measure, grain } = scene;
  const stack = stackOf(scene);
  const isStacked = stack !== NO_STACK;
  const cube = timed(
    scene,
    cubeOf(scene, scene.measured, [GRAIN_DIMENSION[grain], ...(isStacked ? [stack] : [])], [measure]),
  );
  const sums = rollup(cube, cube.dimensions).map(({ values, measures }) => ({
    time: (values[0] ?? null) as string | null,
    value: values[1] ?? null,
    amount: measures[measure],
  }));
  const known =
    scene.unit === undefined ? [...new Set(sums.map(({ time }) => time))] : timesOfSelection(scene);
  const stated = known.filter((time) => time !== null);
  const times = [...filledTimes(grain, stated), ...(known.includes(null) ? [null] : [])];
  const places = new Map(times.map((time, place) => [time, place]));
  const values = new Map<DimensionValue, (bigint | null)[]>();
  const totals = times.map(() => 0n);
  for (const { time, value, amount } of sums) {
    const place = places.get(time) as number;
    const row = values.get(value) ?? times.map(() => null);
    values.set(value, row);
    if (amount === null) continue;
    row[place] = (row[place] ?? 0n) + amount;
    totals[place] = (totals[place] as bigint) + amount;
  }
  const title = overTime(scene);
  const series = isStacked
    ? stacked(scene, stack, values, times)
    : [whole(scene, [...values.values()][0] ?? [], times)];
  return { title, times, series, totals, sheet: () => sheetOf(scene, title, times, totals) };
}

/** `Payable over time, CNY` */
function overTime(scene: Scene): string {
  const { web } = scene.words;
  const title = web.overTime(choiceTitle(scene, choiceOf(scene)));
  return isMoney(scene.measure) ? web.inUnit(title, moneyOf(scene).currency) : title;
}

/** All that is selected: a picture of one unit has the axis that the others have. */
function timesOfSelection(scene: Scene): readonly (string | null)[] {
  const { groups } = timed(scene, cubeOf(scene, scene.selection, [GRAIN_DIMENSION[scene.grain]], []));
  return [...new Set(groups.map(({ values }) => (values[0] ?? null) as string | null))];
}

/** Days become weeks before they are rolled up. */
function timed({ grain }: Scene, cube: Cube): Cube {
  if (grain !== 'week') return cube;
  return {
    ...cube,
    groups: cube.groups.map((group) => ({
      ...plainRow(group),
      values: [timeOf(grain, group.values[0] ?? null), ...group.values.slice(1)],
    })),
  };
}

function stacked(
  scene: Scene,
  stack: string,
  values: ReadonlyMap<DimensionValue, readonly (bigint | null)[]>,
  times: Timeline['times'],
): Series[] {
  const all = [...values].map(([value, row]) => ({ value, row, total: sumOf(row) }));
  const used = all.filter(({ row }) => row.some((amount) => amount !== null && amount !== 0n));
  const sorted = used.sort((a, b) => compare(absolute(b.total), absolute(a.total)));
  const kept = sorted.length > MOST_SERIES + 1 ? sorted.slice(0, MOST_SERIES) : sorted;
  const rest = sorted.slice(kept.length);
  const own = kept.map(({ value, row, total }): Series => {
    const drill = (place: number) => withValue(drillAt(scene, times[place] ?? null), stack, [value]);
    return { name: shownValue(scene, stack, value), isRest: false, values: row, total, drill };
  });
  if (rest.length === 0) return own;
  const row = times.map((_, place) =>
    rest.reduce<bigint | null>((sum, each) => {
      const amount = each.row[place] ?? null;
      return amount === null ? sum : (sum ?? 0n) + amount;
    }, null),
  );
  const drill = (place: number) => drillAt(scene, times[place] ?? null);
  const name = scene.words.web.otherValues(rest.length);
  return [...own, { name, isRest: true, values: row, total: sumOf(row), drill }];
}

function whole(scene: Scene, row: readonly (bigint | null)[], times: Timeline['times']): Series {
  const drill = (place: number) => drillAt(scene, times[place] ?? null);
  return { name: scene.words.web.total, isRest: false, values: row, total: sumOf(row), drill };
}

function drillAt(scene: Scene, time: string | null): Drill {
  return measuredDrill(scene, timeDrill(scene.grain, time));
}

function withValue(drill: Drill, name: string, values: readonly DimensionValue[]): Drill {
  return { ...drill, values: { ...drill.values, [name]: values } };
}

function sumOf(row: readonly (bigint | null)[]): bigint {
  return row.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
}

function sheetOf(
  scene: Scene,
  title: string,
  times: Timeline['times'],
  totals: readonly bigint[],
): PageSheet {
  const { words, grain, measure } = scene;
  const decimals = mostDecimals(totals);
  const columns: PageSheetColumn[] = [
    { name: grain, title: words.web.grains[grain] ?? grain, kind: 'text', decimals: 0 },
    { name: measure, title: choiceTitle(scene, choiceOf(scene)), kind: measureKind(measure), decimals },
  ];
  const rows = times.map((time, place) => ({
    cells: [time ?? words.web.noTime, totals[place] as bigint],
    exact: [time, totals[place] as bigint],
    drill: drillAt(scene, time),
  }));
  return withUnit({ name: `by-${grain}`, title, columns, rows, totals: [] }, scene.unit);
}
