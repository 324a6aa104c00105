import { describe, expect, it } from 'vitest';
import { joinRow, PLAIN_CSV } from '../../../samples/generator/csv.ts';
import { random, shuffled } from '../../../samples/generator/random.ts';
import { cleanBill } from '../../support/pollution/pollution.ts';
import { readText, totalsOf } from '../reading.ts';
import { type HandColumn, hand, handColumns, headerOf, without } from './hand.ts';

describe.each(['A', 'C'] as const)('layout %s, customised', (layout) => {
  const clean = cleanBill(layout);
  const [truth] = clean.expected.totals;
  const totals = { payable: truth?.payable, list_cost: truth?.list_cost, tokens: truth?.tokens };
  const needed = /账单月份|产品Code|实例ID|用量$|用量单位|目录总价$|应付金额|定价币种|账单明细ID|主键/;

  it('is exact with its columns in any order', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const order = shuffled([...clean.headers.keys()], random(seed));
      expect(await read(order), `seed ${seed}`).toEqual(totals);
    }
  });

  it('is exact with the columns it needs and no other', async () => {
    const order = [...clean.headers.keys()].filter((index) => needed.test(clean.headers[index] as string));
    expect(order.length).toBeLessThan(15);
    expect(await read(order)).toEqual(totals);
    expect(await read(order.reverse())).toEqual(totals);
  });

  it('is exact without any one column that it does not need', async () => {
    for (const [left, header] of clean.headers.entries()) {
      if (needed.test(header)) continue;
      const order = [...clean.headers.keys()].filter((index) => index !== left);
      expect(await read(order), header).toEqual(totals);
    }
  });

  async function read(order: readonly number[]) {
    const lines = [clean.headers, ...clean.rows].map((row) => order.map((index) => row[index] as string));
    const outcome = await readText(lines.map((cells) => joinRow(cells, PLAIN_CSV)).join(''));
    expect(outcome.rejects).toEqual([]);
    return outcome.answer && totalsOf(outcome.answer);
  }
});

describe('a header that cannot make a bill is an error that lists what it has', () => {
  const money: HandColumn[] = ['list', 'after', 'payable'];
  it.each([
    ['no Instance ID', without('id'), 'NO_INSTANCE_ID'],
    ['no amount', without(...money, 'discount', 'coupon', 'price'), 'NO_AMOUNT'],
    ['a discount and a coupon only', without(...money), 'NO_AMOUNT'],
    ['the Instance ID only', ['month', 'id'] as HandColumn[], 'NO_AMOUNT'],
  ])('%s', async (_, columns, code) => {
    const { failure, answer } = await readText(hand([{}], columns));
    expect(answer).toBeUndefined();
    const found = columns.map(headerOf).join(' | ');
    expect(failure).toMatchObject({ code, file: 'bill.csv', line: 1, params: { found } });
  });

  it.each(money)('%s is amount enough', async (column) => {
    const { failure, answer } = await readText(hand([{}], without(...money.filter((one) => one !== column))));
    expect(failure).toBeUndefined();
    expect(answer?.counts.counted).toBe(1);
  });

  it.each(['payable', 'usage', 'id', 'currency', 'month', 'line'] as const)(
    'two columns of %s are an error: either may be the right one',
    async (column) => {
      const columns = handColumns();
      const { failure } = await readText(hand([{}], [...columns, column]));
      const found = `${headerOf(column)} | ${headerOf(column)}`;
      expect(failure).toMatchObject({ code: 'COLUMN_TWICE', line: 1, params: { found } });
    },
  );

  it('two columns that nothing is read from are none', async () => {
    const text = hand([{}]).replace(/\n/g, ',x\n').replace(',x\n', ',备注\n');
    const twice = text.replace(/\n/g, ',y\n').replace(',y\n', ',备注\n');
    expect((await readText(twice)).answer?.counts.counted).toBe(1);
  });

  it('names the line of the header and no more than eighty columns', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `列${index}`).join(',');
    const { failure } = await readText(`title\n\n用量,应付金额,账单月份,定价币种,产品Code,${names}\n`);
    const found = expect.stringMatching(/ \| \+25$/);
    expect(failure).toMatchObject({ code: 'NO_INSTANCE_ID', line: 3, params: { found } });
  });
});

describe('the header of what is to be paid says what it is', () => {
  it.each([
    ['应付信息/应付金额（含税）', 'included'],
    ['应付金额(含税)', 'included'],
    ['应付金额（不含税）', 'excluded'],
    ['应付金额', 'unknown'],
    ['Pretax Amount', 'excluded'],
    ['PayableDetails/TaxExclusivePayableAmount', 'excluded'],
    ['After-Tax Amount', 'included'],
    ['BilledCost', 'unknown'],
  ])('%s: tax %s', async (header, tax) => {
    const { answer } = await readText(hand([{}]).replace(headerOf('payable'), header));
    expect(answer?.layout.tax).toBe(tax);
  });
});

describe('files that were joined', () => {
  it.each(['A', 'C'] as const)(
    'layout %s: a part in another order is never read in silence',
    async (layout) => {
      const { headers, rows } = cleanBill(layout);
      for (let seed = 1; seed <= 40; seed++) {
        const order = shuffled([...headers.keys()], random(seed));
        const second = [headers, ...rows].map((row) => order.map((index) => row[index] as string));
        const text = [headers, ...rows, ...second].map((cells) => joinRow(cells, PLAIN_CSV)).join('');
        const { rejects } = await readText(text);
        expect(rejects[0]?.line, `seed ${seed}`).toBe(rows.length + 2);
      }
    },
  );

  it('also where what stands in the place of the product looks like a code', async () => {
    const header = 'ProductCode,InstanceID,PretaxAmount,BillingMonth,Usage,UsageUnit\n';
    const row = 'sfm,5000001;llm-a;qwen-plus;input_token;;0,0.5,202605,1,KTokens\n';
    const other = 'InstanceID,ProductCode,BillingMonth,PretaxAmount,UsageUnit,Usage\n';
    const { rejects, answer } = await readText(
      `${header}${row}${other}kb-demo0001,sfm,202605,0.7,KTokens,1\n`,
    );
    expect(rejects[0]).toMatchObject({ line: 3 });
    expect(answer?.counts.counted).toBe(1);
  });
});
