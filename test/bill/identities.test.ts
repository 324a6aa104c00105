import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdentities, type RowAmounts } from '../../src/bill/identities.ts';

const MILLI = 10n ** 15n;

/** Amounts written in thousandths, so that they can be checked by eye. */
function row(amounts: Record<string, number | null>): RowAmounts {
  const entries = Object.entries(amounts).map(([key, n]) => [key, n === null ? null : BigInt(n) * MILLI]);
  return Object.fromEntries(entries);
}

function verdicts(amounts: Record<string, number | null>): Record<string, boolean> {
  return Object.fromEntries(checkIdentities(row(amounts)).map(({ name, holds }) => [name, holds]));
}

const PAID = {
  consumed: 631,
  deducted: 0,
  usage: 631,
  listPrice: 20,
  discount: 0,
  coupon: 0,
  savingsPlan: 0,
};
const UPGRADED = {
  ...PAID,
  listPrice: 2000,
  listCost: 1262,
  discount: 262,
  afterDiscount: 1000,
  coupon: 100,
  payable: 900,
};

describe('checkIdentities', () => {
  it('a row of an upgraded bill that is right', () => {
    expect(verdicts(UPGRADED)).toEqual({
      usage: true,
      'list-cost': true,
      'after-discount': true,
      payable: true,
    });
  });

  it('a free-quota row: consumed and deducted, nothing billed', () => {
    const free = {
      consumed: 631,
      deducted: 631,
      usage: 0,
      listPrice: 2000,
      listCost: 0,
      discount: 0,
      afterDiscount: 0,
    };
    expect(verdicts({ ...free, coupon: 0, payable: 0 })).toEqual({
      usage: true,
      'list-cost': true,
      'after-discount': true,
      payable: true,
    });
  });

  it.each([
    ['usage', { consumed: 632 }],
    ['list-cost', { listPrice: 2001 }],
    ['after-discount', { discount: 261 }],
    ['payable', { coupon: 99 }],
  ])('finds a broken %s and nothing else', (name, change) => {
    const broken = Object.entries(verdicts({ ...UPGRADED, ...change })).filter(([, holds]) => !holds);
    expect(broken).toEqual([[name, false]]);
  });

  it('shows both sides and the columns', () => {
    expect(checkIdentities(row({ consumed: 5, deducted: 2, usage: 4 }))).toEqual([
      {
        name: 'usage',
        columns: ['consumed', 'deducted', 'usage'],
        left: 3n * MILLI,
        right: 4n * MILLI,
        holds: false,
      },
    ]);
  });

  it('compares price × usage beyond 18 decimals', () => {
    const tiny = { listPrice: 1n, usage: 1n, listCost: 0n };
    expect(checkIdentities(tiny)).toEqual([
      { name: 'list-cost', columns: ['listPrice', 'usage', 'listCost'], left: 1n, right: 0n, holds: false },
    ]);
  });

  it('leaves out what needs a column that is absent or empty', () => {
    expect(verdicts({})).toEqual({});
    expect(verdicts({ consumed: 1, usage: 1 })).toEqual({});
    expect(verdicts({ consumed: 1, deducted: null, usage: 1 })).toEqual({});
    expect(verdicts({ listCost: 5, afterDiscount: 4 })).toEqual({});
    expect(verdicts({ afterDiscount: 4, payable: 4 })).toEqual({});
  });

  it('takes rounding off on the way to the payable', () => {
    expect(verdicts({ afterDiscount: 1005, coupon: 0, rounding: 5, payable: 1000 })).toEqual({
      payable: true,
    });
    expect(verdicts({ afterDiscount: 1005, coupon: 0, rounding: null, payable: 1000 })).toEqual({
      payable: false,
    });
  });

  it('goes from list cost to payable where there is no amount after discount', () => {
    expect(verdicts({ listCost: 10, discount: 2, payable: 8 })).toEqual({ 'payable-from-list': true });
    expect(
      verdicts({ listCost: 10, discount: 2, coupon: 3, rounding: 1, savingsPlan: 0, payable: 4 }),
    ).toEqual({
      'payable-from-list': true,
    });
    expect(verdicts({ listCost: 10, discount: 2, coupon: 3, payable: 8 })).toEqual({
      'payable-from-list': false,
    });
  });

  it('does not judge the money of a row with a savings plan', () => {
    expect(verdicts({ ...UPGRADED, savingsPlan: 500 })).toEqual({ usage: true, 'list-cost': true });
    expect(verdicts({ listCost: 10, discount: 2, savingsPlan: 1, payable: 8 })).toEqual({});
  });

  it('refunds: signs are kept', () => {
    const refund = {
      listCost: -10,
      discount: -2,
      afterDiscount: -8,
      coupon: 0,
      payable: -8,
      voucher: -3,
      cash: -5,
    };
    expect(verdicts(refund)).toEqual({ 'after-discount': true, payable: true, settlement: true });
  });

  it.each([
    [{ payable: 10, voucher: 3, cash: 7 }, { settlement: true }],
    [{ payable: 10, voucher: 3, cash: 5, prepaid: 1, outstanding: 1 }, { settlement: true }],
    [{ payable: 10, voucher: 3, cash: 5, prepaid: 1, outstanding: null }, { settlement: false }],
    [{ payable: 10, voucher: 0, cash: 0, outstanding: 10 }, { settlement: true }],
    [{ payable: 10, voucher: 3 }, {}],
    [{ payable: 10, prepaid: 10 }, {}],
    [{ voucher: 3, cash: 7 }, {}],
  ])('settlement of %j', (amounts, verdict) => {
    expect(verdicts(amounts)).toEqual(verdict);
  });

  it('a row made by the rules always holds', () => {
    const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    fc.assert(
      fc.property(amount, amount, amount, amount, (usage, deducted, discount, coupon) => {
        const listPrice = 3n * 10n ** 18n;
        const listCost = 3n * usage;
        const afterDiscount = listCost - discount;
        const made = {
          consumed: usage + deducted,
          deducted,
          usage,
          listPrice,
          listCost,
          discount,
          afterDiscount,
          coupon,
        };
        const found = checkIdentities({ ...made, payable: afterDiscount - coupon });
        expect(found.map(({ holds }) => holds)).toEqual([true, true, true, true]);
      }),
    );
  });
});
