import { parseDay, parseTime } from '../../../bill/time.ts';

const SECONDS = /^(\d{10})(?:\.\d+)?$/;
/** Milliseconds, microseconds, nanoseconds since 1970. */
const FINER = /^(\d{10})(?:\d{3}|\d{6}|\d{9})$/;
const ZONE = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d\d))?$/i;
const HAS_ZONE = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i;

/** `+08:00` of `+8`, `UTC+8`, `Z`; undefined for what is no offset. */
export function zoneOf(text: string): string | undefined {
  const plain = text.trim();
  if (/^(Z|UTC|GMT)$/i.test(plain)) return '+00:00';
  const [, sign, hours = '', minutes = '00'] = ZONE.exec(plain) ?? [];
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** The time of a call as bills write it, in UTC+8. */
export interface LogTime {
  /** `2026-05-13 18:46:00`, or `2026-05-13` where no more is said. */
  readonly time: string;
  /** The log does not say in which zone it writes. */
  readonly zoneless: boolean;
}

/** Reads seconds or finer units since 1970, or a written time; one without a zone is in `zone`. */
export function logTime(text: string, zone: string): LogTime | undefined {
  const [, seconds] = SECONDS.exec(text) ?? FINER.exec(text) ?? [];
  if (seconds !== undefined) return found(new Date(Number(seconds) * 1000).toISOString(), false);
  const zoneless = !HAS_ZONE.test(text.replace(/^\d{4}-\d{1,2}-\d{1,2}/, ''));
  if (!zoneless) return found(text.replace(/\s+(?=(?:Z|[+-]\d\d:?\d\d)$)/i, ''), false);
  if (parseTime(text) !== undefined) return found(`${text}${zone}`, true);
  const day = parseDay(text);
  return day === undefined ? undefined : { time: day, zoneless: true };
}

function found(text: string, zoneless: boolean): LogTime | undefined {
  const time = parseTime(text);
  return time === undefined ? undefined : { time, zoneless };
}
