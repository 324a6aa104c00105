import { TIME_COLUMNS, type TimeColumn } from '../../cube/dimensions.ts';

const OFFSET_SECONDS = 8 * 3600;
const CLOCK_SECONDS = { minute: 60, hour: 3600 } as const;
const TEXT = /^(\d{4})-(\d\d)(?:-(\d\d)(?: (\d\d):(\d\d))?)?$/;

/**
 * The last second of a minute, hour, day or month, as Unix time. A sample that stands there belongs to one window
 * only, however windows are cut: their bounds are whole minutes, and Prometheus 2 counts both bounds in. It also
 * bears the date of its day in UTC as in UTC+8.
 */
export function lastSecond(column: TimeColumn, text: string): number {
  const match = TEXT.exec(text);
  if (match === null) throw new RangeError(`no canonical time: ${text}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return beginOfNext(column, year, month - 1, day, hour, minute) - OFFSET_SECONDS - 1;
}

function beginOfNext(
  column: TimeColumn,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): number {
  if (column === 'billing_month') return Date.UTC(year, month + 1) / 1000;
  if (column === 'day') return Date.UTC(year, month, day + 1) / 1000;
  return Date.UTC(year, month, day, hour, minute) / 1000 + CLOCK_SECONDS[column];
}

/** The time columns that say when a group was: the step, and what must do where a row does not say it so finely. */
export function timeChain(step: TimeColumn): readonly TimeColumn[] {
  return TIME_COLUMNS.slice(TIME_COLUMNS.indexOf(step));
}
