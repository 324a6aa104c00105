import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../src/render/xlsx/write-xlsx.ts';
import { MOST_SHEET_ROWS } from '../../../src/report/workbook/sheet.ts';
import { tableSheet } from '../../../src/report/workbook/table-sheet.ts';
import { words } from '../../../src/words/index.ts';
import type { Json } from '../../support/cli/json-report.ts';
import { run } from '../../support/cli/run.ts';
import { sample, sampleAnswers } from '../../support/files/samples.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { hasOffice } from '../../support/services/calc.ts';
import { describeWith } from '../../support/services/describe-with.ts';
import {
  firstSheetOf,
  type OfficeBook,
  type OfficeSheet,
  openedBooks,
} from '../../support/services/opened-book.ts';
import { isWhole, rounds } from '../../support/setup/effort.ts';

const NAMES = sample('names.csv');
const SHEETS = [
  'Summary',
  'By model',
  'By channel',
  'By API key',
  'By day',
  'By workspace',
  'By team',
  'Lines',
];
const FIGURES = { rows: 'Rows', list_cost: 'List cost', payable: 'Payable', tokens: 'Tokens' } as const;
/** Every sample that has a bill line. */
const ANSWERS = sampleAnswers().filter(({ counted }) => counted > 0);

describeWith('soffice', hasOffice(), 'the workbook, opened and computed by LibreOffice', () => {
  const folder = temporaryFolder();
  const books = new Map<string, OfficeBook>();
  const book = (input: string) => books.get(input) as OfficeBook;

  beforeAll(async () => {
    const files = ANSWERS.map((_, index) => join(folder.path, `book-${index}.xlsx`));
    for (const [index, { input }] of ANSWERS.entries())
      await run([sample(input), '--names', NAMES, '-o', files[index] as string]);
    for (const [index, opened] of openedBooks(folder.path, files).entries())
      books.set((ANSWERS[index] as (typeof ANSWERS)[number]).input, opened);
  }, 300_000);
  afterAll(() => folder.remove());

  describe.each(ANSWERS.map((answer) => [answer.input, answer] as const))('%s', (input, answer) => {
    it('has its sheets, charts or too few days for them, and no formula that fails', () => {
      const { sheets, active } = book(input);
      expect(sheets.map(({ name }) => name)).toEqual([...SHEETS, 'Findings', 'Proof']);
      const cells = sheets.flatMap(({ rows }) => rows.flat());
      expect(cells.filter(({ error }) => error)).toEqual([]);
      expect(active).toBe(0);
      expect(cells.filter(({ text }) => /^(Err:|#)/.test(text))).toEqual([]);
    });

    it('totals are formulas that come to the bill’s own, to the nearest double', () => {
      for (const name of SHEETS.slice(1, -1)) {
        const sheet = book(input).sheet(name);
        const totals = totalsOf(sheet);
        expect(totals, name).toHaveLength(answer.totals.length);
        for (const [key, title] of Object.entries(FIGURES)) {
          const expected = answer.totals.map((total) => numberOf(total[key]));
          if (!titlesOf(sheet).includes(title)) continue;
          const found = totals.map((row) => row[titlesOf(sheet).indexOf(title)]);
          expect([name, key, found.map((cell) => Number(cell?.value))]).toEqual([name, key, expected]);
          for (const cell of found) expect(cell?.formula).toMatch(/SUBTOTAL|SUMIFS/);
        }
      }
    });

    it('rows by model are those of an independent count', () => {
      const sheet = book(input).sheet('By model');
      const at = (title: string) => titlesOf(sheet).indexOf(title);
      const rows = bodyOf(sheet).map((row) => ({
        model: row[at('Model')]?.text,
        currency: row[at('Currency')]?.text,
        payable: Number(row[at('Payable')]?.value),
        rows: Number(row[at('Rows')]?.value),
      }));
      const expected = answer.by_model.map(({ model, currency, payable, rows: count }) => ({
        // Only corrections have a row without one, of these three fee types.
        model: model ?? 'no Instance ID (adjustment, refund, rounding)',
        currency: currency ?? '(currency not stated)',
        payable: numberOf(payable),
        rows: count,
      }));
      expect(sorted(rows)).toEqual(sorted(expected));
    });

    it('the proof agrees with itself wherever it computes', () => {
      const cells = book(input).sheet('Proof').rows.flat();
      const verdicts = cells.filter(({ formula }) => formula?.includes('DIFFERS'));
      expect(verdicts.length).toBe(1 + answer.totals.length * (SHEETS.length - 1));
      expect(new Set(verdicts.map(({ text }) => text))).toEqual(new Set(['agrees']));
    });

    it('ids are texts, days are dates, amounts are numbers', () => {
      const lines = book(input).sheet('Lines');
      for (const title of ['Month', 'Workspace', 'API key']) {
        const cells = columnOf(lines, title).filter(({ type }) => type !== '');
        expect([title, [...new Set(cells.map(({ type }) => type))]]).toEqual([
          title,
          cells.length === 0 ? [] : ['string'],
        ]);
      }
      const days = columnOf(book(input).sheet('By day'), 'Day').filter(({ text }) => text !== '(none)');
      for (const { type, value } of days)
        expect([type, value]).toEqual(['date', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
      for (const cell of columnOf(lines, 'Payable')) expect(['float', 'currency', '']).toContain(cell.type);
    });
  });

  it('charts are native: two for each of at most two currencies', () => {
    expect(book('two-currencies-202605.csv').charts).toBe(4);
    expect(book('1234567890123456-20260603120501_202605_consumedetailbillv2.csv').charts).toBe(2);
  });
});

describeWith('soffice', hasOffice(), 'a sheet that someone filters', () => {
  const folder = temporaryFolder();
  const inputs = ['flat-202605.csv', 'two-currencies-202605.csv'] as const;
  const books = new Map<string, [whole: OfficeBook, less: OfficeBook]>();

  beforeAll(async () => {
    const files: string[] = [];
    for (const input of inputs) {
      const file = join(folder.path, `whole-${input}.xlsx`);
      await run([sample(input), '-o', file]);
      files.push(file, folder.write(`filtered-${input}.xlsx`, withHiddenRows(readFileSync(file))));
    }
    const opened = openedBooks(folder.path, files);
    for (const [index, input] of inputs.entries())
      books.set(input, opened.slice(index * 2, index * 2 + 2) as [OfficeBook, OfficeBook]);
  }, 300_000);
  afterAll(() => folder.remove());

  it.each(inputs)('%s: the summary and the proof stay', (input) => {
    const [whole, less] = books.get(input) as [OfficeBook, OfficeBook];
    const texts = (book: OfficeBook, name: string) =>
      book.sheet(name).rows.map((row) => row.map(({ text }) => text));
    expect(texts(less, 'Summary')).toEqual(texts(whole, 'Summary'));
    expect(texts(less, 'Proof')).toEqual(texts(whole, 'Proof'));
    const total = (book: OfficeBook) => totalsOf(book.sheet('By model')).map((row) => row.at(-2)?.value);
    if (input === 'flat-202605.csv') expect(total(less)).not.toEqual(total(whole));
  });
});

/** The workbook with some rows of the sheet by model hidden, as a filter does. */
function withHiddenRows(workbook: Uint8Array): Buffer {
  const parts = unzipSync(workbook);
  const byModel = 'xl/worksheets/sheet2.xml';
  const shown = strFromU8(parts[byModel] as Uint8Array);
  const hidden = shown.replace(/<row r="([3-9])"/g, '<row r="$1" hidden="1"');
  return Buffer.from(zipSync({ ...parts, [byModel]: strToU8(hidden) }));
}

const MOST_ROWS = rounds(100_000, MOST_SHEET_ROWS);
const LONG = isWhole ? 'as long as a spreadsheet has rows' : `of ${MOST_ROWS} rows`;

describeWith('soffice', hasOffice(), `a sheet ${LONG}`, () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('is opened whole: LibreOffice counts and adds up every row', () => {
    const count = MOST_ROWS - 1;
    const payable = (row: number) => BigInt((row * 7919) % 1_000_003) * 10n ** 11n;
    const rows = Array.from({ length: count }, (_, row) => [String(5_000_000 + row), payable(row)]);
    const columns = [
      { name: 'api_key_id', kind: 'dimension' },
      { name: 'payable', kind: 'money' },
    ] as const;
    const table = { name: 'cost', columns, rows, totals: [] };
    const { sheet } = tableSheet(table, { name: 'Lines', words: words('en'), forPeople: false });
    const formula = (text: string) => ({ kind: 'count', value: 0, formula: text }) as const;
    const asked = [formula(`SUM(Lines!$B$2:$B$${MOST_ROWS})`), formula(`COUNTA(Lines!$A$2:$A$${MOST_ROWS})`)];
    const sheets = [{ kind: 'form', name: 'Asked', rows: [asked] } as const, sheet];
    const file = folder.write('tall.xlsx', Buffer.concat([...writeXlsx({ lang: 'en', sheets })]));
    const sum = rows.reduce((sofar, row) => sofar + (row[1] as bigint), 0n);
    const seven = String(sum / 10n ** 11n);
    const exact = `${seven.slice(0, -7)}.${seven.slice(-7)}`;
    expect(firstSheetOf(folder.path, file)).toBe(`${exact},${count}`);
  }, 120_000);
});

type Row = OfficeSheet['rows'][number];

function titlesOf({ rows }: OfficeSheet): string[] {
  return (rows[0] ?? []).map(({ text }) => text);
}

/** Rows down to the first empty one. */
function bodyOf({ rows }: OfficeSheet): Row[] {
  const end = rows.findIndex((row) => row.length === 0);
  return rows.slice(1, end === -1 ? undefined : end);
}

function totalsOf(sheet: OfficeSheet): Row[] {
  return sheet.rows.slice(bodyOf(sheet).length + 1).filter((row) => row.length > 0);
}

function columnOf(sheet: OfficeSheet, title: string) {
  const place = titlesOf(sheet).indexOf(title);
  return bodyOf(sheet).flatMap((row) => (row[place] === undefined ? [] : [row[place]]));
}

function numberOf(value: Json[string]): number {
  return Number(value ?? Number.NaN);
}

function sorted<T>(rows: readonly T[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
