import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';

const folder = useFolder();
const BAD = sample('bad-rows-202605.csv');

interface Rejected {
  readonly line: number;
  readonly header: string | null;
}

const expected: { rejected: number; rejected_rows: readonly Rejected[] } = JSON.parse(
  readFileSync(sample('bad-rows-202605.expected.json'), 'utf8'),
);

let files = 0;

function billFile(text: string): string {
  const path = join(folder, `bill-${files++}.csv`);
  writeFileSync(path, text);
  return path;
}

describe('rejected rows', () => {
  it('are told with file, line, cell, expectation and remedy; the others are reported; exit code 3', async () => {
    const { stdout, stderr, code } = await run([BAD, '--format', 'json']);
    expect(JSON.parse(stdout).proof.rejected).toBe(expected.rejected);
    const blocks = stderr.split(/^(?=error: )/m);
    expect(blocks).toHaveLength(expected.rejected);
    for (const [index, { line, header }] of expected.rejected_rows.entries()) {
      const block = blocks[index] as string;
      expect(block.startsWith(`error: ${BAD}:${line}: `)).toBe(true);
      if (header !== null) expect(block).toContain(header);
      expect(block).toMatch(/\n {2}cell: .*\n {2}expected: .*\n {2}remedy: .*\n$/);
    }
    expect(code).toBe(3);
  });

  it('say so in Chinese', async () => {
    const { stderr } = await run([BAD, '--lang', 'zh', '--format', 'json']);
    expect(stderr).toMatch(/^错误: .*:6: .*\n {2}单元格: .*\n {2}应为: .*\n {2}处理: .*\n/);
  });

  it('are warned of in every report', async () => {
    for (const format of ['table', 'md']) {
      const { stdout } = await run([BAD, '--format', format]);
      expect(stdout).toContain('8 rows rejected and left out of the figures');
    }
    const { stderr } = await run([BAD]);
    expect(stderr).toContain('warning: 8 rows rejected and left out of the figures');
  });

  it('show the cell as it is written, and what would be right', async () => {
    const bill = billFile(handBill([{}, { payable: '1O.5' }, { day: '20260532' }, { list: '1_000' }]));
    const { stderr } = await run([bill]);
    expect(stderr).toContain(`error: ${bill}:3: 应付信息/应付金额（含税） is not a number\n  cell: 1O.5\n`);
    expect(stderr).toContain(`error: ${bill}:4: 账单信息/账单日期 is not a valid date\n  cell: 20260532\n`);
    expect(stderr).toContain(`error: ${bill}:5: 费用信息/目录总价 is not a number\n  cell: 1_000\n`);
  });

  it('the first 20 are shown, then how many more', async () => {
    const rows = Array.from({ length: 25 }, (_, n) => ({ payable: `x${n}` }));
    const bill = billFile(handBill([...rows, {}]));
    const { stderr, code } = await run([bill]);
    expect(stderr.match(/^error: /gm)).toHaveLength(20);
    expect(stderr).toContain('cell: x19\n');
    expect(stderr).not.toContain('cell: x20\n');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(
      '5 more rejected rows; --rejects FILE writes all of them',
    );
    expect(code).toBe(3);
  });

  it('--rejects writes all of them', async () => {
    const rows = Array.from({ length: 25 }, (_, n) => ({ payable: n === 3 ? '=cmd' : `x${n}` }));
    const bill = billFile(handBill([...rows, {}]));
    const path = join(folder, 'rejects.csv');
    const { stderr, code } = await run([bill, '--rejects', path]);
    const [header, ...records] = parse(readFileSync(path, 'utf8')) as string[][];
    expect(header).toEqual(['file', 'line', 'column', 'code', 'cell', 'problem', 'expected', 'remedy']);
    expect(records.map(([file, line, column, kind, cell]) => [file, line, column, kind, cell])).toEqual(
      rows.map(({ payable }, n) => [
        bill,
        String(n + 2),
        '应付信息/应付金额（含税）',
        'NOT_A_NUMBER',
        payable.replace('=', "'="),
      ]),
    );
    expect(stderr).toContain(`25 rejected rows written to ${path}`);
    expect(code).toBe(3);
  });

  it('--rejects without any is a header and no failure', async () => {
    const path = join(folder, 'no-rejects.csv');
    const { code } = await run([billFile(handBill([{}])), '--rejects', path]);
    expect(readFileSync(path, 'utf8')).toBe('file,line,column,code,cell,problem,expected,remedy\n');
    expect(code).toBe(0);
  });

  it('--strict stops at the first', async () => {
    const bill = billFile(handBill([{}, { payable: 'x' }, { payable: 'y' }]));
    const { stdout, stderr, code } = await run([bill, '--strict']);
    expect(stderr).toContain(`error: ${bill}:3: `);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
    expect([stdout, code]).toEqual(['', 3]);
  });

  it('--strict has nothing against a good bill', async () => {
    const { code } = await run([billFile(handBill([{}])), '--strict']);
    expect(code).toBe(0);
  });
});

describe('expectations', () => {
  const bill = billFile(handBill([{ payable: '1.5' }, { payable: '0.25', product: 'ecs', id: 'i-1' }, {}]));
  const both = billFile(handBill([{ payable: '1.5' }, { payable: '2', currency: 'USD' }]));
  const bad = billFile(handBill([{ payable: '1.5' }, { payable: 'x' }]));

  it.concurrent.each([
    ['rows, those of other products too', [bill, '--expect-rows', '3'], 0, ''],
    ['rows missing', [bill, '--expect-rows', '4'], 1, 'expected 4 bill lines, read 3 (difference -1)'],
    ['rows too many', [bill, '--expect-rows', '1'], 1, 'expected 1 bill lines, read 3 (difference 2)'],
    ['the payable', [bill, '--expect-payable', '2.5'], 0, ''],
    ['the payable with zeros', [bill, '--expect-payable', '2.500'], 0, ''],
    [
      'another payable',
      [bill, '--expect-payable', '2.50000001'],
      1,
      'expected payable 2.50000001 CNY, found 2.5 (difference -0.00000001)',
    ],
    ['both met', [bill, '--expect-rows', '3', '--expect-payable', '2.5'], 0, ''],
    ['a filtered report', [bill, '--model', 'none', '--expect-payable', '2.5'], 1, 'found none'],
    [
      'several currencies',
      [both, '--expect-payable', '1.5'],
      2,
      '--expect-payable needs one sum, but the report has several: CNY incl. tax, USD incl. tax',
    ],
    ['one of several currencies', [both, '--expect-payable', '1.5', '--currency', 'CNY'], 0, ''],
    [
      'the other',
      [both, '--expect-payable', '1.5', '--currency', 'USD'],
      1,
      'expected payable 1.5 USD, found 2',
    ],
    ['rejected rows win', [bad, '--expect-rows', '9'], 3, 'expected 9 bill lines, read 2'],
    ['rejected rows, met', [bad, '--expect-rows', '2'], 3, ''],
  ])('%s', async (_, args, code, said) => {
    const ran = await run(args);
    expect(ran.stderr).toContain(said);
    if (code === 1) expect(ran.stderr).toMatch(/^error: expected .*\n {2}remedy: /m);
    if (code === 0) expect(ran.stderr).not.toContain('error');
    expect(ran.code).toBe(code);
    expect(ran.stdout === '').toBe(code === 2);
  });

  it('both missed are both told', async () => {
    const { stderr, code } = await run([bill, '--expect-rows', '2', '--expect-payable', '9']);
    expect(stderr.match(/^error: expected/gm)).toHaveLength(2);
    expect(code).toBe(1);
  });

  it('a report in a file is checked too, and kept', async () => {
    const path = join(folder, 'out.json');
    const { code } = await run([bill, '-o', path, '--expect-rows', '2']);
    expect(JSON.parse(readFileSync(path, 'utf8')).proof.rows_read).toBe(3);
    expect(code).toBe(1);
  });
});

describe('inputs that give nothing', () => {
  const good = billFile(handBill([{ line: '920260500010000000001' }]));
  const empty = billFile('');
  const header = billFile(handBill([]));
  const text = billFile('a picture of a cat\nand a dog\n');

  it.concurrent.each([
    ['a file that is not there', [join(folder, 'none.csv')], 'none.csv: no such file'],
    ['a folder without bills', ['src/cli'], 'src/cli: '],
    ['a pattern that fits nothing', [join(folder, 'x*.csv')], 'no file matches the pattern'],
    ['zero bytes', [empty], 'no bill line was found'],
    ['a header only', [header], 'no bill line was found'],
    ['no header', [text], 'no header of a bill was found'],
    ['an office document', [letter()], 'not an .xlsx workbook'],
    ['all of several', [empty, text, join(folder, 'none.csv')], 'no such file'],
  ])('%s: exit code 3, an error, no report', async (_, args, said) => {
    const { stdout, stderr, code } = await run(args);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(said);
    expect([stdout, code]).toEqual(['', 3]);
  });

  it('a file that cannot be read does not stop the others, but is not forgotten', async () => {
    const { stdout, stderr, code } = await run([good, text, '--format', 'json']);
    const { totals, warnings } = JSON.parse(stdout);
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(warnings).toMatchObject([{ code: 'INPUT_FAILED' }]);
    expect(stderr).toContain(`error: ${text}`);
    expect(code).toBe(3);
  });

  it('empty files beside a bill are told and are no failure', async () => {
    const { warnings } = await report([good, empty, header]);
    expect(warnings.map((each) => each.code)).toEqual(['EMPTY_FILE', 'NO_ROWS']);
    const { code } = await run([good, empty, header]);
    expect(code).toBe(0);
  });

  function letter(): string {
    const path = join(folder, 'letter.docx');
    writeFileSync(
      path,
      zipSync({ '[Content_Types].xml': Buffer.from('<x/>'), 'word/document.xml': Buffer.from('<x/>') }),
    );
    return path;
  }
});
