import { memo } from '../../bill/memo.ts';
import { hourOf, minuteOf, parseDay, parseMonth, parseTime } from '../../bill/time.ts';
import type { Problem } from '../../words/problem.ts';
import type { LayoutInfo } from '../contract/answer.ts';
import type { RowTimes } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';

const NO_TIME = { time: '', day: '' };

/**
 * Reads the dates of rows. The month is the billing month, else that of the day; the day is the billing date, else
 * that of the service start or consumption time; hour and minute come from the service start, else the consumption time.
 */
export function timeReader(layout: LayoutInfo): (row: Row) => RowTimes | Problem {
  const month = memo(parseMonth);
  const day = memo(parseDay);
  const moment = memo(momentOf);
  const { columns } = layout;
  return (row) => {
    const timeKey = row.text('startedAt') === '' ? 'consumedAt' : 'startedAt';
    const timeText = row.text(timeKey);
    const time = timeText === '' ? NO_TIME : moment(timeText);
    if (time === undefined) return row.problem('NOT_A_TIME', timeKey);
    const dayText = row.text('day');
    const dayOf = dayText === '' ? time.day : day(dayText);
    if (dayOf === undefined) return row.problem('NOT_A_DAY', 'day');
    const monthOf = columns.month === undefined ? dayOf.slice(0, 7) : month(row.text('month'));
    if (monthOf === undefined) return row.problem('NOT_A_MONTH', 'month');
    if (time.time === '') return { month: monthOf, day: dayOf, hour: '', minute: '' };
    return { month: monthOf, day: dayOf, hour: hourOf(time.time), minute: minuteOf(time.time) };
  };
}

/** A moment, or a day without a time where the column holds no more than that. */
function momentOf(text: string): { time: string; day: string } | undefined {
  const time = parseTime(text);
  if (time !== undefined) return { time, day: time.slice(0, 10) };
  const day = parseDay(text);
  return day === undefined ? undefined : { time: '', day };
}
