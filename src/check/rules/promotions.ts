import { promotionsOf } from '../../bill/promotion.ts';
import type { Reading } from '../../read/contract/reading.ts';
import type { Findings } from '../findings/findings.ts';
import { daysFrom, lastDayOf } from './days.ts';

/** Promotions that ended before the bill's last month did: usage after that costs more. */
export function checkPromotions(reading: Reading, months: readonly string[], findings: Findings): void {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return;
  const [begin, end] = [`${first}-01 00:00:00`, `${lastDayOf(last)} 23:59:00`];
  const days = daysFrom(begin.slice(0, 10), end.slice(0, 10));
  const mayEnd = mentions([...new Set(days.map((day) => day.slice(0, 7)))]);
  for (const { file, tallies } of reading.answers) {
    const tally = tallies.get('discountDetail');
    if (tally === undefined) continue;
    for (const [text, rows] of tally.counts) {
      if (!mayEnd.test(text)) continue;
      for (const { name, endsAt } of promotionsOf(text)) {
        if (endsAt === null || endsAt < begin || endsAt >= end) continue;
        const kind = { code: 'PROMOTION_ENDED', subject: `${name}, ${endsAt}` } as const;
        const params = { name, endsAt };
        findings.add({ ...kind, params }, { rows, place: { file, line: null, text: endsAt } });
      }
    }
    if (tally.others > 0)
      findings.add(
        { code: 'PROMOTIONS_UNREAD', subject: '' },
        { rows: tally.others, place: { file, line: null } },
      );
  }
}

/** Matches texts that mention one of the months, however it is spelled: most details mention none. */
function mentions(months: readonly string[]): RegExp {
  return new RegExp(months.map((month) => `${month.slice(0, 4)}\\D?0?${Number(month.slice(5))}`).join('|'));
}
