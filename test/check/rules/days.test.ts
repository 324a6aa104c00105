import { describe, expect, it } from 'vitest';
import { daysFrom, daysUntil, lastDayOf, rangesOf } from '../../../src/check/rules/days.ts';

describe('days', () => {
  it.each([
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2026-04', '2026-04-30'],
    ['2026-12', '2026-12-31'],
  ])('the last day of %s', (month, day) => expect(lastDayOf(month)).toBe(day));

  it('from one to the other, over the ends of months and years', () => {
    expect(daysFrom('2025-12-30', '2026-01-02')).toEqual([
      '2025-12-30',
      '2025-12-31',
      '2026-01-01',
      '2026-01-02',
    ]);
    expect(daysFrom('2026-05-02', '2026-05-01')).toEqual([]);
    // Clocks are changed in these nights in many places; a bill has days of UTC+8.
    for (const month of ['2026-03', '2026-04', '2026-10', '2026-11'])
      expect(daysFrom(`${month}-01`, lastDayOf(month))).toHaveLength(Number(lastDayOf(month).slice(-2)));
  });

  it.each([
    ['2026-05-01', '2026-05-31', 30],
    ['2026-05-31', '2026-05-01', -30],
    ['2026-03-28', '2026-03-30', 2],
    ['2024-02-28', '2024-03-01', 2],
  ])('%s to %s', (from, to, days) => expect(daysUntil(from, to)).toBe(days));

  it('neighbours are one range', () => {
    const days = ['2026-04-30', '2026-05-01', '2026-05-09', '2026-05-16', '2026-05-17'];
    expect(rangesOf(days)).toEqual(['2026-04-30 – 2026-05-01', '2026-05-09', '2026-05-16 – 2026-05-17']);
    expect(rangesOf([])).toEqual([]);
  });
});
