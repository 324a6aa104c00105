import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from './hand-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const model = (name: string) => `5000001;llm-a;${name};input_token;;0`;

writeFileSync(
  bill,
  handBill([
    { id: model('a'), payable: '0.1', consumed: '5' },
    { id: model('b'), payable: '30', consumed: '1' },
    { id: model('c'), payable: '-2.5', consumed: '2' },
    { id: model('d'), payable: '0.2', consumed: '3' },
    { id: model('e'), payable: '0.0000000001', consumed: '4' },
    { id: model('b'), payable: '7', consumed: '1', currency: 'USD' },
    { id: model('f'), payable: '8', consumed: '1', currency: 'USD' },
  ]),
);

async function rowsOf(...args: string[]) {
  const { rows } = await report([bill, '--by', 'model', '--measure', 'rows,payable,tokens', ...args]);
  return rows.map((row) => [row.model, row.currency, row.rows, row.payable, row.tokens]);
}

describe('sort', () => {
  const order = async (...args: string[]) => (await rowsOf(...args)).map(([name]) => name).join('');

  it.each([
    ['the largest amount first by default, of either sign, each currency for itself', [], 'bcdaefb'],
    ['by a measure, descending by default', ['--sort', 'payable'], 'bdaecfb'],
    ['with spaces around it', ['--sort', ' payable '], 'bdaecfb'],
    ['ascending', ['--sort', 'payable:asc'], 'ceadbbf'],
    ['by another measure', ['--sort', 'tokens'], 'aedcbbf'],
    ['by the count of rows', ['--sort', 'rows:desc'], 'abcdebf'],
    ['by the dimension, ascending by default', ['--sort', 'model'], 'abbcdef'],
    ['by the dimension, descending', ['--sort', 'model:desc'], 'fedcbba'],
    ['dashes, letters of either case', ['--sort', 'List-Cost:ASC'], 'abcdebf'],
  ])('%s', async (_, args, expected) => {
    expect(await order(...args)).toBe(expected);
  });

  it('takes a dimension by its option’s name', async () => {
    const { rows } = await report([bill, '--by', 'model,api-key', '--sort', 'api-key:desc']);
    expect(rows).toHaveLength(7);
  });

  it('times run in their order by default', async () => {
    const days = ['20260503', '20260501', '20260502'].map((day, n) => ({ day, payable: String(n) }));
    const { rows } = await report(['-', '--by', 'day'], { stdin: handBill(days) });
    expect(rows.map(({ day }) => day)).toEqual(['2026-05-01', '2026-05-02', '2026-05-03']);
  });
});

describe('top', () => {
  it('adds up the others exactly, for each currency', async () => {
    expect(await rowsOf('--top', '2')).toEqual([
      ['b', 'CNY', 1, '30', '1000'],
      ['c', 'CNY', 1, '-2.5', '2000'],
      ['other (3)', 'CNY', 3, '0.3000000001', '12000'],
      ['f', 'USD', 1, '8', '1000'],
      ['b', 'USD', 1, '7', '1000'],
    ]);
  });

  it('follows the sort', async () => {
    expect(await rowsOf('--top', '1', '--sort', 'tokens')).toEqual([
      ['a', 'CNY', 1, '0.1', '5000'],
      ['other (4)', 'CNY', 4, '27.7000000001', '10000'],
      ['b', 'USD', 1, '7', '1000'],
      ['f', 'USD', 1, '8', '1000'],
    ]);
  });

  it('none but the others', async () => {
    expect(await rowsOf('--top', '0')).toEqual([
      ['other (5)', 'CNY', 5, '27.8000000001', '15000'],
      ['other (2)', 'USD', 2, '15', '2000'],
    ]);
  });

  it('more than there are changes nothing', async () => {
    expect(await rowsOf('--top', '99')).toEqual(await rowsOf());
  });

  it('leaves the totals as they are', async () => {
    const whole = await report([bill, '--by', 'model']);
    const top = await report([bill, '--by', 'model', '--top', '1']);
    expect(top.totals).toEqual(whole.totals);
    expect(top.proof).toEqual(whole.proof);
  });

  it('folds the summary’s tables too, in words', async () => {
    const { stdout } = await run([bill, '--format', 'table', '--top', '2', '--currency', 'CNY']);
    expect(stdout).toMatch(/^other \(3\) +12,000 /m);
    const chinese = await run([bill, '--format', 'table', '--top', '2', '--lang', 'zh']);
    expect(chinese.stdout).toMatch(/^其他（3） /m);
  });
});
