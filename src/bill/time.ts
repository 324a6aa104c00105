import { addMinutes } from 'date-fns/addMinutes';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';

/**
 * Times as bills write them: UTC+8 without an offset, in the console's, the legacy and Excel's spelling. Text with
 * an offset or `Z` (the FOCUS export) is an instant and is moved to UTC+8. Nothing here asks the local clock or zone.
 */
const BILL_OFFSET_MINUTES = 8 * 60;

const DATE = [
  String.raw`(?<y1>\d{4})(?<m1>\d\d)(?<d1>\d\d)?`,
  String.raw`(?<y2>\d{4})(?<sep>[-/])(?<m2>\d{1,2})(?:\k<sep>(?<d2>\d{1,2}))?`,
  String.raw`(?<y3>\d{4})年(?<m3>\d{1,2})月(?:(?<d3>\d{1,2})日)?`,
].join('|');
const CLOCK = String.raw`(?<h>\d{1,2}):(?<min>\d\d)(?::(?<s>\d\d)(?:\.\d+)?)?`;
const OFFSET = String.raw`\s*(?:(?<utc>Z)|(?<sign>[+-])(?<oh>\d\d)(?::?(?<om>\d\d))?)`;
const MOMENT = new RegExp(String.raw`^(?:${DATE})(?:(?:[T\s]\s*|(?<=日))${CLOCK}(?:${OFFSET})?)?$`, 'i');

type Groups = Readonly<Record<string, string | undefined>>;

/** `2026-05`, or undefined. Takes `202605`, `2026-05`, `2026/5`, `2026年5月`, or the month of a day or time. */
export function parseMonth(text: string): string | undefined {
  return read(text)?.slice(0, 7);
}

/** `2026-05-14`, or undefined. Takes `20260514`, `2026-05-14`, `2026/5/14`, `2026年5月14日`, or the day of a time. */
export function parseDay(text: string): string | undefined {
  const moment = read(text);
  return moment === undefined || moment.length < 10 ? undefined : moment.slice(0, 10);
}

/** `2026-05-13 18:46:00`, or undefined. A day without a time of day is no time. */
export function parseTime(text: string): string | undefined {
  const moment = read(text);
  return moment === undefined || moment.length < 19 ? undefined : moment;
}

/** The hour of what {@link parseTime} returned: `2026-05-13 18:00`. */
export function hourOf(time: string): string {
  return `${time.slice(0, 13)}:00`;
}

/** The minute of what {@link parseTime} returned: `2026-05-13 18:46`. */
export function minuteOf(time: string): string {
  return time.slice(0, 16);
}

/** Canonical text as exact as the given one: month, day or second; undefined for what is no date or cannot be. */
function read(text: string): string | undefined {
  const g: Groups | undefined = MOMENT.exec(text.trim())?.groups;
  if (g === undefined) return undefined;
  const year = g.y1 ?? g.y2 ?? g.y3 ?? '';
  const month = (g.m1 ?? g.m2 ?? g.m3 ?? '').padStart(2, '0');
  const day = (g.d1 ?? g.d2 ?? g.d3)?.padStart(2, '0');
  if (!isDate(Number(year), Number(month), Number(day ?? 1))) return undefined;
  if (g.h === undefined) return day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`;
  return day === undefined ? undefined : readClock(`${year}-${month}-${day}`, g);
}

function readClock(date: string, g: Groups): string | undefined {
  const hour = g.h?.padStart(2, '0') ?? '';
  const second = g.s ?? '00';
  if (Number(hour) > 23 || Number(g.min) > 59 || Number(second) > 59) return undefined;
  const time = `${date} ${hour}:${g.min}:${second}`;
  if (g.utc === undefined && g.sign === undefined) return time;
  return toBillTime(time, g);
}

function toBillTime(time: string, g: Groups): string | undefined {
  const hours = Number(g.oh ?? 0);
  const minutes = Number(g.om ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  const offset = (g.sign === '-' ? -1 : 1) * (hours * 60 + minutes);
  const written = `${time.replace(' ', 'T')}Z`;
  return addMinutes(written, BILL_OFFSET_MINUTES - offset)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
}

/** Between 2000 and 2100: an amount or an id in a date column is not taken for a year. */
function isDate(year: number, month: number, day: number): boolean {
  if (year < 2000 || year > 2100 || month < 1 || month > 12) return false;
  return day >= 1 && day <= getDaysInMonth(new Date(year, month - 1));
}
