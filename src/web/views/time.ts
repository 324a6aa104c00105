import type { DimensionValue } from '../../cube/dimensions.ts';
import type { Drill, Grain } from '../query/state.ts';

const DAY = 86_400_000;

/** The dimension that tells a grain's times. */
export const GRAIN_DIMENSION: Readonly<Record<Grain, string>> = {
  hour: 'hour',
  day: 'day',
  week: 'day',
  month: 'billing_month',
};

/** The time that a value belongs to: of a week its Monday. */
export function timeOf(grain: Grain, value: DimensionValue): string | null {
  if (typeof value !== 'string') return null;
  return grain === 'week' ? mondayOf(value) : value;
}

function mondayOf(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return dayText(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY);
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The times between the first and the last, those without usage too: a gap in the axis would hide a quiet day. */
export function filledTimes(grain: Grain, times: readonly string[]): readonly string[] {
  const sorted = [...times].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return sorted;
  const filled = [...between(grain, first, last)];
  // A bill may have a time of a form that steps do not meet.
  return sorted.every((time) => filled.includes(time)) ? filled : sorted;
}

const MOST_TIMES = 10_000;

function* between(grain: Grain, first: string, last: string): Generator<string> {
  let time = first;
  for (let count = 0; time <= last && count < MOST_TIMES; count++) {
    yield time;
    time = next(grain, time);
  }
}

function next(grain: Grain, time: string): string {
  if (grain === 'month') {
    const [year = 0, month = 0] = time.split('-').map(Number);
    return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  }
  if (grain !== 'hour') return dayText(Date.parse(`${time}T00:00:00Z`) + (grain === 'week' ? 7 : 1) * DAY);
  const later = new Date(Date.parse(`${time.replace(' ', 'T')}:00Z`) + DAY / 24).toISOString();
  return `${later.slice(0, 10)} ${later.slice(11, 16)}`;
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The groups of one time. */
export function timeDrill(grain: Grain, time: string | null): Drill {
  if (time === null || grain !== 'week') return { values: { [GRAIN_DIMENSION[grain]]: [time] } };
  return { values: {}, since: time, until: dayText(Date.parse(`${time}T00:00:00Z`) + 6 * DAY) };
}
