import { describe, expect, it } from 'vitest';
import { matchHeader } from '../../../src/bill/columns.ts';
import { rowFindings } from '../../../src/check/rules/row-findings.ts';
import { Row } from '../../../src/read/contract/row.ts';
import { readAmounts } from '../../../src/read/row/amounts.ts';
import { FINDINGS } from '../../../src/words/shape/findings.ts';

/** The findings of one row, given by its headers and cells: `code subject left right`. */
function found(cells: Readonly<Record<string, string>>): string[] {
  const headers = Object.keys(cells);
  const { columns, tax } = matchHeader(headers);
  const row = new Row({ columns, headers, tax }, 'bill.csv', 2, Object.values(cells));
  const amounts = readAmounts(row);
  if ('code' in amounts) throw new Error(amounts.code);
  return rowFindings(row, amounts).map(({ severity, code, subject, reason, left, right }) =>
    [severity ?? FINDINGS[code].severities[0], code, subject, reason, left, right]
      .filter((part) => part !== '' && part !== undefined)
      .join(' '),
  );
}

const UNIT = 10n ** 18n;
const milli = (thousandths: number) => (BigInt(thousandths) * UNIT) / 1000n;

const UPGRADED = {
  ...{ 费用类型: '云资源按量费用', 抵扣前用量: '3', 抵扣用量: '1', 用量: '2', 用量单位: '千tokens' },
  ...{ 官网目录价: '0.004', 价格单位: '元/千tokens', 定价币种: 'CNY', 目录总价: '0.008' },
  ...{ 计费过程: '', 订阅抵扣目录总价: '', 订阅抵扣后金额: '', 订阅抵扣金额: '', 订阅抵扣详情: '' },
  ...{ 优惠金额: '0.003', 优惠后金额: '0.005', 优惠券抵扣金额: '0.001', '应付金额（含税）': '0.004' },
};
const FLAT = {
  ...{ 费用类型: '云资源按量费用', 资源包抵扣量: '0', 用量: '2', 用量单位: '千tokens', 目录价: '0.004' },
  ...{ 价格单位: '元/千tokens', 目录总价: '0.008', 优惠券抵扣金额: '0.001', 优惠金额: '0.003' },
  ...{ 节省计划抵扣目录总价: '0', 应付金额: '0.004', 定价币种: 'CNY', 优惠后金额: '0.005' },
};
const LEGACY = {
  ...{
    用量: '2',
    用量单位: '千tokens',
    单价: '0.004',
    官网价: '0.008',
    优惠金额: '0.003',
    优惠券抵扣: '0.001',
  },
  ...{ 应付金额: '0.003', 现金支付: '0.001', 代金券抵扣: '0.001', 储值卡支付金额: '0.001', 欠费金额: '0' },
  ...{ 币种: 'CNY', 节省计划抵扣金额: '0', 抹零: '0.001' },
};
const ENGLISH = {
  ...{ 'Bill Type': 'PayAsYouGoBill', Usage: '2', 'Usage Unit': 'KTokens', 'List Price': '0.004' },
  ...{ 'Pretax Gross Amount': '0.008', 'Invoice Discount': '0.003', 'Amount After Discount': '0.005' },
  ...{
    'Deducted By Coupons': '0.001',
    'Round Down Discount': '0.001',
    'Pretax Amount': '0.003',
    Currency: 'USD',
  },
};
const PATHS = { 'FeeDetails/GrossAmount': '8', 'DiscountDetails/DiscountAmount': '3' };
const PATHS_PAYABLE = 'PayableDetails/TaxExclusivePayableAmount';
const API = {
  ...{ Usage: '2', UsageUnit: 'KTokens', ListPrice: '0.004', DeductedByResourcePackage: '0' },
  ...{ PretaxGrossAmount: '0.008', InvoiceDiscount: '0.003', DeductedByCoupons: '0.001', AdjustAmount: '0' },
  PretaxAmount: '0.004',
};
const FOCUS = {
  ListUnitPrice: '0.004',
  PricingQuantity: '2',
  PricingUnit: 'KTokens',
  ListCost: '0.008',
  BilledCost: '0.008',
};

describe('rowFindings', () => {
  it.each([
    ['upgraded', UPGRADED],
    ['flat', FLAT],
    ['legacy', LEGACY],
    ['English', ENGLISH],
    ['English paths', { ...PATHS, [PATHS_PAYABLE]: '5' }],
    ['API', API],
    ['FOCUS', FOCUS],
    ['too few columns to compare', { 应付金额: '1', 目录总价: '9' }],
    ['a free row', { ...UPGRADED, ...free() }],
    [
      'a free row of a layout that does not say what was deducted',
      { ...FLAT, 费用类型: '免费额度', ...noCost() },
    ],
    ['a price for another multiple of the unit', { ...UPGRADED, 价格单位: '元/百万tokens', 官网目录价: '4' }],
    ['usage before a deduction', { ...FLAT, 资源包抵扣量: '1', 用量: '3' }],
    ['usage after a deduction', { ...FLAT, 资源包抵扣量: '1' }],
    ['an adjustment of the API', { ...API, AdjustAmount: '0.002', PretaxAmount: '0.002' }],
    ['a price that is no number', { ...UPGRADED, 官网目录价: '见价目表' }],
    ['an empty price', { ...UPGRADED, 官网目录价: '' }],
    ['a price with a sign of currency', { ...UPGRADED, 官网目录价: '¥0.004' }],
    [
      'savings plan cells with nothing in them',
      { ...UPGRADED, 订阅抵扣目录总价: '0.00', 订阅抵扣详情: '{}' },
    ],
  ])('finds nothing on a row that is right: %s', (_, cells) => expect(found(cells)).toEqual([]));

  it.each([
    ['usage', { ...UPGRADED, 抵扣前用量: '4' }, [`error ROW_IDENTITY usage ${3n * UNIT} ${2n * UNIT}`]],
    [
      'list cost',
      { ...UPGRADED, 官网目录价: '0.005' },
      [`error ROW_IDENTITY list-cost ${milli(10)} ${milli(8)}`],
    ],
    [
      'after discount',
      { ...UPGRADED, 优惠金额: '0.004' },
      [`error ROW_IDENTITY after-discount ${milli(4)} ${milli(5)}`],
    ],
    [
      'payable',
      { ...UPGRADED, '应付金额（含税）': '0.005' },
      [`error ROW_IDENTITY payable ${milli(4)} ${milli(5)}`],
    ],
    ['flat', { ...FLAT, 优惠券抵扣金额: '0' }, [`error ROW_IDENTITY payable ${milli(5)} ${milli(4)}`]],
    ['legacy', { ...LEGACY, 抹零: '0' }, [`error ROW_IDENTITY payable-from-list ${milli(4)} ${milli(3)}`]],
    [
      'settled',
      { ...LEGACY, 欠费金额: '0.001' },
      [`warning ROW_IDENTITY settlement ${milli(3)} ${milli(4)}`],
    ],
    [
      'English',
      { ...ENGLISH, 'Pretax Amount': '0.013' },
      [`error ROW_IDENTITY payable ${milli(3)} ${milli(13)}`],
    ],
    [
      'API',
      { ...API, AdjustAmount: '0.001', PretaxAmount: '0.001' },
      [`error ROW_IDENTITY payable-from-list ${milli(4)} ${milli(1)}`],
    ],
    ['FOCUS', { ...FOCUS, PricingQuantity: '3' }, [`error ROW_IDENTITY list-cost ${milli(12)} ${milli(8)}`]],
    [
      'package',
      { ...FLAT, 资源包抵扣量: '2', 用量: '3' },
      [`error ROW_IDENTITY list-cost ${milli(12)} ${milli(8)}`],
    ],
  ])('an error in %s', (_, cells, expected) => expect(found(cells)).toEqual(expected));

  // 0.00012345678 × 0.333 = 0.00004111110774: the provider keeps ten decimals.
  const LONG = {
    ...UPGRADED,
    官网目录价: '0.00012345678',
    抵扣前用量: '0.333',
    抵扣用量: '0',
    用量: '0.333',
  };
  const listed = (cost: string) => ({
    ...{ ...LONG, 目录总价: cost, 优惠金额: '0', 优惠后金额: cost },
    ...{ 优惠券抵扣金额: '0', '应付金额（含税）': cost },
  });
  // 2 × 0.0159 = 0.0318, and nothing is taken off.
  const old = (list: string, payable: string) => ({
    ...{ 用量: '2', 用量单位: '千tokens', 单价: '0.0159', 官网价: list, 优惠金额: '0', 优惠券抵扣: '0' },
    应付金额: payable,
  });
  it.each([
    [
      'ten decimals',
      listed('0.0000411111'),
      [`note WITHIN_PRECISION list-cost kept 41111107740000 41111100000000`],
    ],
    [
      'one more than ten decimals',
      listed('0.00004111111'),
      [`error ROW_IDENTITY list-cost 41111107740000 41111110000000`],
    ],
    [
      'a wrong tenth decimal',
      listed('0.0000411113'),
      [`error ROW_IDENTITY list-cost 41111107740000 41111300000000`],
    ],
    [
      'a list cost in cents',
      old('0.03', '0.03'),
      [`note WITHIN_PRECISION list-cost cents ${(UNIT * 318n) / 10_000n} ${milli(30)}`],
    ],
    [
      'a payable in cents',
      old('0.0318', '0.04'),
      [`note WITHIN_PRECISION payable-from-list cents ${(UNIT * 318n) / 10_000n} ${milli(40)}`],
    ],
    [
      'a cent too much',
      old('0.0318', '0.05'),
      [`error ROW_IDENTITY payable-from-list ${(UNIT * 318n) / 10_000n} ${milli(50)}`],
    ],
    [
      'less than a cent, and no cents',
      old('0.0318', '0.0308'),
      [`error ROW_IDENTITY payable-from-list ${(UNIT * 318n) / 10_000n} ${(UNIT * 308n) / 10_000n}`],
    ],
    [
      'cents where each step is on the bill',
      { ...UPGRADED, '应付金额（含税）': '0' },
      [`error ROW_IDENTITY payable ${milli(4)} 0`],
    ],
  ])('rounded: %s', (_, cells, expected) => expect(found(cells)).toEqual(expected));

  it('a payable below the list cost proves nothing where coupons have no column, one above it does', () => {
    const paths = (payable: string, sign = '') =>
      found({
        'FeeDetails/GrossAmount': `${sign}8`,
        'DiscountDetails/DiscountAmount': `${sign}3`,
        [PATHS_PAYABLE]: payable,
      }).map((text) => text.split(' ').slice(0, 4).join(' '));
    const open = ['note IDENTITY_OPEN payable-from-list coupon-column'];
    expect(paths('4')).toEqual(open);
    expect(paths('0')).toEqual(open);
    expect(paths('-4', '-')).toEqual(open);
    for (const [payable, sign] of [['6'], ['-1'], ['-6', '-'], ['1', '-']] as const)
      expect(paths(payable, sign)[0]).toMatch(/^error ROW_IDENTITY payable-from-list/);
  });

  it.each(['0.005', '-0.02'])('an adjustment, refund … is never called wrong: payable %s', (payable) => {
    const cells = { ...UPGRADED, 费用类型: '调账费用', '应付金额（含税）': payable };
    expect(found(cells)[0]).toMatch(/^note IDENTITY_OPEN payable fee-type/);
  });

  it.each(['订阅抵扣目录总价', '订阅抵扣后金额', '订阅抵扣金额', '订阅抵扣详情'])(
    'a row with %s is only noted, whatever else is wrong with it',
    (header) => {
      const cell = header === '订阅抵扣详情' ? '{"plan":"sp-1"}' : '0.002';
      const wrong = {
        ...UPGRADED,
        [header]: cell,
        抵扣前用量: '9',
        官网目录价: '9',
        '应付金额（含税）': '9',
      };
      expect(found(wrong).map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
        'note SAVINGS_PLAN',
      ]);
      expect(found({ ...UPGRADED, [header]: cell })).toEqual(['note SAVINGS_PLAN']);
    },
  );

  /** A unit of the tenth decimal is 0.0000000001. */
  it.each([
    ['one unit less a bit', '0.0080000000999', 'note WITHIN_PRECISION list-cost'],
    ['one unit less a bit, below', '0.0079999999001', 'note WITHIN_PRECISION list-cost'],
    ['one unit', '0.0080000001', 'error ROW_IDENTITY list-cost'],
    ['one unit below', '0.0079999999', 'error ROW_IDENTITY list-cost'],
  ])('within the stated precision: %s', (_, list, expected) => {
    const cells = { 用量: '2', 官网目录价: '0.004', 目录总价: list, 计费过程: '{"precision":10}' };
    expect(found(cells)[0]).toMatch(new RegExp(`^${expected} `));
    expect(found({ ...cells, 计费过程: '' })[0]).toMatch(/^error/);
  });

  it('usage is counted, not computed: no precision excuses it', () => {
    const cells = { ...UPGRADED, 抵扣前用量: '3.00000000001', 计费过程: '{"precision":10}' };
    expect(found(cells)[0]).toMatch(/^error ROW_IDENTITY usage/);
  });

  it('sides that differ beyond the 18th decimal are shown as different', () => {
    // 10⁻⁷ × 0.0001000000001 is 10⁻¹¹ and 10⁻²⁰; the 11th decimal shows that nothing was rounded.
    const tiny = { 用量: '0.0001000000001', 官网目录价: '0.0000001', 目录总价: '0.00000000001' };
    expect(found(tiny)).toEqual(['error ROW_IDENTITY list-cost 10000001 10000000']);
    expect(found({ ...tiny, 用量: '-0.0001000000001', 目录总价: '-0.00000000001' })).toEqual([
      'error ROW_IDENTITY list-cost -10000001 -10000000',
    ]);
  });
});

function free() {
  return {
    ...{ 费用类型: '免费额度', 抵扣前用量: '2', 抵扣用量: '2', 用量: '0' },
    ...noCost('应付金额（含税）'),
  };
}

function noCost(payable = '应付金额') {
  return { ...{ 目录总价: '0', 优惠金额: '0', 优惠后金额: '0', 优惠券抵扣金额: '0' }, [payable]: '0' };
}
