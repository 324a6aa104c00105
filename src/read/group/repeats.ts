import type { ReadOptions } from '../contract/engine.ts';
import type { Meeting, Repeat, RowSums, RowTimes } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';
import { contentOf, NO_CONTENT, wholeRow } from './content.ts';

/** Whether a row repeats one that was read before; tells so, and returns true when it does not count. */
export function isDropped(row: Row, times: RowTimes, amounts: RowSums, options: ReadOptions): boolean {
  const { seen, onRepeat } = options;
  if (seen === undefined) return false;
  const { file, line } = row;
  const id = row.text('lineId');
  if (id !== '') {
    const met = seen.meet(id, contentOf(row, times, amounts), { file, line });
    return met !== undefined && tellRepeat({ basis: 'id', id, met, place: { file, line } }, options);
  }
  // Without ids two rows that are alike may still be two lines: that is told, and both count.
  if (onRepeat === undefined) return false;
  const met = seen.meet(wholeRow(row), NO_CONTENT, { file, line });
  if (met !== undefined) tellRepeat({ basis: 'row', id: '', met, place: { file, line } }, options);
  return false;
}

interface Met extends Pick<Repeat, 'basis' | 'id' | 'place'> {
  readonly met: Meeting;
}

function tellRepeat({ basis, id, place, met }: Met, options: ReadOptions): boolean {
  const bothCount = basis === 'row' || (!met.same && options.changedBothCount === true);
  const repeat: Repeat = { basis, id, place, ...met, counts: bothCount ? 'both' : 'first' };
  options.onRepeat?.(repeat);
  if (!met.same) options.onChanged?.(repeat);
  return !bothCount;
}
