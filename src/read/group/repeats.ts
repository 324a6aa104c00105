import type { ReadOptions } from '../contract/engine.ts';
import type { EarlierLine, Repeat, RowSums, RowTimes } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';
import { lineContent, NO_CONTENT, wholeRow } from './content.ts';

/** Whether a row repeats one that was read before; tells so, and returns true when it does not count. */
export function isDropped(row: Row, times: RowTimes, amounts: RowSums, options: ReadOptions): boolean {
  const { seen, onRepeat } = options;
  if (seen === undefined) return false;
  const { file, line } = row;
  const id = row.text('lineId');
  if (id !== '') {
    const earlier = seen.findOrKeep(id, lineContent(row, times, amounts), { file, line });
    return earlier !== undefined && tellRepeat({ basis: 'id', id, earlier, place: { file, line } }, options);
  }
  // Without ids two rows that are alike may still be two lines: that is told, and both count.
  if (onRepeat === undefined) return false;
  const earlier = seen.findOrKeep(wholeRow(row), NO_CONTENT, { file, line });
  if (earlier !== undefined) tellRepeat({ basis: 'row', id: '', earlier, place: { file, line } }, options);
  return false;
}

interface FoundLine extends Pick<Repeat, 'basis' | 'id' | 'place'> {
  readonly earlier: EarlierLine;
}

function tellRepeat({ basis, id, place, earlier }: FoundLine, options: ReadOptions): boolean {
  const bothCount = basis === 'row' || (!earlier.same && options.changedBothCount === true);
  const repeat: Repeat = { basis, id, place, ...earlier, counts: bothCount ? 'both' : 'first' };
  options.onRepeat?.(repeat);
  if (!earlier.same) options.onChanged?.(repeat);
  return !bothCount;
}
