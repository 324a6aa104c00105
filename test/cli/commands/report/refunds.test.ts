import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { sample } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();
const BILL = sample('corrections-202605.csv');
const table = (...args: readonly string[]) => run([BILL, ...args, '--format', 'table']);

describe('money that was given back', () => {
  it('stands under the payable: each fee type with its sum', async () => {
    const { rows } = await report([BILL, '--by', 'fee-type']);
    const sum = (type: string) => rows.find((row) => row.fee_type === type)?.payable;
    const { stdout } = await table();
    const lines = stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
    const start = lines.findIndex((line) => line.startsWith('= Payable'));
    expect(lines.slice(start + 1, start + 4)).toEqual([
      `of this refunds ${sum('refund')}`,
      `of this adjustments ${sum('adjustment')}`,
      `of this rounding ${sum('rounding')}`,
    ]);
  });

  it('is not told where there is none', async () => {
    expect((await run([sample('flat-202605.csv'), '--format', 'table'])).stdout).not.toContain(
      'of this refunds',
    );
  });

  it.each(['html', 'md'])('stands under the payable in %s', async (format) => {
    expect((await run([BILL, '--format', format])).stdout).toContain('of this refunds');
  });

  it('stands in the summary of a workbook', async () => {
    const path = join(folder, 'month.xlsx');
    await run([BILL, '-o', path]);
    const parts = unzipSync(readFileSync(path));
    const text = Object.values(parts)
      .map((part) => strFromU8(part))
      .join('');
    expect(text).toContain('of this refunds');
    expect(text).toContain('no Instance ID (adjustment, refund, rounding)');
  });

  it('is first where it is the largest amount, and never behind a top', async () => {
    const { stdout } = await table('--top', '1');
    const rows = stdout.split('\n');
    const first = rows[rows.findIndex((line) => line.startsWith('By model')) + 3];
    expect(first).toMatch(/^no Instance ID \(adjustment, refund, rounding\) .* -111\.5049$/);
    const csv = await run([BILL, '--by', 'model', '--top', '1', '--format', 'csv']);
    expect(csv.stdout.split('\n')[1]).toMatch(/^,CNY,included,.*,-111\.5048731$/);
  });

  it('has a sort of its own where one is asked for', async () => {
    const { rows } = await report([BILL, '--by', 'model', '--sort', 'payable:desc']);
    expect(rows.at(-1)?.payable).toBe('-111.5048731');
  });

  it('is called what it is in Chinese, and is of no unknown form', async () => {
    const { stdout, stderr } = await table('--lang', 'zh');
    expect(stdout).toContain('其中退款');
    expect(stdout).toContain('无实例ID（调账、退款、抹零）');
    expect(`${stdout}${stderr}`).toContain('2 行的实例ID格式未知');
  });

  it('a single row behind a top is shown as it is', async () => {
    const { rows } = await report([BILL, '--by', 'model']);
    const cut = await report([BILL, '--by', 'model', '--top', String(rows.length - 1)]);
    expect(cut.rows).toEqual(rows);
    const two = await report([BILL, '--by', 'model', '--top', String(rows.length - 2)]);
    expect(two.rows.at(-1)?.model).toBe('other (2)');
  });
});
