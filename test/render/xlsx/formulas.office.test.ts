import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeXlsx } from '../../../src/render/xlsx/write-xlsx.ts';
import type { Table } from '../../../src/report/table.ts';
import { tableSheet } from '../../../src/report/workbook/table-sheet.ts';
import { words } from '../../../src/words/index.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { hostileBill } from '../../support/formulas/bill.ts';
import { PAYLOADS } from '../../support/formulas/payloads.ts';
import {
  alone,
  amountsOf,
  asHeads,
  asNames,
  everywhere,
  FIGURES,
  TEXT_COLUMNS,
} from '../../support/formulas/tables.ts';
import { hasOffice } from '../../support/services/calc.ts';
import { describeWith } from '../../support/services/describe-with.ts';
import { type OfficeBook, type OfficeSheet, openedBooks } from '../../support/services/opened-book.ts';

/** What a cell may hold beside formulas. */
const OTHERS = [
  '<b>bold</b> & "quoted" \'single\'',
  ']]><![CDATA[x',
  '&lt;script&gt;',
  '</t></is></c><c><f>1+1</f></c>',
  '\u001b[31mred\u001b[0m',
  'bell\u0007 and delete\u007f',
  '_x0041_ is no A, _x000D_ no line end',
  '百炼大模型 用量（千tokens）',
  '👩‍💻🏳️‍🌈 emoji',
  'e\u0301 combined',
  '\u202egnp.exe',
  '1.23E+15',
  '1234567890123456',
  '00012',
  '2026-05-14',
  '1/2',
  'TRUE',
  '#N/A',
  '12.5%',
  '¥5',
  'x'.repeat(32_767),
];

describeWith('soffice', hasOffice(), 'formulas in a workbook, judged by LibreOffice', () => {
  const folder = temporaryFolder();
  const books = new Map<string, OfficeBook>();
  const first = (name: string) => books.get(name)?.sheets[0] as OfficeSheet;

  beforeAll(async () => {
    const bill = await hostileBill(folder);
    const tables: Record<string, Table> = {
      everywhere: everywhere(),
      alone: alone(),
      names: asNames(),
      heads: asHeads(['payable']),
      bill: bill.rows,
      pivot: bill.pivot,
      others: textTable(OTHERS),
    };
    const files = Object.entries(tables).flatMap(([name, table]) => [
      write(`${name}-data`, table, false),
      write(`${name}-people`, table, true),
    ]);
    for (const [index, opened] of openedBooks(folder.path, files).entries())
      books.set((files[index] as string).replace(/^.*\/|\.xlsx$/g, ''), opened);
  }, 300_000);
  afterAll(() => folder.remove());

  function write(name: string, table: Table, forPeople: boolean): string {
    const { sheet } = tableSheet(table, { name: 'Sheet', words: words('en'), forPeople });
    return folder.write(`${name}.xlsx`, Buffer.concat([...writeXlsx({ lang: 'en', sheets: [sheet] })]));
  }

  it('there are enough payloads and columns', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(100);
    expect(TEXT_COLUMNS.length).toBeGreaterThan(25);
  });

  it('no text of a bill is one', () => {
    const formulas = [...books].map(([name, { sheets, active }]) => {
      const found = sheets.flatMap(({ rows }) => rows.flat()).filter(({ formula }) => formula !== undefined);
      return [name, active, name.endsWith('-data') ? found.map(({ formula }) => formula) : []];
    });
    expect(formulas).toEqual([...books.keys()].map((name) => [name, 0, []]));
  });

  it('our own totals are the only ones, and none of them fails, whatever a currency is called', () => {
    for (const [name, { sheets }] of books) {
      const cells = sheets.flatMap(({ rows }) => rows.flat());
      expect([name, cells.filter(({ error }) => error)]).toEqual([name, []]);
      const ours = cells
        .filter(({ formula }) => formula !== undefined)
        .map(({ formula }) => formula as string);
      expect(ours.filter((formula) => !/^of:=(SUBTOTAL|SUMIFS|SUMPRODUCT)\(/.test(formula))).toEqual([]);
      if (name === 'everywhere-people') expect(ours.length).toBeGreaterThan(500);
    }
  });

  it.each(['data', 'people'])('every payload stands in every text column as it was: %s', (kind) => {
    const { rows } = first(`everywhere-${kind}`);
    const known = new Set(PAYLOADS.map(seen));
    for (const [place, column] of TEXT_COLUMNS.entries()) {
      const found = rows.slice(1, PAYLOADS.length * 2 + 1).map((row) => row[place]);
      expect([column, found.filter((cell) => cell?.type !== 'string').length]).toEqual([column, 0]);
      const texts = new Set(found.map((cell) => seen(cell?.text ?? '')));
      expect([column, [...known].filter((text) => !texts.has(text))]).toEqual([column, []]);
    }
  });

  it('negative amounts are the nearest numbers to ours', () => {
    for (const name of ['everywhere', 'alone', 'names']) {
      const { rows } = first(`${name}-data`);
      const titles = (rows[0] ?? []).map(({ text }) => text);
      const places = ['Rows', 'Tokens', 'List cost', 'Payable'].map((title) => titles.lastIndexOf(title));
      const body = rows.slice(1).map((row) => places.map((place) => row[place]));
      expect(places).toHaveLength(FIGURES.length);
      for (const cells of body) for (const cell of cells) expect(['float', 'currency']).toContain(cell?.type);
      const values = body.map((cells) => cells.map((cell) => Number(cell?.value)));
      expect(values).toEqual(values.map(([id]) => amountsOf(id as number).map(Number)));
      expect(values.map(([id]) => id).sort((a = 0, b = 0) => a - b)).toEqual(
        values.map((_, index) => index + 1),
      );
    }
  });

  it('totals of hostile currencies are their sums', () => {
    const { rows } = first('everywhere-people');
    const end = rows.findIndex((row) => row.length === 0);
    const titles = (rows[0] ?? []).map(({ text }) => text);
    const [currency, payable] = ['Currency', 'Payable'].map((title) => titles.lastIndexOf(title)) as [
      number,
      number,
    ];
    const totals = rows.slice(end + 1);
    expect(totals.length).toBeGreaterThan(100);
    for (const total of totals) {
      const own = rows.slice(1, end).filter((row) => row[currency]?.text === total[currency]?.text);
      const sum = own.reduce((sofar, row) => sofar + Number(row[payable]?.value), 0);
      expect(Number(total[payable]?.value)).toBeCloseTo(sum, 9);
    }
  });

  it('other hostile texts survive too', () => {
    const cells = first('others-data')
      .rows.slice(1)
      .map((row) => row[0]);
    expect(cells.map((cell) => cell?.type)).toEqual(OTHERS.map(() => 'string'));
    expect(cells.map((cell) => seen(cell?.text ?? ''))).toEqual(OTHERS.map(seen));
  });
});

function textTable(texts: readonly string[]): Table {
  return {
    name: 'texts',
    columns: [{ name: 'model', kind: 'dimension' }],
    rows: texts.map((text) => [text]),
    totals: [],
  };
}

/** What flat XML can hold of a text: no control characters, one kind of line end. */
function seen(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant.
  return text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f]/g, '');
}
