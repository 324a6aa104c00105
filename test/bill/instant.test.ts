import { describe, expect, it } from 'vitest';
import { dayPeriod, monthPeriod, timePeriod } from '../../src/bill/instant.ts';

describe('periods of a bill (UTC+8) in UTC', () => {
  it.each([
    ['2026-05', '2026-04-30T16:00:00Z', '2026-05-31T16:00:00Z'],
    ['2026-12', '2026-11-30T16:00:00Z', '2026-12-31T16:00:00Z'],
    ['2024-02', '2024-01-31T16:00:00Z', '2024-02-29T16:00:00Z'],
  ])('month %s', (month, start, end) => {
    expect(monthPeriod(month)).toEqual({ start, end });
  });

  it.each([
    ['2026-05-01', '2026-04-30T16:00:00Z', '2026-05-01T16:00:00Z'],
    ['2026-12-31', '2026-12-30T16:00:00Z', '2026-12-31T16:00:00Z'],
  ])('day %s', (day, start, end) => {
    expect(dayPeriod(day)).toEqual({ start, end });
  });

  it.each([
    ['2026-05-13 18:46:00', '2026-05-13 18:47:00', '2026-05-13T10:46:00Z', '2026-05-13T10:47:00Z'],
    ['2026-05-01 00:00:00', '2026-05-01 23:59:59', '2026-04-30T16:00:00Z', '2026-05-01T16:00:00Z'],
    ['2026-05-01 00:00:00', '2026-05-01 00:00:01', '2026-04-30T16:00:00Z', '2026-04-30T16:00:01Z'],
  ])('from %s to %s', (from, to, start, end) => {
    expect(timePeriod(from, to)).toEqual({ start, end });
  });

  it('an end that is no end makes no period', () => {
    expect(timePeriod('2026-05-01 00:00:00', '2026-05-01 00:00:00')).toBeUndefined();
    expect(timePeriod('2026-05-01 00:00:01', '2026-05-01 00:00:00')).toBeUndefined();
  });
});
