import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../../support/cli/run.ts';
import { sample } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { exact, plain } from '../report/exact.ts';
import { handBill } from '../report/hand-bill.ts';
import { fileWriter, id, LINES, OTHERS, picked, reconciled } from './reconcile.ts';

const folder = useFolder();
const file = fileWriter(folder);
const bill = file(handBill([...LINES, ...OTHERS]), 'bill.csv');

const sum = (...amounts: string[]) => plain(amounts.reduce((total, each) => total + exact(each), 0n));
const PAYABLE = sum(...LINES.map(({ payable }) => payable)); // 4.001

describe('an expected payable', () => {
  it('equal: exit 0 and a verdict of one line first', async () => {
    expect(PAYABLE).toBe('4.001');
    const { stdout, code } = await run([
      'reconcile',
      bill,
      '--expect-payable',
      '4.001',
      '--currency',
      'CNY',
      '--format',
      'table',
    ]);
    expect(stdout.split('\n')[0]).toBe(
      'Equal: the bill and the expected payable agree; Payable 4.001 CNY on both sides',
    );
    expect(stdout).toContain(
      'rows read 7 = counted 5 + left aside 2 + filtered 0 + duplicates 0 + rejected 0',
    );
    expect(code).toBe(0);
  });

  it('in the currency that is asked for, and no other', async () => {
    const same = await reconciled([bill, '--expect-payable', '4.001', '--currency', 'cny']);
    expect(same.code).toBe(0);
    expect(same.warnings.map(({ code }) => code)).not.toContain('CURRENCY_ASSUMED');
    const other = await reconciled([bill, '--expect-payable', '4.001', '--currency', 'USD']);
    expect(other.code).toBe(1);
    expect(picked(other, 'currency', 'ours', 'theirs', 'status')).toEqual([
      ['USD', null, '4.001', 'missing_here'],
    ]);
  });

  it.each([
    ['list cost', sum('2', '0.5', '3.5', '-0.25'), 'measure:measure=list_cost'],
    ['without adjustments', '4.251', 'without:dimension=fee_type:values=adjustment'],
    // 4.001 / 1.06 = 3.774528…
    ['without tax', '3.77', 'tax:tax=excluded:rate=6'],
    [
      'with all other products',
      sum(PAYABLE, '10.5', '0.75'),
      'other_products:products=云服务器 ECS|对象存储 OSS',
    ],
    ['with one of them', sum(PAYABLE, '0.75'), 'other_products:products=对象存储 OSS'],
    [
      'with all of them, rounded',
      '15.25',
      'other_products:products=云服务器 ECS|对象存储 OSS+rounded:mode=down:decimals=2:by=billing_month|account_id',
    ],
    ['nothing that is known', '4.1', 'unexplained'],
    ['a unit of the last decimal', '4.0010001', 'unexplained'],
  ])('%s: %s', async (_, expected, reason) => {
    const found = await reconciled([bill, '--expect-payable', expected]);
    expect(found.rows).toHaveLength(1);
    expect(found.totals[0]).toMatchObject({
      currency: 'CNY',
      tax: 'included',
      measure: 'payable',
      ours: '4.001',
      theirs: expected,
    });
    expect(found.code).toBe(1);
    expect(picked(found, 'reason')).toEqual([[reason]]);
    expect(found.verdict).toMatchObject({
      equal: false,
      unexplained: reason === 'unexplained',
      reasons: [{ reason }],
    });
  });

  it('the monthly rounding (抹零) drops decimals, which is not how an invoice rounds', async () => {
    const more = { id: id('5000001', 'qwen-max'), payable: '0.008', list: '0.008', day: '20260517' };
    const longer = file(handBill([...LINES, more]), 'longer.csv');
    const found = await reconciled([longer, '--expect-payable', '4']);
    expect(found.code).toBe(1);
    expect(picked(found, 'ours', 'reason')).toEqual([
      ['4.009', 'rounded:mode=down:decimals=2:by=billing_month|account_id'],
    ]);
  });

  it('other products cannot be looked at on standard input: said, not guessed', async () => {
    const stdin = readFileSync(bill);
    const { stdout, code } = await run(
      ['reconcile', '-', '--expect-payable', '15.251', '--format', 'table'],
      { stdin },
    );
    expect(stdout).toContain('unexplained');
    expect(stdout).toContain('Other products were left aside');
    expect(code).toBe(1);
  });

  it('within the tolerance', async () => {
    for (const [tolerance, code] of [
      ['0.001', 0],
      ['0.0009', 1],
      ['0.025%', 0],
      ['0.0249%', 1],
    ] as const) {
      const found = await reconciled([bill, '--expect-payable', '4.002', '--tolerance', tolerance]);
      expect([tolerance, found.code, found.verdict.equal]).toEqual([tolerance, code, code === 0]);
    }
  });

  it('several sums of the bill: which one must be said', async () => {
    const two = sample('two-currencies-202605.csv');
    const { stderr, code, stdout } = await run(['reconcile', two, '--expect-payable', '1']);
    expect(stderr).toMatch(/^error: .*CNY incl\. tax, USD incl\. tax/);
    expect([code, stdout]).toEqual([2, '']);
    expect((await reconciled([two, '--expect-payable', '42.67270377', '--currency', 'CNY'])).code).toBe(0);
  });

  it('no bill line in the currency', async () => {
    const found = await reconciled([bill, '--expect-payable', '4.001', '--currency', 'USD']);
    expect(found.code).toBe(1);
    expect(picked(found, 'ours', 'theirs', 'status')).toEqual([[null, '4.001', 'missing_here']]);
  });

  it('rejected rows win over a difference', async () => {
    const { code, stderr } = await run([
      'reconcile',
      sample('bad-rows-202605.csv'),
      '--expect-payable',
      '1',
      '--format',
      'csv',
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Not equal: /);
    expect(stderr).toMatch(/bad-rows-202605\.csv:\d+: /);
  });
});
