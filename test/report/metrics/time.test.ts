import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastSecond, timeChain } from '../../../src/report/metrics/time.ts';

/** Written by hand: Unix times of UTC+8. */
describe('the last second of', () => {
  it.each([
    ['billing_month', '2026-05', '2026-05-31T15:59:59Z'],
    ['billing_month', '2026-12', '2026-12-31T15:59:59Z'],
    ['billing_month', '2024-02', '2024-02-29T15:59:59Z'],
    ['day', '2026-05-14', '2026-05-14T15:59:59Z'],
    ['day', '2026-05-31', '2026-05-31T15:59:59Z'],
    ['day', '2024-02-29', '2024-02-29T15:59:59Z'],
    ['hour', '2026-05-14 00:00', '2026-05-13T16:59:59Z'],
    ['hour', '2026-05-14 23:00', '2026-05-14T15:59:59Z'],
    ['minute', '2026-05-14 18:46', '2026-05-14T10:46:59Z'],
  ] as const)('%s %s', (column, text, expected) => {
    expect(lastSecond(column, text)).toBe(Date.parse(expected) / 1000);
  });

  it('no time is refused, not guessed', () => {
    expect(() => lastSecond('day', '14.5.2026')).toThrow(RangeError);
  });

  it('a day ends with its last hour and its last minute, and bears its date in UTC too', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => {
      return new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
    });
    fc.assert(
      fc.property(days, (day) => {
        const end = lastSecond('day', day);
        expect(lastSecond('hour', `${day} 23:00`)).toBe(end);
        expect(lastSecond('minute', `${day} 23:59`)).toBe(end);
        expect(new Date(end * 1000).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});

it('a row without a time as fine as the step is placed by the coarser ones', () => {
  expect(timeChain('minute')).toEqual(['minute', 'hour', 'day', 'billing_month']);
  expect(timeChain('billing_month')).toEqual(['billing_month']);
});
