import { describe, expect, it } from 'vitest';
import { equation, workedIdentities } from '../../src/bill/arithmetic.ts';
import { parseDecimal } from '../../src/bill/decimal.ts';
import type { RowAmounts } from '../../src/bill/identities.ts';

const amounts = (texts: Readonly<Record<string, string>>): RowAmounts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, parseDecimal(text)]));

const equations = (texts: Readonly<Record<string, string>>) =>
  workedIdentities(amounts(texts)).map((each) => [each.name, equation(each), each.difference, each.holds]);

describe('identities with their numbers', () => {
  it.each([
    [{ consumed: '631', deducted: '0', usage: '631' }, [['usage', '631 - 0 = 631', '0', true]]],
    [
      { listPrice: '0.0008', usage: '631', listCost: '0.5048' },
      [['list-cost', '0.0008 × 631 = 0.5048', '0', true]],
    ],
    [
      { listPrice: '0.000000000000000001', usage: '0.000000000000000001', listCost: '0' },
      [
        [
          'list-cost',
          `0.000000000000000001 × 0.000000000000000001 = 0.${'0'.repeat(35)}1 ≠ 0 (0.${'0'.repeat(35)}1)`,
          `0.${'0'.repeat(35)}1`,
          false,
        ],
      ],
    ],
    [
      { listCost: '-12.5', discount: '-0.5', coupon: '0', payable: '-12' },
      [['payable-from-list', '(-12.5) - (-0.5) - 0 = -12', '0', true]],
    ],
    [
      { listCost: '10', discount: '1', afterDiscount: '8', coupon: '0.5', payable: '7.5' },
      [
        ['after-discount', '10 - 1 = 9 ≠ 8 (1)', '1', false],
        ['payable', '8 - 0.5 = 7.5', '0', true],
      ],
    ],
    [
      { payable: '10', voucher: '4', cash: '3', prepaid: '2', outstanding: '0.5' },
      [['settlement', '4 + 3 + 2 + 0.5 = 9.5 ≠ 10 (-0.5)', '-0.5', false]],
    ],
    [{ listCost: '1' }, []],
  ])('%j', (texts, expected) => {
    expect(equations(texts)).toEqual(expected);
  });
});
