import { AmountColumn } from '../bill/amount-column.ts';
import type { RangeAnswer } from './range.ts';

/** The answer of a range as it comes from another thread: the same, but for what its columns of amounts can do. */
export function receivedAnswer({ answer, ...about }: RangeAnswer): RangeAnswer {
  const sums = answer.groups.sums.map((column) => column && AmountColumn.received(column));
  return { ...about, answer: { ...answer, groups: { ...answer.groups, sums } } };
}
