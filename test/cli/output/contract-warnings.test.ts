import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report } from '../../support/cli/run.ts';
import { sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';

const folder = useFolder();

async function warningsOf(stdin: string, ...options: string[]) {
  return (await report(['-', ...options], { stdin })).warnings;
}

describe('warnings', () => {
  it('have a code, a message, and columns and rows where there are any', async () => {
    const { warnings } = await report([sample('customised-202605.csv')]);
    expect(warnings.length).toBeGreaterThan(0);
    for (const warning of warnings) {
      const { code, message, columns, rows, ...others } = warning;
      expect(others).toEqual({});
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(message).not.toBe('');
      if (columns !== undefined) expect(columns).toEqual(expect.arrayContaining([expect.any(String)]));
      if (rows !== undefined) expect(rows).toEqual(expect.any(Number));
    }
  });

  it('a clean bill has none', async () => {
    expect(await warningsOf(handBill([{}]))).toEqual([]);
  });

  it('MISSING_COLUMN names what cannot be reported', async () => {
    const warnings = await warningsOf(
      handBill([{}], ['coupon', 'discount', 'region']),
      '--by',
      'model,region',
    );
    expect(warnings).toMatchObject([{ code: 'MISSING_COLUMN', columns: ['discount', 'coupon', 'region'] }]);
  });

  it('NO_USAGE for an export by instance', async () => {
    const warnings = await warningsOf(handBill([{}], ['consumed', 'deducted', 'usage', 'unit']));
    expect(warnings.map(({ code }) => code)).toEqual(['NO_USAGE', 'MISSING_COLUMN']);
    expect(warnings[0]?.columns).toContain('tokens');
    expect(warnings[0]?.message).toContain('Statistic Item = Billable Item');
  });

  it.each([
    ['OPAQUE_ID', { id: 'kb-0123abcd' }, 1],
    ['UNKNOWN_UNIT', { unit: '光年' }, 1],
    ['UNIT_WITHOUT_COLUMN', { unit: '小时' }, 1],
    ['UNKNOWN_CHANNEL', { id: '5000001;llm-a;m;input_token;voice;0' }, 1],
    ['UNKNOWN_USAGE_TYPE', { id: '5000001;llm-a;m;input_novel;;0' }, 1],
    ['UNKNOWN_FEE_TYPE', { fee: '新费用' }, 1],
    ['REJECTED_ROWS', { payable: '' }, 1],
    ['OTHER_PRODUCTS', { product: 'ecs', commodity: 'ecs', id: 'i-1' }, 1],
  ])('%s', async (code, row, rows) => {
    const warnings = await warningsOf(handBill([{}, row]));
    expect(warnings.map((warning) => [warning.code, warning.rows])).toEqual([[code, rows]]);
  });

  it('OTHER_PRODUCTS with what each comes to, in each currency', async () => {
    const other = { product: 'ecs', productName: '云服务器 ECS', commodity: 'ecs', id: 'i-1' };
    const disk = { ...other, productName: '对象存储', currency: 'USD' };
    const rows = [
      { ...other, payable: '1234.5' },
      { ...other, payable: '0.25', currency: 'USD' },
      { ...disk, payable: '-3' },
    ];
    const [warning] = await warningsOf(handBill([{}, ...rows]));
    expect(warning?.products).toEqual([
      { product: '云服务器 ECS', currency: 'CNY', tax: 'included', rows: 1, payable: '1234.5' },
      { product: '对象存储', currency: 'USD', tax: 'included', rows: 1, payable: '-3' },
      { product: '云服务器 ECS', currency: 'USD', tax: 'included', rows: 1, payable: '0.25' },
    ]);
    expect(warning?.message).toBe(
      '3 rows of other products left aside, with a payable of CNY 1,234.5 + USD -2.75: 云服务器 ECS (CNY 1,234.5 + USD 0.25), 对象存储 (USD -3). --all-products includes them.',
    );
    const [alone] = await warningsOf(handBill([{}, { ...other, payable: 'none' }]));
    expect(alone?.message).toBe(
      '1 row of other products left aside: 云服务器 ECS. --all-products includes them.',
    );
    const [one] = await warningsOf(handBill([{}, { ...other, payable: '7' }]), '--lang', 'zh');
    expect(one?.message).toBe(
      '1 行属于其他产品，未计入，应付金额 CNY 7：云服务器 ECS。使用 --all-products 可计入。',
    );
  });

  it('NET_UNKNOWN where nothing says what usage was before a deduction', async () => {
    const warnings = await warningsOf(handBill([{}, { deducted: '0.5' }], ['consumed']));
    expect(warnings.map((warning) => [warning.code, warning.rows])).toEqual([['NET_UNKNOWN', 1]]);
  });

  it('NO_MATCH_FOR a filter that fits nothing, with what was probably meant', async () => {
    const warnings = await warningsOf(handBill([{}]), '--model', 'qwen-plsu');
    expect(warnings).toMatchObject([{ code: 'NO_MATCH_FOR' }]);
    expect(warnings[0]?.message).toContain('--model qwen-plsu');
    expect(warnings[0]?.message).toContain('Did you mean qwen-plus?');
  });

  it('about inputs', async () => {
    const inputs = join(folder, 'inputs');
    mkdirSync(inputs);
    writeFileSync(join(inputs, 'a.csv'), handBill([{ line: '1' }]));
    writeFileSync(join(inputs, 'b.csv'), handBill([{ line: '1' }, { line: '2' }]));
    writeFileSync(join(inputs, 'empty.csv'), '');
    writeFileSync(join(inputs, 'header.csv'), handBill([]));
    writeFileSync(join(inputs, 'no-ids.csv'), handBill([{}], ['line']));
    writeFileSync(join(inputs, 'preamble.csv'), `exported for the audit\n\n${handBill([{ line: '3' }])}`);
    writeFileSync(join(inputs, 'picture.csv.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]));
    const { warnings, totals } = await report([inputs, join(inputs, 'a.csv')]);
    expect(warnings.map(({ code }) => code).sort()).toEqual([
      'DUPLICATES',
      'EMPTY_FILE',
      'INPUT_FAILED',
      'NAMED_TWICE',
      'NO_LINE_IDS',
      'NO_ROWS',
      'PREAMBLE',
    ]);
    expect(totals).toMatchObject([{ rows: 4, payable: '4' }]);
  });
});
