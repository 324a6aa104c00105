import { amountsAside } from '../../bill/promotion.ts';
import { type GroupKey, isTimeKey, type Tally } from '../contract/answer.ts';
import type { RowTimes } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';

/** Details of discounts differ in their amounts from row to row: they are counted without them. */
export function isTalliedByForm(key: GroupKey): boolean {
  return key === 'discountDetail';
}

/** Different texts of a key that are counted each for itself: details may differ on every row of a bill. */
export const MOST_TALLIED = 100_000;

/** Counts rows by the text of single keys. */
export class Tallier {
  private readonly tallies: ReadonlyMap<GroupKey, { counts: Map<string, number>; others: number }>;

  constructor(keys: readonly GroupKey[]) {
    this.tallies = new Map(keys.map((key) => [key, { counts: new Map(), others: 0 }]));
  }

  add(row: Row, times: RowTimes): void {
    for (const [key, tally] of this.tallies) {
      const text = textOf(key, row, times);
      const count = tally.counts.get(text);
      if (count !== undefined) tally.counts.set(text, count + 1);
      else if (tally.counts.size < MOST_TALLIED) tally.counts.set(text, 1);
      else tally.others++;
    }
  }

  result(): ReadonlyMap<GroupKey, Tally> {
    return this.tallies;
  }
}

function textOf(key: GroupKey, row: Row, times: RowTimes): string {
  if (isTimeKey(key)) return times[key];
  const text = row.text(key);
  return isTalliedByForm(key) ? amountsAside(text) : text;
}
