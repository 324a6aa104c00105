import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { OBEYED } from '../../../support/cli/obeyed.ts';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from '../report/hand-bill.ts';
import { fileWriter, LINES, OTHERS } from './reconcile.ts';

const folder = useFolder();
const file = fileWriter(folder);
const bill = file(handBill([...LINES, ...OTHERS]), 'bill.csv');

describe('a statement that cannot be used', () => {
  it.each([
    [
      'no amounts',
      'model,team\na,b\n',
      [],
      'no column of the other side holds amounts',
      '--map payable=team',
    ],
    [
      'several amounts',
      'model,amount,cost\na,1,2\n',
      [],
      'several columns of the other side can be payable: amount, cost',
      '--map payable=amount',
    ],
    [
      'a map to nothing',
      'model,amount\na,1\n',
      ['--map', 'payable=Sum'],
      'does not have: Sum',
      'model, amount',
    ],
    [
      'a map of nothing',
      'model,amount\na,1\n',
      ['--map', 'colour=model'],
      'the bill has no dimension or measure colour',
      'payable',
    ],
    ['no map', 'model,amount\na,1\n', ['--map', 'payable'], '--map takes pairs', ''],
    ['no such key', 'model,amount\na,1\n', ['--by', 'day'], 'no column for day', 'model, amount'],
    ['prices', 'model,amount\na,1\n', ['--log-zone', 'Z'], '--log-zone is for gateway logs', '--kind log'],
    ['a tolerance', 'model,amount\na,1\n', ['--tolerance', 'some'], '--tolerance must be', ''],
    ['a kind', 'model,amount\na,1\n', ['--kind', 'thing'], '--kind must be', ''],
    ['a zone', 'model,amount\na,1\n', ['--log-zone', 'Mars'], '--log-zone must be', ''],
  ])('%s: wrong usage', async (_, text, args, message, hint) => {
    const { code, stderr, stdout } = await run(['reconcile', bill, '--against', file(text), ...args]);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect([code, stdout]).toEqual([2, '']);
  });

  it.each([
    ['nothing to compare', [], 'nothing to compare'],
    ['two things', ['--against', 'x.csv', '--expect-payable', '1'], 'two comparisons'],
  ])('%s: wrong usage', async (_, args, message) => {
    const { code, stderr } = await run(['reconcile', bill, ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    ['not there', () => join(folder, 'none.csv')],
    ['empty', () => file('')],
    ['a header alone', () => file('model,amount\n')],
    ['no table', () => file('hello\nworld\n')],
    ['broken JSON', () => file('[{"model":"a","amount":1}')],
    ['cut gzip', () => file(gzipSync('model,amount\na,1\n'.repeat(10_000)).subarray(0, 60))],
    ['the same column twice', () => file('model,amount,amount\na,1,2\n')],
  ])('%s: exit 3', async (_, path) => {
    const { code, stderr, stdout } = await run(['reconcile', bill, '--against', path(), '--format', 'csv']);
    expect(stderr).toContain('error: ');
    expect(stderr).not.toContain('fault in bill-analyze');
    expect(code).toBe(3);
    expect(stdout === '' || stderr.includes('Not equal')).toBe(true);
  });

  it('is never written over', async () => {
    const path = file('model,amount\na,1\n');
    const { code, stderr } = await run(['reconcile', bill, '--against', path, '-o', path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('would overwrite')]);
    expect(readFileSync(path, 'utf8')).toBe('model,amount\na,1\n');
  });
});

describe('for people', () => {
  const hostile = '\u001b[31mred\u001b[0m\u202e=1+1|<b>`x`';
  const path = () => file(`model,amount,currency\n"${hostile}",1,CNY\n=cmd(),2,CNY\n`);

  it.each(['table', 'md', 'csv', 'tsv', 'ndjson', 'json'])(
    'cells of the other side do no harm in %s',
    async (format) => {
      const { stdout, stderr } = await run(['reconcile', bill, '--against', path(), '--format', format]);
      if (format !== 'csv' && format !== 'tsv') expect(stdout).not.toMatch(OBEYED);
      expect(stderr).not.toMatch(OBEYED);
      if (format === 'csv') expect(stdout).toContain("\n'=cmd(),CNY");
      if (format === 'md') expect(stdout).not.toContain('<b>');
    },
  );

  it('in Chinese', async () => {
    const { stdout, code } = await run([
      'reconcile',
      bill,
      '--expect-payable',
      '4.1',
      '--lang',
      'zh',
      '--format',
      'table',
    ]);
    expect(stdout.split('\n')[0]).toBe(
      '不符：账单与预期应付金额不一致；应付金额：账单 4.001 CNY，对方 4.1 CNY，差额 +0.099（原因：未能解释）',
    );
    expect(stdout).toContain('对方读取 1 条 = 计入 1');
    expect(code).toBe(1);
  });

  it('a table of data on stdout; the verdict is the first line of stderr', async () => {
    const { stdout, stderr } = await run(['reconcile', bill, '--expect-payable', '4.1', '--format', 'csv']);
    expect(stdout).toBe(
      'currency,tax,measure,ours,theirs,difference,factor,status,reason\nCNY,included,payable,4.001,4.1,0.099,1.0247,over,unexplained\n',
    );
    expect(stderr).toMatch(/^Not equal: /);
    expect(stderr).toContain(
      'Proof: lines compared 1 = OK 0 + over 1 + under 0 + missing here 0 + missing there 0',
    );
  });
});
