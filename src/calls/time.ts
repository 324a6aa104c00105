import { parseDecimal } from '../bill/decimal.ts';
import { parseDay, parseTime } from '../bill/time.ts';

/** Seconds since 1970, or milliseconds, microseconds, nanoseconds; a spreadsheet may have written them as 1.77e9. */
const SINCE_1970 = /^\d{10}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?$|^\d\.\d+e\+?\d\d?$/i;
const ZONE = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d\d))?$/i;
const HAS_ZONE = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `+08:00` of `+8`, `UTC+8`, `Z`; undefined for what is no offset. */
export function zoneOf(text: string): string | undefined {
  const plain = text.trim();
  if (/^(Z|UTC|GMT)$/i.test(plain)) return '+00:00';
  const [, sign, hours = '', minutes = '00'] = ZONE.exec(plain) ?? [];
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** The time of a call as bills write it, in UTC+8. */
export interface CallTime {
  /** `2026-05-13 18:46:00`, or `2026-05-13` where no more is said. */
  readonly time: string;
  /** The zone that was assumed for it; null where the log says its own, or says no more than a day. */
  readonly assumed: string | null;
}

/** Reads seconds or finer units since 1970, or a written time; one without a zone is in `zone`. */
export function callTime(text: string, zone: string): CallTime | undefined {
  const since = since1970(text);
  if (since !== undefined) return found(since, null);
  const plain = inFigures(text);
  const zoneless = !HAS_ZONE.test(plain.replace(/^\d{4}-\d{1,2}-\d{1,2}/, ''));
  if (!zoneless) return found(plain, null);
  if (parseTime(plain) !== undefined) return found(`${plain}${zone}`, zone);
  const day = parseDay(plain);
  return day === undefined ? undefined : { time: day, assumed: null };
}

function found(text: string, assumed: string | null): CallTime | undefined {
  const time = parseTime(text);
  return time === undefined ? undefined : { time, assumed };
}

function since1970(text: string): string | undefined {
  if (!SINCE_1970.test(text)) return undefined;
  const value = parseDecimal(text);
  const digits = value === undefined ? '' : (value / 10n ** 18n).toString();
  return /^\d{10}(?:\d{3}|\d{6}|\d{9})?$/.test(digits)
    ? new Date(Number(digits.slice(0, 10)) * 1000).toISOString()
    : undefined;
}

/** `14/May/2026:10:00:00 +0800` as web servers write it, in brackets or not. */
const SERVER = /^\[?(\d{1,2})\/([a-z]{3})\/(\d{4}):(\d\d:\d\d:\d\d)(.*?)\]?$/is;
/** `Thu, 14 May 2026 02:00:00 GMT` as in headers of HTTP and of mails. */
const HEADER =
  /^(?:[a-z]{3},\s*)?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}),?\s+(\d{1,2}:\d\d(?::\d\d)?)(.*)$/is;

/** The same time in figures, its zone as an offset behind it. */
function inFigures(text: string): string {
  const [, day = '', name = '', year, clock, zone = ''] = SERVER.exec(text) ?? HEADER.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const two = (number: string | number) => String(number).padStart(2, '0');
  const figures = month === 0 ? text : `${year}-${two(month)}-${two(day)} ${clock}${zone}`;
  return (
    figures
      // Go writes the name of a zone behind its offset.
      .replace(/\s*([+-]\d\d:?\d\d)\s+[A-Z]{2,5}$/, '$1')
      .replace(/(\d)\s*(?:UTC|GMT)$/i, '$1Z')
      .replace(/\s+(?=(?:Z|[+-]\d\d:?\d\d)$)/i, '')
      .replace(/(:\d\d),(?=\d)/, '$1.')
  );
}
