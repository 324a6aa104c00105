import { describe, expect, it } from 'vitest';
import type { BillPart } from '../../../src/compare/reconcile/reasons/parts.ts';
import { reasonText } from '../../../src/compare/reconcile/reasons/reason.ts';
import { reasonsFor } from '../../../src/compare/reconcile/reasons/reasons-for.ts';
import { comparedDecimals } from '../../../src/compare/reconcile/reasons/rounding.ts';
import type { Group } from '../../../src/index.ts';
import { dec, group } from './made.ts';

/** Two months, two accounts, three models, a refund and an adjustment: 3.0049 + 5.0088 + 2.0066 − 1.5 + 0.25. */
const DIMENSIONS = ['billing_month', 'account_id', 'model', 'fee_type'];
const GROUPS: readonly Group[] = [
  group(['2026-04', 'a', 'm1', 'usage'], {
    payable: '3.0049',
    list_cost: '4',
    coupon: '0.9951',
    discount: '0',
  }),
  group(['2026-04', 'b', 'm2', 'usage'], {
    payable: '5.0088',
    list_cost: '6',
    coupon: '0',
    discount: '0.9912',
  }),
  group(['2026-05', 'a', 'm3', 'usage'], {
    payable: '2.0066',
    list_cost: '2.0066',
    coupon: '0',
    discount: '0',
  }),
  group(['2026-05', 'a', 'm3', 'refund'], { payable: '-1.5', list_cost: '-1.5', coupon: '0', discount: '0' }),
  group(['2026-05', 'a', 'm1', 'adjustment'], {
    payable: '0.25',
    list_cost: '0.25',
    coupon: '0',
    discount: '0',
  }),
];
// In all: 8.7703

function reasonTexts(
  theirs: string,
  more: { tax?: Group['tax']; others?: Map<string, BillPart[]>; keys?: string[] } = {},
) {
  const { tax = 'included', ...rest } = more;
  const unequal = { dimensions: DIMENSIONS, parts: GROUPS, measure: 'payable', tax, keys: [], ...rest };
  return reasonsFor({ ...unequal, theirs: dec(theirs), decimals: comparedDecimals(dec(theirs), 'CNY') }).map(
    (reasons) => reasonText(reasons),
  );
}

describe('what makes the other number exactly', () => {
  it.each([
    // Months of accounts: 3.0049, 5.0088, and 2.0066 − 1.5 + 0.25 = 0.7566. Dropped: 3.00 + 5.00 + 0.75.
    [
      'the monthly rounding, each account for itself',
      '8.75',
      'rounded:mode=down:decimals=2:by=billing_month|account_id',
    ],
    // Months: 8.0137 and 0.7566. Nearest: 8.01 + 0.76 = 8.77, which the sum of accounts (3.00 + 5.01 + 0.76) gives too.
    ['the nearest cent', '8.77', 'rounded:mode=nearest:decimals=2:by=billing_month|account_id'],
    // Months dropped: 8.01 + 0.75 = 8.76.
    ['each month dropped', '8.76', 'rounded:mode=down:decimals=2:by=billing_month'],
    ['the list cost', '10.7566', 'measure:measure=list_cost'],
    ['before coupons', '9.7654', 'measure:measure=payable+coupon'],
    ['without refunds', '10.2703', 'without:dimension=fee_type:values=refund'],
    ['without adjustments', '8.5203', 'without:dimension=fee_type:values=adjustment'],
    ['without both', '10.0203', 'only:dimension=fee_type:values=usage'],
    ['one month of two', '0.7566', 'without:dimension=billing_month:values=2026-04'],
    ['one account alone', '5.0088', 'without:dimension=account_id:values=a'],
    // m1: 3.0049 + 0.25
    ['one model left out', '5.5154', 'without:dimension=model:values=m1'],
    // 8.7703 / 1.06 = 8.27386…
    ['tax of 6 %, to the cent', '8.27', 'tax:tax=excluded:rate=6'],
    ['tax of 6 %, to the fourth decimal', '8.2739', 'tax:tax=excluded:rate=6'],
    ['twice', '17.5406', 'times:factor=2'],
    ['in thousandths', '0.0087703', 'times:factor=1/1000'],
    ['the other sign', '-8.7703', 'times:factor=-1'],
    // (3.0049 + 5.0088 + 2.0066 + 0.25 = 10.2703), dropped by month and account: 3.00 + 5.00 + 2.25
    [
      'without refunds, rounded as bills are',
      '10.25',
      'without:dimension=fee_type:values=refund+rounded:mode=down:decimals=2:by=billing_month|account_id',
    ],
    // 10.7566 / 1.06 = 10.14773…
    ['list cost without tax', '10.1477', 'measure:measure=list_cost+tax:tax=excluded:rate=6'],
    // List cost 10.7566 without the refund of −1.5
    [
      'list cost without refunds',
      '12.2566',
      'measure:measure=list_cost+without:dimension=fee_type:values=refund',
    ],
  ])('%s', (_, theirs, wanted) => {
    expect(reasonTexts(theirs)[0]).toBe(wanted);
  });

  it.each(['8.7704', '8.7702', '8.6', '4.2', '100', '0', '12.2567', '10.1478'])(
    '%s: nothing does',
    (theirs) => {
      expect(reasonTexts(theirs)).toEqual([]);
    },
  );

  it('one unit of the last decimal apart is nothing that rounding explains', () => {
    expect(reasonTexts('8.74')).toEqual([]);
    expect(reasonTexts('8.78')).toEqual([]);
  });

  it('tax is added only where the bill has none, and taken off only where it has', () => {
    // 8.7703 × 1.06 = 9.296518
    expect(reasonTexts('9.296518')).toEqual([]);
    expect(reasonTexts('9.296518', { tax: 'excluded' })).toEqual(['tax:tax=included:rate=6']);
    expect(reasonTexts('8.2739', { tax: 'excluded' })).toEqual([]);
    expect(reasonTexts('8.2739', { tax: 'unknown' })).toEqual(['tax:tax=excluded:rate=6']);
  });

  it('other products, all or one of them', () => {
    const part = (amount: string): BillPart => ({
      values: ['2026-05', 'a', null, 'usage'],
      amount: dec(amount),
    });
    const others = new Map([
      ['ECS', [part('7'), part('0.5')]],
      ['OSS', [part('0.31')]],
    ]);
    expect(reasonTexts('16.5803', { others })).toEqual(['other_products:products=ECS|OSS']);
    expect(reasonTexts('16.2703', { others })).toEqual(['other_products:products=ECS']);
    expect(reasonTexts('9.0803', { others })).toEqual(['other_products:products=OSS']);
    // Months of accounts dropped: 3.00 + 5.00 + (0.7566 + 7.81 = 8.5666) 8.56
    expect(reasonTexts('16.56', { others })[0]).toMatch(
      /^other_products:products=ECS\|OSS\+rounded:mode=down/,
    );
  });

  it('each line of a statement rounded for itself', () => {
    const parts = [
      group(['2026-05', 'a', 'm', 'usage'], { payable: '1.009' }),
      group(['2026-05', 'a', 'm', 'adjustment'], { payable: '1.009' }),
    ];
    const unequal = {
      dimensions: DIMENSIONS,
      parts,
      measure: 'payable',
      tax: 'included' as const,
      decimals: 2,
    };
    const found = (keys?: string[]) =>
      reasonsFor({ ...unequal, theirs: dec('2'), ...(keys && { keys }) }).map((each) => reasonText(each));
    // Together 2.018, dropped 2.01; each for itself 1.00 + 1.00.
    expect(found(['model', 'fee_type'])).toEqual(['rounded:mode=down:decimals=2:by=model|fee_type']);
    expect(found(['billing_month'])).toEqual([]);
  });

  it('nothing that adds up to nothing explains a nought', () => {
    const free = [...GROUPS, group(['2026-05', 'a', 'm9', 'free-quota'], { payable: '0' })];
    const unequal = {
      dimensions: DIMENSIONS,
      parts: free,
      measure: 'payable',
      tax: 'included' as const,
      decimals: 2,
    };
    expect(reasonsFor({ ...unequal, theirs: 0n })).toEqual([]);
    const small = [group(['2026-05', 'a', 'm', 'usage'], { payable: '0.0099' })];
    expect(reasonText(reasonsFor({ ...unequal, parts: small, theirs: 0n })[0] ?? [])).toBe(
      'rounded:mode=down:decimals=2:by=',
    );
  });

  it('tokens are not rounded or taxed', () => {
    const tokens = [
      group(['2026-05', 'a', 'm', 'usage'], { tokens: '1060', billed_tokens: '600', free_tokens: '460' }),
    ];
    const found = (theirs: string) =>
      reasonsFor({
        dimensions: DIMENSIONS,
        parts: tokens,
        measure: 'tokens',
        decimals: 2,
        tax: null,
        theirs: dec(theirs),
      });
    expect(found('1000')).toEqual([]);
    expect(reasonText(found('600')[0] ?? [])).toBe('measure:measure=billed_tokens');
    expect(reasonText(found('1.06')[0] ?? [])).toBe('times:factor=1/1000');
  });
});
