import { describe, expect, it } from 'vitest';
import type { Cube } from '../../../src/cube/cube.ts';
import { nameOf, withoutFolders } from '../../../src/cube/without-folders.ts';
import { costTable, readBill, readNames } from '../../../src/index.ts';
import type { Table } from '../../../src/report/table.ts';
import { cellName, columnName } from '../../../src/report/workbook/address.ts';
import { fitsDouble } from '../../../src/report/workbook/column-facts.ts';
import { comparedDecimals } from '../../../src/report/workbook/proof-sheet.ts';
import {
  MOST_SHEET_ROWS,
  SheetTooLong,
  type WorkbookCell,
  type WorkbookSheet,
} from '../../../src/report/workbook/sheet.ts';
import { tableSheet } from '../../../src/report/workbook/table-sheet.ts';
import { WORKBOOK_TABLES } from '../../../src/report/workbook/tables.ts';
import { workbookOf } from '../../../src/report/workbook/workbook.ts';
import { words } from '../../../src/words/index.ts';
import { sample } from '../../support/files/samples.ts';

const en = words('en');
const ONE = 10n ** 18n;

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (column, name) => {
  expect(columnName(column)).toBe(name);
  expect(cellName(column, 8)).toBe(`${name}9`);
});

it.each([
  ['123456789012345', true],
  ['1234567890123456', false],
  ['1234567890123450', true],
  ['0.000000000000001', true],
  ['12345678901234567890', false],
  ['12345.6789012345', true],
  ['12345.67890123456', false],
  ['100000000000000000000', true],
])('%s is held by a double: %s', (text, fits) => {
  const [whole = '', fraction = ''] = text.split('.');
  const value = BigInt(whole + fraction.padEnd(18, '0'));
  expect(fitsDouble(value)).toBe(fits);
  expect(fitsDouble(-value)).toBe(fits);
});

it.each([
  ['/home/me/may.csv', 'may.csv'],
  ['may.csv', 'may.csv'],
  ['C:\\Users\\me\\may.csv', 'may.csv'],
  ['/home/me/may.zip/a/part-1.csv', 'may.zip/a/part-1.csv'],
  ['x/bill.xlsx/Sheet 1', 'bill.xlsx/Sheet 1'],
  ['-', '-'],
])('%s is named %s', (path, name) => expect(nameOf(path)).toBe(name));

it('places of lines are named without their folders', () => {
  const texts = ['in/may.zip/a.csv:7 / in/old.csv:9', 'in/old.csv:12 / in/may.zip/a.csv:8'];
  const cube = {
    bill: { files: ['in/may.zip/a.csv', 'in/old.csv'] },
    notices: [
      { code: 'CHANGED_LINES', params: { texts, rows: 2, more: 0, both: 0 } },
      { code: 'UNKNOWN_CHANNEL', params: { texts: ['in/old.csv:'], rows: 2, more: 0 } },
    ],
  } as unknown as Cube;
  expect(withoutFolders(cube).notices.map(({ params }) => params)).toMatchObject([
    { texts: ['may.zip/a.csv:7 / old.csv:9', 'old.csv:12 / may.zip/a.csv:8'] },
    { texts: ['in/old.csv:'] },
  ]);
});

describe('rows that a sheet holds', () => {
  const long = (count: number): Table => ({
    name: 'cost',
    columns: [{ name: 'rows', kind: 'count' }],
    rows: Array(count).fill([1]),
    totals: [],
  });
  it('all that a spreadsheet has below the header', () => {
    const { sheet } = tableSheet(long(MOST_SHEET_ROWS - 1), { name: 'Lines', words: en, forPeople: false });
    expect(sheet.rowCount).toBe(1_048_575);
  });

  it('one more is refused before anything is written', () => {
    const make = () => tableSheet(long(MOST_SHEET_ROWS), { name: 'Lines', words: en, forPeople: false });
    expect(make).toThrow(SheetTooLong);
    expect(make).toThrow('Lines: 1048576 rows');
  });

  it('totals need their rows too', () => {
    const withTotals = (count: number): Table => ({
      ...long(count),
      columns: [
        { name: 'currency', kind: 'dimension' },
        { name: 'tax', kind: 'dimension' },
        { name: 'rows', kind: 'count' },
      ],
      rows: Array(count).fill(['CNY', 'included', 1]),
      totals: [['CNY', 'included', count]],
    });
    expect(() =>
      tableSheet(withTotals(MOST_SHEET_ROWS - 3), { name: 'S', words: en, forPeople: true }),
    ).not.toThrow();
    expect(() =>
      tableSheet(withTotals(MOST_SHEET_ROWS - 2), { name: 'S', words: en, forPeople: true }),
    ).toThrow(SheetTooLong);
  });
});

it('a table whose rows do not come to its total is a fault, not a sheet', () => {
  const wrong: Table = {
    name: 'cost',
    columns: [
      { name: 'currency', kind: 'dimension' },
      { name: 'tax', kind: 'dimension' },
      { name: 'payable', kind: 'money' },
    ],
    rows: [['CNY', 'included', ONE]],
    totals: [['CNY', 'included', ONE + 1n]],
  };
  expect(() => tableSheet(wrong, { name: 'S', words: en, forPeople: true })).toThrow('internal fault');
});

describe('totals', () => {
  const bill = (totals: Table['totals']): Table => ({
    name: 'cost',
    columns: [
      { name: 'model', kind: 'dimension' },
      { name: 'currency', kind: 'dimension' },
      { name: 'tax', kind: 'dimension' },
      { name: 'payable', kind: 'money' },
      { name: 'consumed', kind: 'quantity' },
    ],
    rows: totals.map(([, currency, tax, payable]) => [
      'm',
      currency ?? null,
      tax ?? null,
      payable ?? null,
      null,
    ]),
    totals,
  });
  const formulas = (totals: Table['totals']) =>
    tableSheet(bill(totals), { name: 'S', words: en, forPeople: true }).sheet.totals.map((row) =>
      row.map((cell) => cell?.formula ?? null),
    );

  it('of one currency follow the filter', () => {
    expect(formulas([[null, 'CNY', 'included', ONE, null]])).toEqual([
      [null, null, null, 'SUBTOTAL(109,$D$2:$D$2)', null],
    ]);
  });

  it('of several are told apart by currency and tax', () => {
    const found = formulas([
      [null, 'CNY', 'included', ONE, null],
      [null, 'USD', 'included', ONE, null],
    ]);
    expect(found.map((row) => row[3])).toEqual([
      'SUMIFS($D$2:$D$3,$B$2:$B$3,$B5,$C$2:$C$3,$C5)',
      'SUMIFS($D$2:$D$3,$B$2:$B$3,$B6,$C$2:$C$3,$C6)',
    ]);
  });

  it.each(['*', '=CNY', '>0', '12', 'cny'])(
    'a currency called %s is compared letter by letter',
    (currency) => {
      const [first] = formulas([
        [null, 'CNY', 'included', ONE, null],
        [null, currency, 'included', ONE, null],
      ]);
      expect(first?.[3]).toBe('SUMPRODUCT(EXACT($B$2:$B$3,$B5)*EXACT($C$2:$C$3,$C5),$D$2:$D$3)');
    },
  );
});

describe('the workbook', () => {
  const build = async (input: string, lang: 'en' | 'zh', more = {}) => {
    const names = await readNames(sample('names.csv'));
    const by = [...WORKBOOK_TABLES, 'unit', 'team', 'month'];
    const cube = await readBill([sample(input)], { by, names });
    const lines = costTable(cube, { dimensions: ['billing_month', 'model'] });
    return workbookOf(cube, { words: words(lang), lines, team: 'team', ...more });
  };

  it('has its sheets in Chinese too', async () => {
    const { sheets, lang } = await build('two-currencies-202605.csv', 'zh');
    expect(lang).toBe('zh');
    expect(sheets.map(({ name }) => name)).toEqual([
      '汇总',
      '按模型',
      '按渠道',
      '按 API Key',
      '按日期',
      '按业务空间',
      '按团队',
      '明细',
      '发现',
      '核对',
    ]);
  });

  it('never adds two currencies: a total row and a chart for each', async () => {
    const { sheets } = await build('two-currencies-202605.csv', 'en');
    for (const sheet of sheets)
      if (sheet.kind === 'table' && sheet.totals.length > 0) expect(sheet.totals).toHaveLength(2);
    expect(sheets[0]?.charts?.map(({ title }) => title.replace(/^.*?, /, ''))).toEqual([
      'CNY, incl. tax',
      'CNY, incl. tax',
      'USD, incl. tax',
      'USD, incl. tax',
    ]);
    for (const chart of sheets[0]?.charts ?? []) {
      const rows = [...chart.sheet.rows()].slice(chart.from, chart.to);
      const currencies = new Set(rows.map((row) => row[chart.sheet.currencyColumn as number]));
      expect([...currencies]).toEqual([/CNY|USD/.exec(chart.title)?.[0]]);
    }
  });

  it('holds the findings of a check where it is given them', async () => {
    const table: Table = {
      name: 'findings',
      columns: [{ name: 'code', kind: 'text' }],
      rows: [['ROW_WRONG']],
      totals: [],
    };
    const findings = { table, verdict: 'The bill is wrong.' };
    const { sheets } = await build('two-currencies-202605.csv', 'en', { findings });
    const summary = sheets[0]?.kind === 'form' ? sheets[0].rows.flat() : [];
    expect(summary.map((cell) => cell?.value)).toContain('The bill is wrong. See sheet Findings.');
    const sheet = sheets.find(({ name }) => name === 'Findings');
    expect(sheet?.kind === 'table' && [...sheet.rows()]).toEqual([['ROW_WRONG']]);
  });

  const formCells = (sheet: WorkbookSheet | undefined) =>
    (sheet?.kind === 'form' ? sheet.rows.flat() : []).filter((cell): cell is WorkbookCell => cell !== null);

  it('says the payable of the summary as the sum of a sheet, not as a total that follows its filter', async () => {
    const summed = async (input: string) => {
      const { sheets } = await build(input, 'en');
      return formCells(sheets[0]).flatMap(({ formula }) => formula ?? []);
    };
    expect(await summed('flat-202605.csv')).toEqual([
      expect.stringMatching(/^SUM\('By model'!\$P\$2:\$P\$\d+\)$/),
    ]);
    const own = expect.stringMatching(/^SUMIFS\('By model'!\$P\$2:.*,'By model'!B\d+,.*,'By model'!C\d+\)$/);
    expect(await summed('two-currencies-202605.csv')).toEqual([own, own]);
  });

  it('has nothing long beside a chart, and calls no warning what the verdict does not count', async () => {
    const table: Table = {
      name: 'findings',
      columns: [{ name: 'code', kind: 'text' }],
      rows: [],
      totals: [],
    };
    const findings = { table, verdict: 'No warning.' };
    const { sheets } = await build('two-currencies-202605.csv', 'en', { findings });
    const [summary] = sheets;
    const rows = summary?.kind === 'form' ? summary.rows : [];
    const from = summary?.charts?.[0]?.at.row ?? 0;
    const texts = (some: typeof rows) =>
      some.flat().flatMap((cell) => (cell?.kind === 'text' ? [String(cell.value)] : []));
    expect(texts(rows.slice(0, from)).join()).toContain('Coding Plan');
    expect(Math.max(...texts(rows.slice(from)).map(({ length }) => length))).toBeLessThan(50);
    expect(texts(rows).filter((text) => text.startsWith('warning'))).toEqual([]);
  });
});

it.each([
  ['0', 6],
  ['999999.5', 6],
  ['1234567.5', 6],
  ['12345678', 5],
  ['-1000000000000', 0],
  ['99999999999999999', 0],
])('a proof compares %s to %i decimals', (text, decimals) => {
  const [whole = '', fraction = ''] = text.split('.');
  expect(comparedDecimals(BigInt(whole + fraction.padEnd(18, '0')))).toBe(decimals);
});
