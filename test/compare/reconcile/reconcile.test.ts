import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonText } from '../../../src/compare/reconcile/reasons/reason.ts';
import { reconcile } from '../../../src/compare/reconcile/reconcile.ts';
import {
  noCounts,
  type SourceAnswer,
  type SourceLine,
} from '../../../src/compare/reconcile/sources/source.ts';
import { NO_TOLERANCE } from '../../../src/compare/reconcile/tolerance.ts';
import { cube, dec, group } from './made.ts';

function answer(
  keys: readonly string[],
  lines: readonly SourceLine[],
  more: Partial<SourceAnswer> = {},
): SourceAnswer {
  const measures = [...new Set(lines.map(({ measure }) => measure))];
  return {
    keys,
    measures,
    lines,
    period: null,
    counts: noCounts(),
    notices: [],
    rejects: [],
    failures: [],
    ...more,
  };
}

function money(
  values: SourceLine['values'],
  amount: string | null,
  currency: string | null = 'CNY',
  tax: SourceLine['tax'] = null,
): SourceLine {
  return { values, currency, tax, measure: 'payable', amount: amount === null ? null : dec(amount) };
}

const BILL = cube(
  ['model', 'day'],
  [
    group(['a', '2026-05-01'], { payable: '1.5' }),
    group(['a', '2026-05-02'], { payable: '2.25' }),
    group(['b', '2026-05-01'], { payable: '4' }),
    group(['free', '2026-05-01'], { payable: '0' }),
  ],
);

const compared = (
  lines: readonly SourceLine[],
  keys = ['model', 'day'],
  more: Partial<SourceAnswer> = {},
) => {
  const result = reconcile(BILL, answer(keys, lines, more), { tolerance: NO_TOLERANCE });
  const shown = result.lines.map(({ values, status, reasons }) => [...values, status, reasonText(reasons)]);
  return { ...result, shown };
};

const SAME = [
  money(['a', '2026-05-01'], '1.5'),
  money(['a', '2026-05-02'], '2.25'),
  money(['b', '2026-05-01'], '4'),
];

const severalSums = (currencies: string[], taxes: string[]) =>
  expect.objectContaining({ problem: { code: 'SEVERAL_SUMS', params: { currencies, taxes } } });

describe('the outer join', () => {
  it('equal: what is on one side only and costs nothing is no difference', () => {
    const { equal, shown, counts } = compared(SAME);
    expect(equal).toBe(true);
    expect(counts).toMatchObject({ ok: 4, over: 0, under: 0, missing_here: 0, missing_there: 0 });
    expect(shown).toContainEqual(['free', '2026-05-01', 'ok', 'zero']);
  });

  it('a cent more, a key less, a key more', () => {
    const { equal, shown, totals } = compared([
      money(['a', '2026-05-01'], '1.51'),
      money(['b', '2026-05-01'], '4'),
      money(['c', '2026-05-01'], '7'),
    ]);
    expect(equal).toBe(false);
    expect(shown).toEqual([
      ['c', '2026-05-01', 'missing_here', 'absent'],
      ['a', '2026-05-02', 'missing_there', 'absent'],
      ['a', '2026-05-01', 'over', 'unexplained'],
      ['b', '2026-05-01', 'ok', null],
      ['free', '2026-05-01', 'ok', 'zero'],
    ]);
    expect(totals.map(({ ours, theirs, difference }) => [ours, theirs, difference])).toEqual([
      [dec('7.75'), dec('12.51'), dec('4.76')],
    ]);
  });

  it('the same amount under another name, and what moved to another day', () => {
    const { shown } = compared([
      money(['a', '2026-05-01'], '1.25'),
      money(['a', '2026-05-02'], '2.5'),
      money(['B', '2026-05-01'], '4'),
    ]);
    expect(shown).toEqual([
      ['B', '2026-05-01', 'missing_here', 'same_amount:dimension=model:value=b'],
      ['b', '2026-05-01', 'missing_there', 'same_amount:dimension=model:value=B'],
      ['a', '2026-05-01', 'under', 'moved:dimension=day'],
      ['a', '2026-05-02', 'over', 'moved:dimension=day'],
      ['free', '2026-05-01', 'ok', 'zero'],
    ]);
  });

  it('days that the other side does not speak of', () => {
    const period = { first: '2026-05-01', last: '2026-05-01' };
    const { shown } = compared(SAME.slice(0, 1), ['model', 'day'], { period });
    expect(shown).toContainEqual([
      'a',
      '2026-05-02',
      'missing_there',
      'outside_period:first=2026-05-01:last=2026-05-01',
    ]);
    expect(shown).toContainEqual(['b', '2026-05-01', 'missing_there', 'absent']);
  });

  it('money of another currency, or with another tax, is never compared', () => {
    const dollars = compared([money(['b', '2026-05-01'], '4', 'USD')]);
    expect(dollars.shown).toContainEqual(['b', '2026-05-01', 'missing_here', 'other_currency:currency=CNY']);
    expect(dollars.shown).toContainEqual(['b', '2026-05-01', 'missing_there', 'other_currency:currency=USD']);
    expect(dollars.totals).toHaveLength(2);
    const untaxed = compared([money(['b', '2026-05-01'], '4', 'CNY', 'excluded')]);
    expect(untaxed.shown).toContainEqual(['b', '2026-05-01', 'missing_here', 'other_tax:tax=included']);
    expect(untaxed.equal).toBe(false);
  });

  it('a currency that is not said is the bill’s only one, and none of several', () => {
    const { equal, notices } = compared(SAME.map((line) => ({ ...line, currency: null })));
    expect(equal).toBe(true);
    expect(notices).toEqual([{ code: 'CURRENCY_ASSUMED', params: { currency: 'CNY' } }]);
    const two = cube(
      ['model'],
      [group(['a'], { payable: '1' }), group(['a'], { payable: '1' }, { currency: 'USD' })],
    );
    expect(() =>
      reconcile(two, answer(['model'], [money(['a'], '1', null)]), { tolerance: NO_TOLERANCE }),
    ).toThrow(severalSums(['CNY', 'USD'], ['included', 'included']));
    const taxes = cube(
      ['model'],
      [group(['a'], { payable: '1' }), group(['a'], { payable: '1' }, { tax: 'excluded' })],
    );
    expect(() =>
      reconcile(taxes, answer(['model'], [money(['a'], '1')]), { tolerance: NO_TOLERANCE }),
    ).toThrow(severalSums(['CNY', 'CNY'], ['included', 'excluded']));
  });

  it('usage is compared over all currencies', () => {
    const two = cube(
      ['model'],
      [group(['a'], { tokens: '3' }), group(['a'], { tokens: '4' }, { currency: 'USD' })],
    );
    const line: SourceLine = {
      values: ['a'],
      currency: null,
      tax: null,
      measure: 'tokens',
      amount: dec('7'),
    };
    const { equal, lines } = reconcile(two, answer(['model'], [line]), { tolerance: NO_TOLERANCE });
    expect([equal, lines.length]).toEqual([true, 1]);
  });

  it('tokens without a price are not known to cost nothing', () => {
    const { equal, shown } = compared([...SAME, money(['free', '2026-05-01'], null)]);
    expect(equal).toBe(false);
    expect(shown).toContainEqual(['free', '2026-05-01', 'missing_there', 'no_price']);
  });

  it('a key of which nothing is on both sides is told', () => {
    expect(compared([money(['x', '2026-05-01'], '1')]).notices).toEqual([
      { code: 'NO_COMMON_VALUES', params: { dimension: 'model' }, columns: ['model'] },
    ]);
  });
});

describe('of any two sides', () => {
  const cents = fc.bigInt({ min: -500n, max: 500n }).map((value) => value * 10n ** 16n);
  const side = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', null), fc.constantFrom('CNY', 'USD'), cents),
    { maxLength: 8 },
  );

  it('each key is there once, in each currency, with the sums of either side', () => {
    fc.assert(
      fc.property(side, side, (ours, theirs) => {
        const groups = ours.map(([model, currency, amount]) => ({
          ...group([model], {}),
          currency,
          measures: { ...group([model], {}).measures, payable: amount },
        }));
        const lines = theirs.map(
          ([model, currency, amount]): SourceLine => ({
            values: [model],
            currency,
            tax: 'included',
            measure: 'payable',
            amount,
          }),
        );
        const result = reconcile(
          cube(['model'], groups),
          answer(['model'], lines, { measures: ['payable'] }),
          { tolerance: NO_TOLERANCE },
        );
        const keys = new Set([...ours, ...theirs].map(([model, currency]) => `${model} ${currency}`));
        expect(new Set(result.lines.map(({ values, currency }) => `${values[0]} ${currency}`))).toEqual(keys);
        expect(result.lines).toHaveLength(keys.size);
        for (const line of result.lines) {
          const sum = (all: typeof ours) =>
            all
              .filter(([model, currency]) => model === line.values[0] && currency === line.currency)
              .reduce((total, [, , amount]) => total + amount, 0n);
          expect([line.ours ?? 0n, line.theirs ?? 0n]).toEqual([sum(ours), sum(theirs)]);
          expect(line.difference).toBe(sum(theirs) - sum(ours));
          expect(line.status === 'ok').toBe(line.difference === 0n);
        }
        // Where no key is on both sides nothing was compared, and nothing is equal.
        const isCompared = ours.some(([model, currency]) =>
          theirs.some((other) => other[0] === model && other[1] === currency),
        );
        expect(result.comparable).toBe(isCompared);
        expect(result.equal).toBe(isCompared && result.lines.every(({ difference }) => difference === 0n));
      }),
    );
  });
});
