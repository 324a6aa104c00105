import { addMonths } from 'date-fns/addMonths';
import { parseTime } from './time.ts';

/**
 * `{UID}-{YYYYMMDDHHMMSS}[_{YYYYMM}]_consumedetailbillv2[daysummary][_{YYYY-MM}].csv`; a browser may have added ` (1)`, and a
 * redacted name has `file-1` for the account.
 */
const EXPORT_NAME =
  /(?:^|[/\\:])(?:file-)?\d+-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:_\d{6})?_consumedetailbillv2(?:daysummary)?(?:_\d{4}-?\d{2}(?:-?\d{2})?)?(?: ?\(\d+\))?(?:\.csv|\.gz|\.zip|\.xlsx)+$/i;

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

/** When an input was exported: an entry of an archive may have a name that tells nothing where the archive's does. */
export function inputExportTime(name: string): string | null {
  const archive = /^(.*\.(?:zip|xlsx))\//is.exec(name)?.[1];
  return exportTime(name) ?? (archive === undefined ? null : exportTime(archive));
}

/** A CSV of a bucket delivery, which may be split into parts. */
export interface DeliveryName {
  /** What the parts of one delivery share: account, site and period. */
  readonly base: string;
  /** `202605` or `20260501`. */
  readonly period: string;
  /** Number of the part; null where the name has none. */
  readonly part: number | null;
}

/** `{UID}_{SiteID}_consumeDetailBillV2_{YYYYMM or YYYYMMDD}`, then a part's number, behind any folder or archive. */
const DELIVERY_NAME =
  /(?:^|[/\\])(\d+_\d+_consumedetailbillv2_(\d{8}|\d{6}))(?:[_-](?:part[_-]?)?(\d{1,5}))?(?:\.csv|\.gz)*$/i;

/** What the name of a bucket delivery says; null for any other name. */
export function deliveryName(name: string): DeliveryName | null {
  const [, base, period, part] = DELIVERY_NAME.exec(name.trim()) ?? [];
  if (base === undefined || period === undefined) return null;
  return { base: base.toLowerCase(), period, part: part === undefined ? null : Number(part) };
}

/** The billing month that a file's name says it holds: `2026-05`; null where it says none. */
export function namedMonth(name: string): string | null {
  const [, before] = /_(20\d{2}(?:0[1-9]|1[0-2]))_consumedetailbillv2/i.exec(name) ?? [];
  const [, behind] =
    /\d{14}_consumedetailbillv2(?:daysummary)?_(20\d{2}-?(?:0[1-9]|1[0-2]))/i.exec(name) ?? [];
  const text = before ?? behind?.replace('-', '') ?? deliveryName(name)?.period;
  return text === undefined ? null : `${text.slice(0, 4)}-${text.slice(4, 6)}`;
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
