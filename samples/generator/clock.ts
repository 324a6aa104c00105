/**
 * Wall-clock times of UTC+8 as bills write them, from minutes since 1970 on that clock. Lines come in the order
 * of time, so the last answer is nearly always asked for again, and each writer remembers it.
 */
type Written = (minute: number) => string;

function remembered(write: Written): Written {
  let last = Number.NaN;
  let text = '';
  return (minute) => {
    if (minute !== last) {
      text = write(minute);
      last = minute;
    }
    return text;
  };
}

const iso = (minute: number): string => new Date(minute * 60_000).toISOString();
const UTC_OFFSET = 8 * 60;

const stamp = (minute: number): string => `${day(minute)} ${iso(minute).slice(11, 19)}`;
/** `2026-05-13 18:46:00`, for when a service began and when it ended. */
export const startStamp: Written = remembered(stamp);
export const endStamp: Written = remembered(stamp);
/** `2026-05-13` */
export const day: Written = remembered((minute) => iso(minute).slice(0, 10));
/** `20260513` */
export const compactDay: Written = remembered((minute) => day(minute).replaceAll('-', ''));
/** `2026-05` */
export const month: Written = remembered((minute) => iso(minute).slice(0, 7));
/** `202605` */
export const compactMonth: Written = remembered((minute) => month(minute).replace('-', ''));
/** `2026-05-13T10:46:00Z`, the same moment in UTC. */
export const utc: Written = remembered((minute) => `${iso(minute - UTC_OFFSET).slice(0, 19)}Z`);
/** The moment the month of `minute` began, in UTC. */
export const periodStart: Written = remembered((minute) => utc(monthStart(month(minute))));
/** The moment it ended. */
export const periodEnd: Written = remembered((minute) => utc(monthStart(nextMonth(month(minute)))));

/** First minute of `2026-05`. */
export function monthStart(text: string): number {
  return Date.parse(`${text}-01T00:00:00Z`) / 60_000;
}

export function monthMinutes(text: string): number {
  return monthStart(nextMonth(text)) - monthStart(text);
}

function nextMonth(text: string): string {
  const [year = 0, number = 0] = text.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
