import { describe, expect, it } from 'vitest';
import { AMOUNTS, type Amount } from '../../../src/read/contract/answer.ts';
import { groupsIn } from '../../../src/read/group/group-columns.ts';
import { type Outcome, plain, readText } from '../reading.ts';
import { type HandColumn, type HandRow, hand, headerOf, without } from './hand.ts';

/** Columns that take any amount without another having to fit. */
const FREE = without('price', 'after', 'consumed', 'deducted');
const one = (row: HandRow) => readText(hand([row], FREE));

describe('an amount is read exactly', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['0.0155448', '0.0155448'],
    ['3.92E-5', '0.0000392'],
    ['3.92e-05', '0.0000392'],
    ['1.5E+3', '1500'],
    ['1E2', '100'],
    ['1,234.5', '1234.5'],
    ['1,234,567.89', '1234567.89'],
    ['-12.50', '-12.5'],
    ['-1,234.5', '-1234.5'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['007.50', '7.5'],
    [' 0.1', '0.1'],
    ['0.1 ', '0.1'],
    ['0.1\t', '0.1'],
    ['\t 0.1 \t', '0.1'],
    ['\u00a00.1\u3000', '0.1'],
    ['¥0.1', '0.1'],
    ['￥0.1', '0.1'],
    ['¥ 1,234.50', '1234.5'],
    ['-¥3', '-3'],
    ['¥-3', '-3'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['99999999999999999999', '99999999999999999999'],
    ['0.10000000000000000000000000000', '0.1'],
    ['0.1234567890123456780000', '0.123456789012345678'],
    ['1.5E-17', '0.000000000000000015'],
  ])('%j', async (cell, value) => {
    const outcome = await one({ payable: cell });
    expect(outcome.rejects).toEqual([]);
    expect(sum(outcome, 'payable')).toBe(value);
  });

  it('in each column alike', async () => {
    const outcome = await readText(
      hand([{ usage: '1,000.5', list: '1E-3', discount: '-.5', coupon: ' 2 ', payable: '3\t' }], FREE),
    );
    const sums = (['usage', 'listCost', 'discount', 'coupon', 'payable'] as const).map((amount) =>
      sum(outcome, amount),
    );
    expect(sums).toEqual(['1000.5', '0.001', '-0.5', '2', '3']);
  });

  it('and added without a rounding', async () => {
    const cells = ['0.1', '0.2', '-0.0000000001', '99999999999999999999', '0.000000000000000001'];
    const outcome = await readText(
      hand(
        cells.map((payable) => ({ payable })),
        FREE,
      ),
    );
    expect(sum(outcome, 'payable')).toBe('99999999999999999999.299999999900000001');
  });
});

describe('what is no number is rejected with its place', () => {
  const words = [
    'abc',
    'NaN',
    'Infinity',
    '-Infinity',
    'null',
    'N/A',
    '-',
    '.',
    '#REF!',
    '=1+1',
    '(5)',
    '5元',
  ];
  const spellings = ['0x10', '0b11', '0o7', '1_000', '1 000', "1'000", '1.234,5', '1,5', '12,34', '1,23,456'];
  const signs = ['−5', '--5', '+-5', '5-', '-', '¥', '+¥-5', '¥¥5', '¥5¥', '5¥'];
  const digits = [
    '１２',
    '٣',
    '５.0',
    '①',
    '1．5',
    '0,0',
    '1.2.3',
    '5.',
    '1e',
    'e5',
    '1e5e5',
    '1e99999',
    '5%',
  ];
  const long = [
    '0.0000000000000000001',
    '1.0000000000000000001',
    '1E-19',
    '100000000000000000000',
    '1E20',
    '1234567890123456789012345678901234567890',
  ];
  it.each([...words, ...spellings, ...signs, ...digits, ...long])('%j', async (cell) => {
    for (const column of ['usage', 'list', 'discount', 'coupon', 'payable'] as const) {
      // The first row shows that numbers have a decimal point here.
      const outcome = await readText(hand([{ [column]: '1.5' }, { [column]: cell }, {}], FREE));
      const code = ['1.234,5', '1,5', '12,34', '0,0'].includes(cell) ? 'OTHER_DECIMAL_MARK' : 'NOT_A_NUMBER';
      expect(outcome.rejects, column).toEqual([
        { code, file: 'bill.csv', line: 3, column: headerOf(column), value: cell },
      ]);
      expect(outcome.answer?.counts).toMatchObject({ rowsRead: 3, counted: 2, rejected: 1 });
    }
  });
});

describe('an empty amount', () => {
  it.each(['usage', 'list', 'discount', 'coupon'] as const)('of %s is absent, not zero', async (column) => {
    const amount = { usage: 'usage', list: 'listCost', discount: 'discount', coupon: 'coupon' } as const;
    const outcome = await one({ [column]: ' ' });
    expect(outcome.rejects).toEqual([]);
    expect(sum(outcome, amount[column])).toBeNull();
    const beside = await readText(hand([{ [column]: '' }, { [column]: '5' }], FREE));
    expect(sum(beside, amount[column])).toBe('5');
  });

  it.each(['', ' ', '\t'])('of what is to be paid (%j) is rejected', async (payable) => {
    const outcome = await one({ payable });
    expect(outcome.rejects).toEqual([
      { code: 'EMPTY_AMOUNT', file: 'bill.csv', line: 2, column: headerOf('payable'), value: '' },
    ]);
  });

  it('is usage after deduction where nothing was deducted', async () => {
    const outcome = await readText(hand([{ consumed: '' }]));
    expect(outcome.rejects).toEqual([]);
    expect(sum(outcome, 'consumed')).toBe('2');
  });

  it.each([
    ['usage that has a price and a list cost', 'usage', { usage: '', consumed: '' }],
    ['a list cost of usage that has a price', 'list', { list: '' }],
    ['a discount between two amounts that differ', 'discount', { discount: '' }],
    ['a coupon between two amounts that differ', 'coupon', { coupon: '', payable: '0.001' }],
    ['usage before a deduction', 'consumed', { consumed: '', deducted: '1' }],
  ] as [string, HandColumn, HandRow][])('is rejected where others prove it: %s', async (_, column, row) => {
    const { rejects } = await readText(hand([{}, row]));
    expect(rejects).toMatchObject([{ code: 'EMPTY_AMOUNT', line: 3, column: headerOf(column) }]);
  });

  it.each([
    ['a list cost of usage that costs nothing', { price: '0', list: '', discount: '', after: '' }],
    ['all but what is to be paid', { usage: '', price: '', list: '', discount: '', after: '', coupon: '' }],
    ['a coupon that takes nothing', { coupon: '' }],
  ] as [string, HandRow][])('is absent where it may be: %s', async (_, row) => {
    const { rejects, answer } = await readText(hand([{}, row]));
    expect(rejects).toEqual([]);
    expect(answer?.counts.counted).toBe(2);
  });
});

describe('a currency sign', () => {
  it.each([
    ['¥1', 'CNY', true],
    ['￥1', 'CNY', true],
    ['¥1', 'JPY', true],
    ['$1', 'USD', true],
    ['$1', 'usd', true],
    ['$1', 'CNY', false],
    ['¥1', 'USD', false],
    ['$1', 'JPY', false],
    ['¥1', 'EUR', false],
    ['€1', 'EUR', false],
  ])('%s in a row of %s', async (payable, currency, isRead) => {
    const outcome = await one({ payable, currency });
    if (isRead) expect(sum(outcome, 'payable')).toBe('1');
    else expect(outcome.rejects).toMatchObject([{ line: 2, column: headerOf('payable'), value: payable }]);
  });

  it('tells the currency where no column does', async () => {
    const columns = FREE.filter((column) => column !== 'currency');
    const text = hand([{ payable: '¥1' }, { payable: '$2' }, { payable: '￥4' }, { payable: '8' }], columns);
    const { answer } = await readText(text, { keys: ['currency'] });
    const told =
      answer && groupsIn(answer.groups).map(({ cells, sums }) => [cells[0], plain(sums[PAYABLE] ?? null)]);
    expect(told).toEqual([
      ['¥', '5'],
      ['$', '2'],
      ['', '8'],
    ]);
  });

  it('is not mixed with another in one row', async () => {
    const columns = FREE.filter((column) => column !== 'currency');
    const { rejects } = await readText(hand([{ list: '¥1', payable: '$1' }], columns));
    expect(rejects).toMatchObject([{ code: 'CURRENCY_MISMATCH', line: 2, column: headerOf('payable') }]);
  });
});

describe('a row that is none', () => {
  it.each([
    ['a cell less', '\n', ''],
    ['a cell more', '\n', ',\n'],
  ])('%s is rejected with both counts', async (_, from, to) => {
    const lines = hand([{}, {}, {}], FREE).split(/(?<=\n)/);
    const changed =
      to === '' ? (lines[2] ?? '').replace(/,[^,]*\n$/, '\n') : (lines[2] ?? '').replace(from, to);
    const { rejects, answer } = await readText(lines.with(2, changed).join(''));
    const found = FREE.length + (to === '' ? -1 : 1);
    expect(rejects).toMatchObject([
      { code: 'FIELD_COUNT', line: 3, params: { expected: FREE.length, found } },
    ]);
    expect(answer?.counts).toMatchObject({ counted: 2, rejected: 1 });
  });

  it.each(['合计', '总计：', '小计', 'Total', 'TOTAL:', 'subtotal', 'Grand Total', 'Sum'])(
    '%s is a total line, in any column',
    async (word) => {
      for (const column of ['line', 'month', 'product', 'id'] as const) {
        const total = { ...EMPTY, [column]: word, usage: '4', list: '0.016', payable: '0.008' };
        const right = await readText(hand([{}, {}, total], FREE));
        expect(right.rejects).toEqual([]);
        expect(right.answer).toMatchObject({ counts: { counted: 2, totalRows: 1 }, totalLines: [4] });
        const { rejects, answer } = await readText(hand([{}, {}, { ...total, payable: '0.009' }], FREE));
        expect(rejects).toMatchObject([{ code: 'TOTAL_LINE', line: 4 }]);
        expect(answer?.counts.counted).toBe(2);
      }
    },
  );

  it('amounts and nothing else are a total line too, also without a month to miss', async () => {
    const columns = FREE.filter((column) => !['month', 'day', 'started', 'consumedAt'].includes(column));
    const total = { ...EMPTY, usage: '4', list: '0.016', payable: '0.008' };
    const right = await readText(hand([{}, {}, total], columns));
    expect(right.answer?.counts).toMatchObject({ counted: 2, totalRows: 1, rejected: 0 });
    const { rejects } = await readText(hand([{}, {}, { ...total, list: '0.015' }], columns));
    expect(rejects).toMatchObject([{ code: 'TOTAL_LINE', line: 4 }]);
  });

  it.each([
    ['a month', { month: '202605' }],
    ['a month and a currency', { month: '202605', currency: 'CNY' }],
    ['a month, as other layouts write it', { month: '2026-05' }],
    ['no usage, a symbol before the money', { month: '202605', usage: '', list: '', payable: '¥0.008' }],
    ['a day', { month: '202605', day: '20260531' }],
  ])('is a total of the rows above that names %s, and rejected where it is none', async (_, told) => {
    const total = { ...EMPTY, usage: '4', list: '0.016', payable: '0.008', ...told };
    for (const columns of [
      FREE,
      without('line'),
      without('fee', 'line', 'product', 'productName', 'commodity'),
    ]) {
      const right = await readText(hand([{}, {}, total], columns));
      expect(right.answer?.counts).toMatchObject({ rowsRead: 3, counted: 2, totalRows: 1, rejected: 0 });
      const wrong = await readText(hand([{}, total, {}], columns));
      expect(wrong.answer?.counts).toMatchObject({ rowsRead: 3, counted: 2, totalRows: 0, rejected: 1 });
    }
  });

  it('a correction without an Instance ID is a row', async () => {
    const { rejects, answer } = await readText(hand([{ id: '', fee: '抹零费用', payable: '-0.5' }], FREE));
    expect(rejects).toEqual([]);
    expect(answer?.counts.counted).toBe(1);
  });
});

const EMPTY: HandRow = Object.fromEntries(without().map((column) => [column, '']));
const PAYABLE = AMOUNTS.indexOf('payable');

function sum({ answer }: Outcome, amount: Amount): string | null | undefined {
  const place = AMOUNTS.indexOf(amount);
  return answer && groupsIn(answer.groups).map(({ sums }) => plain(sums[place] ?? null))[0];
}
