import type { Grain, Zoom } from '../query/state.ts';
import { timeDrill, timeOf } from './time.ts';
import type { Timeline } from './timeline.ts';

/** The first and the last place of the times that are looked at. */
export type TimeSpan = readonly [first: number, last: number];

/** The times from one place to another, as the address tells them; undefined for all. */
export function zoomBetween(
  grain: Grain,
  times: Timeline['times'],
  [first, last]: TimeSpan,
): Zoom | undefined {
  const [from, to] = [times[first] ?? null, times[last] ?? null];
  if (from === null || (first <= 0 && last >= times.length - 1)) return undefined;
  return to === null ? { from } : { from, to: timeDrill(grain, to).until ?? to };
}

/** Where these times are on an axis, in whatever steps it has; undefined where it has none of them. */
export function placesOf(grain: Grain, times: Timeline['times'], { from, to }: Zoom): TimeSpan | undefined {
  const start = grain === 'week' ? timeOf(grain, firstDay(from)) : from;
  const isIn = (time: string | null) =>
    time === null ? to === undefined : !isBefore(time, start) && (to === undefined || !isBefore(to, time));
  const first = times.findIndex((time) => time !== null && isIn(time));
  return first === -1 ? undefined : [first, times.findLastIndex(isIn)];
}

function firstDay(time: string): string {
  return time.length < DAY ? `${time}-01` : time.slice(0, DAY);
}
const DAY = '2026-05-14'.length;

/** Told by what both say: 2026-05-14 is not before 2026-05-14 18:00. */
function isBefore(time: string, other: string | null): boolean {
  if (other === null) return false;
  const length = Math.min(time.length, other.length);
  return time.slice(0, length) < other.slice(0, length);
}
