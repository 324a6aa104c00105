import { addMonths } from 'date-fns/addMonths';
import { parseTime } from './time.ts';

/** `{UID}-{YYYYMMDDHHMMSS}[_{YYYYMM}]_consumedetailbillv2[daysummary].csv`; a browser may have added ` (1)`. */
const EXPORT_NAME =
  /(?:^|[/\\:])\d+-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:_\d{6})?_consumedetailbillv2(?:daysummary)?(?: ?\(\d+\))?(?:\.csv|\.gz|\.zip|\.xlsx)+$/i;

/**
 * When the console made an export, by its file name: `2026-06-04 09:30:00` (UTC+8); null when the name tells
 * nothing. The name of a bucket delivery holds a month or a day, not this.
 */
export function exportTime(name: string): string | null {
  const match = EXPORT_NAME.exec(name.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  return parseTime(`${year}-${month}-${day} ${hour}:${minute}:${second}`) ?? null;
}

/**
 * Whether a month was final when it was exported: documented as from 12:00 (UTC+8) on the 3rd of the next month.
 * Null when it cannot be told.
 */
export function isFinal(exportedAt: string | null, month: string): boolean | null {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (exportedAt === null || year === undefined || number === undefined) return null;
  const following = addMonths(new Date(Number(year), Number(number) - 1), 1);
  const next = `${following.getFullYear()}-${String(following.getMonth() + 1).padStart(2, '0')}`;
  // Canonical times have a fixed width, so their order is the order of their text.
  return exportedAt >= `${next}-03 12:00:00`;
}
