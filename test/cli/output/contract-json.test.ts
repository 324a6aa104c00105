import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';
import { CONTRACT_BILL } from './contract-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
writeFileSync(bill, CONTRACT_BILL);

describe('JSON', () => {
  it('has the contract’s keys in its order', async () => {
    const found = await report([bill]);
    expect(Object.keys(found)).toEqual([
      'schema_version',
      'report',
      'bill',
      'proof',
      'columns',
      'rows',
      'totals',
      'warnings',
    ]);
    expect(Object.keys(found.bill)).toEqual(['files', 'months', 'accounts', 'final']);
    expect(Object.keys(found.proof)).toEqual([
      'rows_read',
      'counted',
      'left_aside',
      'total_rows',
      'filtered',
      'duplicates',
      'rejected',
    ]);
    expect(found.schema_version).toBe(2);
    expect(found.report).toBe('cost');
    expect(found.bill).toEqual({
      files: [bill],
      months: ['2026-05'],
      accounts: ['1000000000000001'],
      final: null,
    });
  });

  it('tells the kind of each column', async () => {
    const { columns } = await report([bill, '--by', 'model,unit,tag:team']);
    const kinds = (kind: string) => columns.filter((each) => each.kind === kind).map(({ name }) => name);
    expect(kinds('dimension')).toEqual(['model', 'unit', 'tag_team', 'currency', 'tax']);
    expect(kinds('count')).toEqual(['rows']);
    expect(kinds('quantity')).toEqual([
      ...['input_tokens', 'cached_tokens', 'output_tokens', 'tokens', 'free_tokens', 'billed_tokens'],
      ...['images', 'seconds', 'characters', 'calls', 'consumed', 'deducted', 'billed'],
    ]);
    expect(kinds('money')).toEqual(['list_cost', 'discount', 'coupon', 'savings_plan', 'payable']);
    for (const column of columns) expect(Object.keys(column)).toEqual(['name', 'kind']);
  });

  it('has one exact total for each currency and tax', async () => {
    const { totals } = await report([bill, '--by', 'model']);
    expect(totals).toEqual([
      {
        currency: 'CNY',
        tax: 'included',
        rows: 7,
        input_tokens: '1500',
        cached_tokens: '0',
        output_tokens: '2000',
        tokens: '3500',
        free_tokens: '2000',
        billed_tokens: '1000',
        images: '3',
        seconds: '120',
        characters: '0',
        calls: '5',
        list_cost: '1000000000000.655039200001',
        discount: '0.001',
        coupon: '0.0005',
        savings_plan: null,
        payable: '1000000000000.653539200001',
      },
      {
        currency: 'USD',
        tax: 'included',
        rows: 2,
        input_tokens: '0',
        cached_tokens: '250',
        output_tokens: '1',
        tokens: '251',
        free_tokens: '0',
        billed_tokens: '251',
        images: '0',
        seconds: '0',
        characters: '0',
        calls: '0',
        list_cost: '-12',
        discount: '0',
        coupon: '0',
        savings_plan: null,
        payable: '-12',
      },
    ]);
  });

  it('keeps tax-inclusive and tax-exclusive amounts apart', async () => {
    const other = join(folder, 'exclusive.csv');
    const text = handBill([{ payable: '2' }]).replace('应付金额（含税）', 'TaxExclusivePayableAmount');
    writeFileSync(other, text);
    const inclusive = join(folder, 'inclusive.csv');
    writeFileSync(inclusive, handBill([{}]));
    const { rows, totals } = await report([inclusive, other, '--by', 'model', '--measure', 'payable']);
    const expected = [
      { currency: 'CNY', tax: 'excluded', payable: '2' },
      { currency: 'CNY', tax: 'included', payable: '1' },
    ];
    expect(totals).toEqual(expected);
    expect(rows).toEqual(expected.map((total) => ({ model: 'qwen-plus', ...total })));
  });

  it('is one line for each row, so that a diff shows what changed', async () => {
    const { stdout } = await run([bill, '--format', 'json', '--by', 'model']);
    const rows = stdout.split('\n').filter((line) => line.startsWith('    {"model"'));
    expect(rows).toHaveLength(6);
  });
});

describe('the proof', () => {
  it('accounts for every row; blank lines and repeated headers are none', async () => {
    const first = join(folder, 'one.csv');
    const second = join(folder, 'two.csv');
    const bad = { payable: 'x', line: '3' };
    const ecs = { product: 'ecs', productName: 'ECS', commodity: 'ecs', id: 'i-1', payable: 'no amount' };
    const text = handBill([{ line: '1' }, { line: '2' }, bad, { ...ecs, line: '4' }]);
    const [header, ...lines] = text.trimEnd().split('\n');
    writeFileSync(first, [header, lines[0], '', header, ...lines.slice(1), '', ''].join('\n'));
    writeFileSync(
      second,
      handBill([{ line: '2' }, { line: '5', id: '5000001;llm-a;qwen-max;input_token;;0' }]),
    );
    const { proof, totals } = await report([first, second, '--model', 'qwen-plus']);
    expect(proof).toEqual({
      rows_read: 6,
      counted: 2,
      left_aside: 1,
      total_rows: 0,
      filtered: 1,
      duplicates: 1,
      rejected: 1,
    });
    expect(totals).toMatchObject([{ rows: 2, payable: '2' }]);
  });
});

describe('final, by the export time in the file name', () => {
  const MAY = handBill([{}]);
  const DECEMBER = handBill([{ month: '202512', day: '20251231', started: '2025-12-31 10:00:00' }]);
  const name = (time: string, rest = '_202605_consumedetailbillv2.csv') => `1000000000000001-${time}${rest}`;

  it.each([
    ['at 12:00 on the 3rd', [[name('20260603120000'), MAY]], true],
    ['a second before', [[name('20260603115959'), MAY]], false],
    ['within the month', [[name('20260515000000'), MAY]], false],
    ['a day summary', [[name('20260603120000', '_consumedetailbillv2daysummary.csv'), MAY]], true],
    [
      'saved twice by a browser',
      [[name('20260604080000', '_202605_consumedetailbillv2 (1).csv'), MAY]],
      true,
    ],
    [
      'over the turn of the year',
      [[name('20260103120000', '_202512_consumedetailbillv2.csv'), DECEMBER]],
      true,
    ],
    [
      'before the turn is over',
      [[name('20260102120000', '_202512_consumedetailbillv2.csv'), DECEMBER]],
      false,
    ],
    ['a name that tells nothing', [['bill.csv', MAY]], null],
    ['a delivery', [['1_26842_consumeDetailBillV2_202605.csv', MAY]], null],
    [
      'two final files',
      [
        [name('20260604080000'), MAY],
        [name('20260605080000'), MAY],
      ],
      true,
    ],
    [
      'one of two not final',
      [
        [name('20260604080000'), MAY],
        [name('20260520080000'), MAY],
      ],
      false,
    ],
    [
      'one of two unknown',
      [
        [name('20260604080000'), MAY],
        ['bill.csv', MAY],
      ],
      null,
    ],
    [
      'one not final, one unknown',
      [
        [name('20260520080000'), MAY],
        ['bill.csv', MAY],
      ],
      false,
    ],
    [
      'a month of the two not over',
      [
        [name('20260604080000'), MAY],
        [name('20251215080000'), DECEMBER],
      ],
      false,
    ],
  ] as const)('%s', async (about, files, final) => {
    const inputs = join(folder, about.replace(/\W/g, '-'));
    mkdirSync(inputs);
    for (const [file, text] of files) writeFileSync(join(inputs, file), text);
    const found = await report([inputs]);
    expect(found.bill.final).toBe(final);
    expect(found.warnings.some(({ code }) => code === 'PRELIMINARY')).toBe(final === false);
  });
});
