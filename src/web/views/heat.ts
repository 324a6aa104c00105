import { measuredDrill } from '../query/measured.ts';
import { cubeOf, hasValues, type Scene } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { weekdayOf } from './time.ts';

export interface HeatCell {
  readonly weekday: number;
  readonly hour: number;
  readonly value: bigint;
  /** The hours of the bill that fall here. */
  readonly hours: readonly string[];
}

export type Heat =
  | {
      readonly kind: 'cells';
      readonly cells: readonly HeatCell[];
      readonly most: bigint;
      readonly unstated: bigint;
      /** There is nothing of it at any time. */
      readonly isNothing: boolean;
      drill(cell: HeatCell): Drill;
    }
  | { readonly kind: 'none'; readonly why: string };

/** The chosen measure by hour of the day and weekday, UTC+8 as on the bill. */
export function heat(scene: Scene): Heat {
  const { store, words, measure } = scene;
  if (store.head.byDay) return { kind: 'none', why: words.web.heatNoHours };
  if (!hasValues(store, 'hour')) return { kind: 'none', why: words.web.heatNoTime };
  const cells = Array.from({ length: 7 * 24 }, (_, place) => ({
    weekday: Math.floor(place / 24),
    hour: place % 24,
    value: 0n,
    hours: [] as string[],
  }));
  let unstated = 0n;
  for (const { values, measures } of cubeOf(scene, scene.measured, ['hour'], [measure]).groups) {
    const [day, clock] = String(values[0] ?? '').split(' ');
    const amount = measures[measure] ?? 0n;
    const cell = day && clock ? cells[weekdayOf(day) * 24 + Number(clock.slice(0, 2))] : undefined;
    if (cell === undefined) unstated += amount;
    else {
      cell.value += amount;
      cell.hours.push(values[0] as string);
    }
  }
  const most = cells.reduce((max, { value }) => (value > max ? value : max), 0n);
  const drill = ({ hours }: HeatCell) => measuredDrill(scene, { values: { hour: hours } });
  const isNothing = unstated === 0n && cells.every(({ value }) => value === 0n);
  return { kind: 'cells', cells, most, unstated, isNothing, drill };
}
