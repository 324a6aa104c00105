/** Times of a bill (UTC+8) as instants in UTC: `2026-04-30T16:00:00Z`. Nothing here asks the local clock or zone. */
const OFFSET = '+08:00';
const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** A half-open span of time: `end` is the first instant behind it. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

/** The billing month `2026-05` as the provider counts it, in UTC+8. */
export function monthPeriod(month: string): Period {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { start: instant(`${month}-01 00:00:00`), end: instant(`${next}-01 00:00:00`) };
}

/** The day `2026-05-14` of UTC+8. */
export function dayPeriod(day: string): Period {
  const start = millis(`${day} 00:00:00`);
  return { start: written(start), end: written(start + DAY) };
}

/**
 * From one time to another, both as `parseTime` returns them. An end of :59 is the last second of a minute, an hour
 * or a day that is over with it: the span ends a second later. Undefined where it would end before it begins.
 */
export function timePeriod(from: string, to: string): Period | undefined {
  const end = millis(to) + (to.endsWith(':59') ? SECOND : 0);
  return end > millis(from) ? { start: instant(from), end: written(end) } : undefined;
}

/** The instant of a bill's time `2026-05-13 18:46:00`. */
function instant(time: string): string {
  return written(millis(time));
}

function millis(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}${OFFSET}`);
}

function written(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
