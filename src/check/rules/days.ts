import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { eachDayOfInterval } from 'date-fns/eachDayOfInterval';
import { endOfMonth } from 'date-fns/endOfMonth';
import { lightFormat } from 'date-fns/lightFormat';

/** Days as bills' canonical text, `2026-05-14`; their order is that of their text. */

/** Every day from `first` to `last`, both included; none if they are the wrong way round. */
export function daysFrom(first: string, last: string): readonly string[] {
  if (first > last) return [];
  return eachDayOfInterval({ start: dateOf(first), end: dateOf(last) }).map(textOf);
}

/** Days from one to the other; negative if `to` is earlier. */
export function daysUntil(from: string, to: string): number {
  return differenceInCalendarDays(dateOf(to), dateOf(from));
}

export function firstDayOf(month: string): string {
  return `${month}-01`;
}

export function lastDayOf(month: string): string {
  return textOf(endOfMonth(dateOf(firstDayOf(month))));
}

/** Neighbouring days as one text: `2026-05-09`, `2026-05-16 – 2026-05-17`. `days` ascend. */
export function rangesOf(days: readonly string[]): readonly string[] {
  const ranges: [string, string][] = [];
  for (const day of days) {
    const open = ranges.at(-1);
    if (open !== undefined && daysUntil(open[1], day) === 1) open[1] = day;
    else ranges.push([day, day]);
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first} – ${last}`));
}

function dateOf(day: string): Date {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function textOf(date: Date): string {
  return lightFormat(date, 'yyyy-MM-dd');
}
