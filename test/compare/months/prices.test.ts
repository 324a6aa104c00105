import { describe, expect, it } from 'vitest';
import { DATED_PRICE_DIMENSIONS, hasPriceChanges, priceChanges } from '../../../src/compare/months/prices.ts';
import { type Cube, type Group, MEASURES, type Measures } from '../../../src/index.ts';

const NO_MEASURES = Object.fromEntries(MEASURES.map((name) => [name, null])) as unknown as Measures;

interface Seen {
  readonly day: string | null;
  readonly price: string;
  readonly model?: string;
  readonly fee?: string;
  readonly unit?: string;
  readonly tiers?: string;
  readonly currency?: string;
}

function cubeOf(seen: readonly Seen[]): Cube {
  const groups = seen.map(
    ({ day, price, model = 'qwen', fee = 'usage', unit = '千tokens', tiers = '', currency = 'CNY' }) => {
      const values = {
        model,
        usage_type: 'input_token',
        fee_type: fee,
        unit,
        priceTiers: tiers,
        listPrice: price,
        day,
      };
      const month = day === null ? '2026-05' : day.slice(0, 7);
      const all: Readonly<Record<string, string | null>> = { ...values, billing_month: month };
      return {
        values: DATED_PRICE_DIMENSIONS.map(({ name }) => all[name] ?? null),
        currency,
        tax: 'included',
        rows: 1,
        measures: NO_MEASURES,
      } satisfies Group;
    },
  );
  return { groups } as unknown as Cube;
}

const days = (...pairs: readonly (readonly [number, string])[]) =>
  pairs.map(([day, price]) => ({ day: `2026-05-${String(day).padStart(2, '0')}`, price }));

describe('priceChanges', () => {
  it.each<[string, Seen[], string[]]>([
    ['one price', days([1, '0.004'], [9, '0.0040']), []],
    [
      'a rise',
      days([1, '0.004'], [9, '0.004'], [10, '0.006'], [20, '0.006']),
      ['0.004 until 09, 0.006 from 10'],
    ],
    ['on a day that has both', days([1, '4'], [9, '4'], [9, '6'], [20, '6']), ['4 until 09, 6 from 09']],
    ['twice', days([1, '4'], [9, '6'], [20, '2']), ['4 until 01, 6 from 09', '6 until 09, 2 from 20']],
    ['in any order of the lines', days([20, '6'], [1, '4'], [10, '6'], [9, '4']), ['4 until 09, 6 from 10']],
    ['tiers beside each other', days([1, '4'], [2, '6'], [3, '4'], [4, '6']), []],
    ['tiers from the first day', days([1, '4'], [1, '6'], [30, '4'], [30, '6']), []],
    [
      'named tiers apart',
      [
        ...days([1, '4'], [9, '5']).map((each) => ({ ...each, tiers: '[0,100]' })),
        ...days([1, '5']).map((each) => ({ ...each, tiers: '[100,)' })),
      ],
      ['4 until 01, 5 from 09'],
    ],
    [
      'free-quota lines have no say',
      [...days([1, '4']), { ...(days([2, '0'])[0] as Seen), fee: 'free-quota' }],
      [],
    ],
    [
      'one unit in two spellings',
      [...days([1, '4']), { ...(days([2, '6'])[0] as Seen), unit: 'KTokens' }],
      ['4 until 01, 6 from 02'],
    ],
    ['units apart', [...days([1, '4']), { ...(days([2, '0.004'])[0] as Seen), unit: 'tokens' }], []],
    ['currencies apart', [...days([1, '4']), { ...(days([2, '6'])[0] as Seen), currency: 'USD' }], []],
    ['no price written', [...days([1, '4']), ...days([2, ''], [3, 'n/a'])], []],
  ])('%s', (_, seen, expected) => {
    const found = priceChanges([cubeOf(seen)]);
    const text = (value: bigint) => String(Number(value) / 1e18);
    expect(
      found.map(
        (each) =>
          `${text(each.oldPrice)} until ${each.lastDay.slice(-2)}, ${text(each.newPrice)} from ${each.firstDay.slice(-2)}`,
      ),
    ).toEqual(expected);
  });

  it('dates by the month where bills have no days', () => {
    const old = cubeOf([{ day: null, price: '4' }]);
    const now = {
      groups: cubeOf([{ day: null, price: '6' }]).groups.map((group) => ({
        ...group,
        values: group.values.map((value) => (value === '2026-05' ? '2026-06' : value)),
      })),
    } as unknown as Cube;
    expect(priceChanges([old, now])).toMatchObject([{ lastDay: '2026-05', firstDay: '2026-06' }]);
    expect(hasPriceChanges([old, now])).toBe(true);
    expect(hasPriceChanges([old, old])).toBe(false);
  });
});
