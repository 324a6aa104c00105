import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type BillWorkbook, workbookChunks } from '../../../src/cli/output/workbook.ts';
import type { Context } from '../../../src/cli/world/context.ts';
import { UsageError } from '../../../src/cli/world/usage-error.ts';
import { readBill } from '../../../src/index.ts';
import { WORKBOOK_TABLES } from '../../../src/report/workbook/tables.ts';
import { words } from '../../../src/words/index.ts';
import { report, run } from '../../support/cli/run.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';
import { NAMES_FILE } from './contract-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const names = join(folder, 'names.csv');
writeFileSync(
  bill,
  handBill([
    { payable: '-12.5', list: '-12.5' },
    { id: '5000002;llm-a;=1+1;input_token;;0', tags: 'key:centre value:0012' },
  ]),
);
writeFileSync(names, NAMES_FILE);

describe('--excel', () => {
  it.each([
    ['csv', ','],
    ['tsv', '\t'],
  ])(
    '%s: byte order mark, CRLF, ids kept as text, formulas too, amounts as numbers',
    async (format, delimiter) => {
      const { stdout } = await run([
        bill,
        '--by',
        'account,api-key,model,tag:centre',
        '--measure',
        'rows,payable',
        '--excel',
        '--format',
        format,
      ]);
      expect(stdout.charCodeAt(0)).toBe(0xfeff);
      expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const [header, ...rows] = parse(stdout.slice(1), { delimiter }) as string[][];
      expect(header).toEqual([
        'account_id',
        'api_key_id',
        'model',
        'tag_centre',
        'currency',
        'tax',
        'rows',
        'payable',
      ]);
      expect(rows.sort()).toEqual([
        ['1000000000000001\t', '5000001\t', 'qwen-plus', '', 'CNY', 'included', '1', '-12.5'],
        ['1000000000000001\t', '5000002\t', "'=1+1", '0012\t', 'CNY', 'included', '1', '1'],
      ]);
    },
  );

  it('what it writes is read again like any bill: the tabs are the provider’s own', async () => {
    const plain = await run([bill, '--by', 'account', '--measure', 'payable', '--format', 'csv']);
    const excel = await run([bill, '--by', 'account', '--measure', 'payable', '--excel']);
    expect(
      excel.stdout.slice(1).replaceAll('\r\n', '\n').replaceAll('"1000000000000001\t"', '1000000000000001'),
    ).toBe(plain.stdout);
  });

  it.each([
    ['a workbook', [bill, '-o', join(folder, 'asked.xlsx')]],
    ['JSON', [bill, '--format', 'json']],
    ['a workbook of findings', ['check', bill, '-o', join(folder, 'asked.xlsx')]],
  ])('is refused for %s, which it would not change', async (_, args) => {
    const { code, stderr } = await run([...args, '--excel']);
    expect(code).toBe(2);
    expect(stderr).toContain('--excel changes how CSV and TSV are written');
    expect(existsSync(join(folder, 'asked.xlsx'))).toBe(false);
  });

  it('without it, nothing is added', async () => {
    const { stdout } = await run([bill, '--by', 'account', '--measure', 'payable', '--format', 'csv']);
    expect(stdout).not.toMatch(/[\t\r\ufeff]/);
  });
});

describe('-o FILE.xlsx', () => {
  it('says what it wrote, and the workbook goes whole over an earlier one', async () => {
    const path = join(folder, 'month.xlsx');
    writeFileSync(path, 'earlier');
    const { code, stderr, stdout } = await run([bill, '--names', names, '-o', path]);
    expect([code, stderr, stdout]).toEqual([0, `written: ${path}\n`, '']);
    expect(readFileSync(path).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('never replaces the bill it is made from', async () => {
    const path = join(folder, 'same.xlsx');
    await run([bill, '-o', path]);
    const before = readFileSync(path);
    const { code, stderr } = await run([path, '-o', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('would overwrite');
    expect(readFileSync(path)).toEqual(before);
  });

  it('a table that no spreadsheet can hold is wrong usage, told before anything is written', async () => {
    const cube = await readBill([bill], { by: [...WORKBOOK_TABLES, 'unit'] });
    const columns = [
      { name: 'currency', kind: 'dimension' },
      { name: 'tax', kind: 'dimension' },
      { name: 'rows', kind: 'count' },
    ] as const;
    const rows = Array(1_048_576).fill(['CNY', 'included', 1]);
    const lines = { name: 'cost', columns, rows, totals: [['CNY', 'included', rows.length]] };
    const delivery = {
      cube,
      table: { columns: [], query: { dimensions: [] }, chosen: false },
      options: { selection: { filters: {}, text: () => '' } },
    } as unknown as BillWorkbook;
    const made = () => workbookChunks(delivery, lines, { words: words('en') } as Context);
    expect(made).toThrow(UsageError);
    const params = { sheet: 'Lines', rows: '1,048,576', most: '1,048,575' };
    expect(made).toThrow(expect.objectContaining({ refusal: { code: 'SHEET_TOO_LONG', params } }));
  });
});

describe('a bill that is a workbook', () => {
  it('is the command line’s like any other: figures, places, exit codes', async () => {
    const { bookOfCsv } = await import('../../support/bills/workbook-maker.ts');
    const path = join(folder, 'input.xlsx');
    writeFileSync(path, bookOfCsv(readFileSync(bill, 'utf8')));
    const [book, csv] = await Promise.all([report([path]), report([bill])]);
    expect(book.rows).toEqual(csv.rows);
    expect(book.proof).toEqual(csv.proof);
    expect(book.bill.files).toEqual([`${path}/Sheet1`]);
    const bad = join(folder, 'bad.xlsx');
    writeFileSync(bad, bookOfCsv(handBill([{}, { payable: 'ten' }])));
    const { code, stderr } = await run([bad, '--by', 'model']);
    expect(code).toBe(3);
    expect(stderr).toContain(`error: ${bad}/Sheet1:3: 应付信息/应付金额（含税） is not a number`);
  });

  it('an account that Excel has damaged is told and not guessed', async () => {
    const { asExcel, book } = await import('../../support/bills/workbook-maker.ts');
    const path = join(folder, 'damaged.xlsx');
    const rows = parse(handBill([{ owner: '1234567890123456' }])) as string[][];
    writeFileSync(path, book([{ name: 'S', rows: asExcel(rows) }]));
    const { rows: found, warnings } = await report([path, '--by', 'account', '--measure', 'payable']);
    expect(found.map(({ account_id }) => account_id)).toEqual(['1.23456789012346E+15']);
    const warning = warnings.find(({ code }) => code === 'DAMAGED_IDS');
    expect(warning?.message).toContain('身份信息/资源归属账号ID');
    expect(warning?.rows).toBe(1);
  });
});

describe('--headers', () => {
  it.each([
    ['zh', '模型,Token,币种,税'],
    ['en', 'Model,Unit,Currency,Tax'],
    ['machine', 'model,unit,currency,tax'],
  ])('%s: titles of the columns', async (lang, expected) => {
    const { stdout, code } = await run([bill, '--by', 'model,unit', '--excel', '--headers', lang]);
    const [head = ''] = stdout.slice(1).split('\r\n');
    expect(code).toBe(0);
    expect(head.startsWith(expected.replace('Token', words('zh').page.titles.unit ?? ''))).toBe(true);
    const plain = await run([bill, '--by', 'model,unit', '--excel', '--lang', 'zh']);
    expect(stdout.split('\r\n').slice(1)).toEqual(plain.stdout.split('\r\n').slice(1));
    expect(plain.stdout.slice(1)).toMatch(/^model,unit,currency,tax,/);
  });

  it.each(['zh', 'en'])(
    'no column is called like another, and the file is known as our own: %s',
    async (lang) => {
      const { stdout } = await run([bill, '--headers', lang]);
      const titles = stdout.split('\n')[0]?.split(',') ?? [];
      expect(new Set(titles).size).toBe(titles.length);
      const own = join(folder, `own-${lang}.csv`);
      writeFileSync(own, stdout);
      const read = await run([own]);
      expect(read.code).toBe(3);
      expect(read.stderr).toContain('bill-analyze');
      const beside = await run([bill, own, '--format', 'json']);
      expect(beside.code).toBe(0);
      expect(beside.stdout).toContain('OWN_FILES');
    },
  );

  it.each([
    [['--format', 'json'], '--headers changes how CSV and TSV are written'],
    [['--headers', 'fr'], '--headers'],
  ])('is refused with %s', async (args, message) => {
    const { code, stderr } = await run([
      bill,
      ...(args[0] === '--headers' ? [] : ['--headers', 'zh']),
      ...args,
    ]);
    expect([code, stderr.includes(message)]).toEqual([2, true]);
  });
});
