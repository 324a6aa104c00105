import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from './hand-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const id = (model: string, channel: string) => `5000001;llm-a;${model};input_token;${channel};0`;

writeFileSync(
  bill,
  handBill([
    { id: id('a', 'app'), month: '202604', payable: '0.1' },
    { id: id('a', 'app'), month: '202605', payable: '0.2' },
    { id: id('a', 'bmp'), month: '202605', payable: '0.0000000003' },
    { id: id('b', ''), month: '202605', payable: '-4' },
    { id: id('b', 'app'), month: '202605', payable: '9', currency: 'USD' },
    { id: id('c', 'app'), month: '202606', payable: '1000000000000' },
  ]),
);

describe('pivot', () => {
  it('spreads a dimension over columns, exactly; absent where there is no line', async () => {
    const { columns, rows, totals } = await report([bill, '--by', 'model', '--pivot', 'month']);
    expect(columns).toEqual([
      { name: 'model', kind: 'dimension' },
      { name: 'currency', kind: 'dimension' },
      { name: 'tax', kind: 'dimension' },
      { name: '2026-04', kind: 'money' },
      { name: '2026-05', kind: 'money' },
      { name: '2026-06', kind: 'money' },
    ]);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['c', 'CNY', 'included', null, null, '1000000000000'],
      ['b', 'CNY', 'included', null, '-4', null],
      ['a', 'CNY', 'included', '0.1', '0.2000000003', null],
      ['b', 'USD', 'included', null, '9', null],
    ]);
    expect(totals).toEqual([
      {
        currency: 'CNY',
        tax: 'included',
        '2026-04': '0.1',
        '2026-05': '-3.7999999997',
        '2026-06': '1000000000000',
      },
      { currency: 'USD', tax: 'included', '2026-04': null, '2026-05': '9', '2026-06': null },
    ]);
  });

  it('names columns by measure and value where several measures are asked for', async () => {
    const { columns, rows } = await report([
      ...[bill, '--by', 'model', '--pivot', 'channel', '--measure', 'payable,rows', '--month', '2026-05'],
    ]);
    expect(columns.slice(3)).toEqual([
      { name: 'payable:api', kind: 'money' },
      { name: 'payable:app', kind: 'money' },
      { name: 'payable:console', kind: 'money' },
      { name: 'rows:api', kind: 'count' },
      { name: 'rows:app', kind: 'count' },
      { name: 'rows:console', kind: 'count' },
    ]);
    expect(rows.map((row) => Object.values(row).slice(3))).toEqual([
      ['-4', null, null, 1, null, null],
      [null, '0.2', '0.0000000003', null, 1, 1],
      [null, '9', null, null, 1, null],
    ]);
  });

  it('folds the rows behind a top into one, column by column', async () => {
    const { rows } = await report([
      bill,
      '--by',
      'model',
      '--pivot',
      'month',
      '--top',
      '1',
      '--currency',
      'CNY',
    ]);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['c', 'CNY', 'included', null, null, '1000000000000'],
      ['other (2)', 'CNY', 'included', '0.1', '-3.7999999997', null],
    ]);
  });

  it('is the same table as CSV', async () => {
    const args = [bill, '--by', 'model', '--pivot', 'month'];
    const [csv, json] = await Promise.all([run(args), report(args)]);
    const [header, ...lines] = parse(csv.stdout) as string[][];
    expect(header).toEqual(json.columns.map(({ name }) => name));
    expect(lines).toEqual(json.rows.map((row) => Object.values(row).map((cell) => String(cell ?? ''))));
  });

  it('has a column for lines without the value', async () => {
    const { columns } = await report([bill, '--by', 'model', '--pivot', 'vendor']);
    expect(columns.map(({ name }) => name).slice(3)).toEqual(['(none)']);
  });

  it('pivots the whole bill without --by', async () => {
    const { columns, totals } = await report([bill, '--pivot', 'fee-type']);
    expect(columns.map(({ name }) => name)).toContain('usage');
    expect(totals.map(({ usage }) => usage)).toEqual(['999999999996.3000000003', '9']);
  });

  it('people see it with a total', async () => {
    const { stdout } = await run([bill, '--by', 'model', '--pivot', 'month', '--format', 'table']);
    expect(stdout).toMatch(/^Model +Currency +Tax +2026-04 +2026-05 +2026-06/m);
    expect(stdout).toContain('999,999,999,996.3000000003 CNY');
  });

  it('refuses more columns than anyone reads', async () => {
    const many = Array.from({ length: 501 }, (_, n) => ({ id: id(`m${n}`, '') }));
    const { stdout, stderr, code } = await run(['-', '--by', 'month', '--pivot', 'model'], {
      stdin: handBill(many),
    });
    expect(stderr).toContain('--pivot would make 501 columns; at most 500 are possible');
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});
