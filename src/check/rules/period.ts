import type { FileAnswer, GroupKey } from '../../read/contract/answer.ts';
import type { Reading } from '../../read/contract/reading.ts';
import { type BillGroup, bucket, groupPlace, isConsumption } from '../findings/bill-groups.ts';
import type { Findings } from '../findings/findings.ts';
import { daysFrom, daysUntil, firstDayOf, lastDayOf, rangesOf } from './days.ts';
import { emptyDeliveryDays, isDailyDelivery } from './parts.ts';

const MOST_RANGES = 10;
/** An account is in use around the clock when nearly all its days have rows in nearly all hours. */
const BUSY_HOURS = 20;
const BUSY_DAYS = 0.9;
const FEWEST_DAYS = 3;

/** Which days and hours of a bill have rows. */
interface Period {
  readonly months: readonly string[];
  /** Days with rows, ascending; those outside the billing month of their row are left out. */
  readonly days: readonly string[];
  /** `2026-05-14 18:00`, ascending. */
  readonly hours: readonly string[];
}

/**
 * Days and hours without rows, between the first and the last and against the ends of the months. People sleep and
 * have weekends, so these are notes; where the rows come around the clock, a day without any is a warning.
 */
export function checkPeriod(
  reading: Reading,
  groups: readonly BillGroup[],
  final: boolean | null,
  findings: Findings,
): void {
  checkMonths(groups, findings);
  const period = periodOf(reading, groups);
  if (period.days.length === 0) return;
  const isBusy = isAroundTheClock(period);
  checkDays(period, reading, isBusy ? 'warning' : 'note', findings);
  checkHours(period, findings);
  // Daily deliveries are fetched by the day, so whole months are not expected.
  if (!isDailyDelivery(reading)) checkEnds(period, isBusy, final, findings);
}

/** Groups with usage further outside its billing month than a late minute. */
export function hasDaysOutside(group: BillGroup): boolean {
  const { month, first, last } = group;
  if (month === '' || first === '' || !isConsumption(group)) return false;
  return isFarOutside(first, month) || isFarOutside(last, month);
}

/** Needs groups by single days: a bill with such days is read once more for them. */
function checkMonths(groups: readonly BillGroup[], findings: Findings): void {
  for (const group of groups.filter(hasDaysOutside)) {
    const { month, raw, payable } = group;
    const kind = { code: 'DAY_OUTSIDE_MONTH', subject: month, params: { month } } as const;
    findings.add({ ...kind, ...bucket(group) }, { rows: raw.rows, cost: payable, place: groupPlace(group) });
  }
}

function isFarOutside(day: string, month: string): boolean {
  if (day.startsWith(month)) return false;
  return daysUntil(day, firstDayOf(month)) > 1 || daysUntil(lastDayOf(month), day) > 1;
}

function periodOf(reading: Reading, groups: readonly BillGroup[]): Period {
  const billed = new Set(groups.map(({ month }) => month));
  const inMonth = (day: string) => day !== '' && (billed.has('') || billed.has(day.slice(0, 7)));
  const days = new Set(reading.answers.flatMap(({ tallies }) => tallied(tallies, 'day').filter(inMonth)));
  const hours = new Set<string>();
  for (const { tallies } of reading.answers)
    for (const hour of tallied(tallies, 'hour')) if (days.has(hour.slice(0, 10))) hours.add(hour);
  const months = new Set([...days].map((day) => day.slice(0, 7)));
  return { months: [...months].sort(), days: [...days].sort(), hours: [...hours].sort() };
}

function tallied(tallies: FileAnswer['tallies'], key: GroupKey): string[] {
  return [...(tallies.get(key)?.counts.keys() ?? [])];
}

/** Judged without the first and the last day, which may be parts of days. */
function isAroundTheClock({ days, hours }: Period): boolean {
  const inner = days.slice(1, -1);
  if (inner.length < FEWEST_DAYS) return false;
  const active = new Map<string, number>();
  for (const hour of hours) active.set(hour.slice(0, 10), (active.get(hour.slice(0, 10)) ?? 0) + 1);
  const busy = inner.filter((day) => (active.get(day) ?? 0) >= BUSY_HOURS);
  return busy.length >= inner.length * BUSY_DAYS;
}

function checkDays(period: Period, reading: Reading, severity: 'warning' | 'note', findings: Findings): void {
  const known = new Set([...period.days, ...emptyDeliveryDays(reading)]);
  const [first, last] = [period.days[0] as string, period.days.at(-1) as string];
  const missing = daysFrom(first, last).filter((day) => !known.has(day));
  if (missing.length === 0) return;
  const params = { ...ranged(missing), days: missing.length, first, last };
  findings.add({ code: 'DAYS_MISSING', severity, subject: '', params });
}

function ranged(days: readonly string[]) {
  const ranges = rangesOf(days);
  return { ranges: ranges.slice(0, MOST_RANGES), more: Math.max(0, ranges.length - MOST_RANGES) };
}

/** Only on days that have rows: whole days without any are findings of their own. */
function checkHours({ days, hours }: Period, findings: Findings): void {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return;
  const known = new Set(hours);
  const all = days.flatMap((day) => hoursOfDay(day)).filter((hour) => hour > first && hour < last);
  const quiet = all.filter((hour) => !known.has(hour)).length;
  if (quiet === 0) return;
  const params = { hours: quiet, of: all.length + 2, first, last };
  findings.add({ code: 'QUIET_HOURS', subject: '', params });
}

function hoursOfDay(day: string): string[] {
  return Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00`);
}

/** A bill that was cut at the end of a row, or filtered at export, ends early; a new account begins late. */
function checkEnds(period: Period, isBusy: boolean, final: boolean | null, findings: Findings): void {
  const { months, days, hours } = period;
  const begin = firstDayOf(months[0] as string);
  const first = days[0] as string;
  if (first > begin) {
    const params = { first, begin, days: daysUntil(begin, first) };
    findings.add({ code: 'PERIOD_STARTS_LATE', subject: '', params });
  }
  // A preliminary export ends where it was made, and has a finding of its own.
  if (final === false) return;
  const end = lastDayOf(months.at(-1) as string);
  const last = days.at(-1) as string;
  const missing = daysUntil(last, end);
  const lastHour = hours.at(-1);
  const endsAtNight = isBusy && missing === 0 && lastHour !== undefined && lastHour < `${end} 23:00`;
  if (missing === 0 && !endsAtNight) return;
  const params = { last: endsAtNight ? lastHour : last, end, days: missing };
  const severity = isBusy && missing > 0 ? 'warning' : 'note';
  findings.add({ code: 'PERIOD_ENDS_EARLY', severity, subject: '', params });
}
