import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../src/index.ts';
import { GRAINS, readState, type ViewState, writeState } from '../../src/web/query/state.ts';
import { filledTimes, timeDrill, timeOf, weekdayOf } from '../../src/web/views/time.ts';
import { anyText } from '../support/texts/any-text.ts';

const value = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: null });
const chosen = fc.dictionary(fc.string({ minLength: 1 }), fc.array(value, { minLength: 1, maxLength: 4 }), {
  maxKeys: 4,
});
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc
  .tuple(day, fc.constantFrom(7, 10, 16))
  .map(([text, length]) => `${text} 18:00`.slice(0, length));
const state = fc.record(
  {
    month: fc.constantFrom('2026-05', 'all'),
    since: day,
    until: day,
    filters: chosen,
    bucket: fc.constantFrom('CNY included', ' unknown'),
    grain: fc.constantFrom(...GRAINS),
    measure: fc.oneof(
      fc.constantFrom(...MEASURES),
      fc.string({ minLength: 1, unit: 'grapheme' }).map((unit) => `unit:${unit}`),
    ),
    zoom: fc.record({ from: time, to: time }, { requiredKeys: ['from'] }),
    stack: fc.string({ minLength: 1 }),
    exact: fc.boolean(),
    lang: fc.constantFrom('en', 'zh'),
    theme: fc.constantFrom('light', 'dark'),
    drill: fc.record({ values: chosen, since: day, until: day }, { requiredKeys: ['values'] }),
  },
  { requiredKeys: ['filters', 'exact'] },
) as fc.Arbitrary<ViewState>;

describe('the address of the page', () => {
  it('tells the whole state, whatever the bill says', () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(readState(`#${writeState(given)}`)).toEqual({ ...given, filters: { ...given.filters } });
      }),
      { numRuns: 500 },
    );
  });

  it('never fails on an address that someone else has written', () => {
    fc.assert(
      fc.property(anyText, (hash) => {
        expect(readState(hash).filters).toBeTypeOf('object');
      }),
      { numRuns: 500 },
    );
    expect(readState('grain=century&measure=toString&since=yesterday&lang=fr&zoom=a..b')).toEqual({
      filters: {},
      exact: false,
    });
    for (const odd of [
      'measure=unit:',
      'zoom=..',
      'zoom=..2026-05',
      'zoom=2026-05..2026-06..2026-07',
      'zoom=2026-05',
    ])
      expect([odd, readState(odd)]).toEqual([odd, { filters: {}, exact: false }]);
  });
});

describe('times', () => {
  it.each([
    ['week', '2026-05-14', '2026-05-11'],
    ['week', '2026-05-11', '2026-05-11'],
    ['week', '2026-05-17', '2026-05-11'],
    ['week', '2026-01-01', '2025-12-29'],
    ['day', '2026-05-14', '2026-05-14'],
    ['month', '2026-05', '2026-05'],
    ['week', null, null],
  ] as const)('%s of %s is %s', (grain, given, time) => {
    expect(timeOf(grain, given)).toBe(time);
  });

  it.each([
    ['day', ['2026-02-27', '2026-03-02'], ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']],
    ['month', ['2025-11', '2026-02'], ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['week', ['2026-05-18', '2026-05-04'], ['2026-05-04', '2026-05-11', '2026-05-18']],
    [
      'hour',
      ['2026-05-14 22:00', '2026-05-15 01:00'],
      ['2026-05-14 22:00', '2026-05-14 23:00', '2026-05-15 00:00', '2026-05-15 01:00'],
    ],
    ['day', [], []],
    ['day', ['2026-05-01', 'odd'], ['2026-05-01', 'odd']],
  ] as const)('between them nothing is left out: %s %j', (grain, given, all) => {
    expect(filledTimes(grain, given)).toEqual(all);
  });

  it('a week is seven days, from Monday', () => {
    expect(timeDrill('week', '2026-05-11')).toEqual({ values: {}, since: '2026-05-11', until: '2026-05-17' });
    expect(timeDrill('day', null)).toEqual({ values: { day: [null] } });
    expect(['2026-05-11', '2026-05-17'].map(weekdayOf)).toEqual([0, 6]);
  });
});
