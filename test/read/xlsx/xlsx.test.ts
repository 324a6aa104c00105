import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../src/bill/decimal.ts';
import { AMOUNTS, type FileAnswer } from '../../../src/read/contract/answer.ts';
import { groupsIn } from '../../../src/read/group/group-columns.ts';
import { fastEngine } from '../../../src/scan/engine.ts';
import {
  asExcel,
  type BookCell,
  type BookSheet,
  book,
  entriesOf,
} from '../../support/bills/workbook-maker.ts';
import { APRIL, MAY, sample } from '../../support/files/samples.ts';
import { numbers, some } from '../../support/setup/effort.ts';
import { read, useFolder } from '../files.ts';
import { type ZipEntry, zip } from '../input/zip-writer.ts';
import { hand, headerOf } from '../row/hand.ts';

const file = useFolder();

function cellsOf(csv: string): string[][] {
  return parse(csv.replace(/^\ufeff/, '')) as string[][];
}

/** A bill by hand, every cell a text, as a careful person saves it. */
function texts(csv: string): BookSheet {
  return { name: 'Bill', rows: cellsOf(csv) };
}

async function reading(bytes: Uint8Array, options = {}) {
  return read([file('bill.xlsx', bytes)], options);
}

/** Every group as text, in one order. */
function groupsOf({ answers }: Awaited<ReturnType<typeof read>>): string[] {
  return answers
    .flatMap(({ groups }) => groupsIn(groups))
    .map(({ cells, rows, sums }) =>
      [...cells, rows, ...sums.map((sum) => (sum === null ? '' : formatDecimal(sum)))].join('|'),
    )
    .sort();
}

describe('a bill that Excel has saved', () => {
  const flat = sample('flat-202605.csv');
  const legacy = sample('legacy-wide-202508.csv');
  it.each([MAY, APRIL, flat, legacy, sample('english-flat-202605.csv')])(
    '%s is read like its CSV',
    async (path) => {
      const csv = await read([path]);
      const bytes = book([{ name: 'Sheet1', rows: asExcel(cellsOf(readFileSync(path, 'utf8'))) }]);
      const keys = {
        keys: ['instanceId', 'currency', 'unit', 'feeType', 'month', 'day', 'hour', 'minute'] as const,
      };
      const expected = await read([path], keys);
      expect(csv.codes).toEqual([]);
      for (const engine of [undefined, fastEngine()]) {
        const found = await reading(bytes, { ...keys, ...(engine && { engine }) });
        expect(found.codes).toEqual([]);
        expect(groupsOf(found)).toEqual(groupsOf(expected));
        expect(found.answers[0]?.counts).toEqual(expected.answers[0]?.counts);
        expect(found.answers[0]?.layout).toEqual(expected.answers[0]?.layout);
      }
    },
  );
});

describe('places and checks', () => {
  it('a bad row is told by sheet, row, column and cell', async () => {
    const csv = hand([{}, { payable: 'many' }, {}]);
    const { rejects, answers } = await reading(book([texts(csv)]));
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatchObject({
      code: 'NOT_A_NUMBER',
      line: 3,
      column: headerOf('payable'),
      value: 'many',
    });
    expect(rejects[0]?.file).toMatch(/bill\.xlsx\/Bill$/);
    expect(answers[0]?.counts).toMatchObject({ rowsRead: 3, counted: 2, rejected: 1 });
  });

  it('rows keep their numbers behind gaps, titles and empty rows', async () => {
    const [header = [], row = []] = cellsOf(hand([{}]));
    const bad = row.map((cell, i) => (header[i] === headerOf('payable') ? 'x' : cell));
    const rows: BookCell[][] = [['Bill of May'], [], header, row, [], [], bad];
    const { rejects, answers } = await reading(book([{ name: 'S', rows, from: 5 }]));
    expect(rejects.map(({ line }) => line)).toEqual([11]);
    expect(answers[0]).toMatchObject({ preambleLines: 1, counts: { rowsRead: 2, counted: 1 } });
  });

  it('a total under the rows is not counted twice', async () => {
    const rows = cellsOf(hand([{}]));
    const total = (rows[0] ?? []).map((name) => (name === headerOf('payable') ? '0.004' : ''));
    const labelled = [...rows, ['合计', ...total.slice(1)]];
    const { answers } = await reading(book([{ name: 'S', rows: labelled }]));
    expect(answers[0]?.counts).toMatchObject({ counted: 1, totalRows: 1, rejected: 0 });
    const { codes } = await reading(
      book([{ name: 'S', rows: [...labelled, ...rows.slice(1), labelled.at(-1) ?? []] }]),
    );
    expect(codes).toEqual(['TOTAL_LINE']);
  });

  it('a cell beside the table rejects its row', async () => {
    const rows = cellsOf(hand([{}, {}]));
    const { codes } = await reading(
      book([{ name: 'S', rows: [...rows.slice(0, 2), [...(rows[2] ?? []), 'note']] }]),
    );
    expect(codes).toEqual(['FIELD_COUNT']);
  });

  it('a formula that nobody has computed is no amount', async () => {
    const rows = withCell('payable', { xml: '<c><f>A1+1</f></c>' });
    const { rejects } = await reading(book([{ name: 'S', rows }]));
    expect(rejects[0]).toMatchObject({ code: 'NOT_A_NUMBER', value: '=A1+1' });
  });

  it.each([
    ['a computed one', '<c><f>1+1</f><v>0.004</v></c>', []],
    ['a text that is a number', '<c t="str"><v>0.004</v></c>', []],
    [
      'inline text in runs, with hints',
      '<c t="inlineStr"><is><r><t>0.</t></r><r><t>004</t></r><rPh><t>9</t></rPh></is></c>',
      [],
    ],
    ['an error', '<c t="e"><v>#N/A</v></c>', ['NOT_A_NUMBER']],
    ['a truth value', '<c t="b"><v>1</v></c>', ['NOT_A_NUMBER']],
    ['a date', '<c s="1"><v>46000</v></c>', ['NOT_A_NUMBER']],
  ])('an amount as %s', async (_, xml, expected) => {
    const { codes, totals } = await reading(book([{ name: 'S', rows: withCell('payable', { xml }) }]));
    expect(codes).toEqual(expected);
    if (expected.length === 0) expect(totals.payable).toBe('0.004');
  });
});

function withCell(column: Parameters<typeof headerOf>[0], cell: BookCell): BookCell[][] {
  const [header = [], row = []] = cellsOf(hand([{}]));
  return [header, row.map((each, i) => (header[i] === headerOf(column) ? cell : each))];
}

describe('numbers', () => {
  const payableOf = async (stored: string) => {
    const { answers } = await reading(book([{ name: 'S', rows: withCell('payable', { n: stored }) }]));
    const sum = firstGroup(answers)?.sums[AMOUNTS.indexOf('payable')] as bigint;
    return [formatDecimal(sum), answers[0]?.damaged?.map(({ damage }) => damage)];
  };
  it.each([
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['1.5544800000000001E-2', '0.0155448'],
    ['459582.78000000003', '459582.78'],
    ['-12.5', '-12.5'],
    ['1E-10', '0.0000000001'],
  ])('%s is what a spreadsheet shows', async (stored, shown) => {
    expect(await payableOf(stored)).toEqual([shown, undefined]);
  });

  it.each([
    ['12345.6789012345', '12345.6789012345'],
    ['12345.678901234501', '12345.6789012345'],
  ])('%s may have lost digits, and that is said', async (stored, shown) => {
    expect(await payableOf(stored)).toEqual([shown, ['amount']]);
  });
});

describe('ids', () => {
  const header = '身份信息/资源归属账号ID';
  const withAccount = (cell: BookCell): BookSheet => {
    const [names = [], row = []] = cellsOf(hand([{}, {}]));
    return {
      name: 'S',
      rows: [
        [...names, header],
        [...row, cell],
        [...row, cell],
      ],
    };
  };
  it.each([
    ['1.2345678901234499E+15', '1.23456789012345E+15'],
    ['1.23456789012345E+15', '1.23456789012345E+15'],
    ['1234567890123450', '1.23456789012345E+15'],
    ['9.2026050077000001E+20', '9.20260500770E+20'.replace('0E', 'E')],
  ])('%s was damaged: it is said and not guessed', async (stored, shown) => {
    const { answers, codes } = await reading(book([withAccount({ n: stored })]), { keys: ['ownerId'] });
    expect(codes).toEqual([]);
    expect(firstGroup(answers)?.cells).toEqual([shown]);
    expect(answers[0]?.damaged).toEqual([{ column: header, damage: 'id', rows: 2, example: shown }]);
  });

  it.each([
    ['5056850', '5056850'],
    ['5.05685E6', '5056850'],
    ['123456789012345', '123456789012345'],
    ['1234567890123456', '1234567890123456'],
  ])('%s is whole', async (stored, shown) => {
    const { answers } = await reading(book([withAccount({ n: stored })]), { keys: ['ownerId'] });
    expect(firstGroup(answers)?.cells).toEqual([shown]);
    expect(answers[0]?.damaged).toBeUndefined();
  });

  it('line ids that are all the same now make no duplicates', async () => {
    const rows = cellsOf(hand([{ line: '1' }, { line: '2', payable: '0.003', after: '0.003' }]));
    const place = rows[0]?.indexOf(headerOf('line')) ?? -1;
    const hurt = rows.map((row, i) =>
      i === 0
        ? row
        : row
            .with(place, '\0')
            .map((cell): BookCell => (cell === '\0' ? { n: '9.2026050077000001E+20' } : cell)),
    );
    const bytes = book([{ name: 'S', rows: hurt }]);
    const found = await read([file('one.xlsx', bytes), file('two.csv', hand([{ line: '3' }]))]);
    expect(found.answers.map(({ counts }) => counts.counted)).toEqual([2, 1]);
  });
});

describe('dates', () => {
  const timesOf = async (cells: Partial<Record<'month' | 'day' | 'started', BookCell>>, options = {}) => {
    const [header = [], row = []] = cellsOf(hand([{}]));
    const own = new Map(Object.entries(cells).map(([key, cell]) => [headerOf(key as 'day'), cell]));
    const rows = [header, row.map((cell, i) => own.get(header[i] as string) ?? cell)];
    const { answers, codes } = await reading(book([{ name: 'S', rows }], options), {
      keys: ['month', 'day', 'minute'],
    });
    return codes.length > 0 ? codes : firstGroup(answers)?.cells;
  };
  it.each([
    [{ day: { n: '46156', s: 1 } }, ['2026-05', '2026-05-14', '2026-05-14 18:46']],
    [{ month: { n: '46143', s: 1 } }, ['2026-05', '2026-05-14', '2026-05-14 18:46']],
    [{ month: { n: '202605' } }, ['2026-05', '2026-05-14', '2026-05-14 18:46']],
    [{ day: { n: '20260514' } }, ['2026-05', '2026-05-14', '2026-05-14 18:46']],
    [{ started: { n: '46156.781944444447', s: 2 } }, ['2026-05', '2026-05-14', '2026-05-14 18:46']],
    [{ started: { n: '46156', s: 2 } }, ['2026-05', '2026-05-14', '2026-05-14 00:00']],
    [{ started: { n: '46156.999999', s: 2 } }, ['2026-05', '2026-05-14', '2026-05-15 00:00']],
  ])('%j', async (cells, expected) => {
    expect(await timesOf(cells as never)).toEqual(expected);
  });

  it('days of an old Macintosh count from 1904', async () => {
    expect(await timesOf({ day: { n: '44694', s: 1 } }, { date1904: true })).toEqual([
      '2026-05',
      '2026-05-14',
      '2026-05-14 18:46',
    ]);
  });
});

describe('sheets', () => {
  const bill = texts(hand([{}]));
  it('those without a bill are left, and said', async () => {
    const other: BookSheet = {
      name: 'Pivot',
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
    };
    const { skippedEntries, answers, codes } = await reading(
      book([other, { name: 'Empty', rows: [] }, bill, { ...bill, name: 'Old', hidden: true }]),
    );
    expect(codes).toEqual([]);
    expect(answers.map(({ counts }) => counts.counted)).toEqual([1]);
    expect(skippedEntries.map((name) => name.split('/').at(-1))).toEqual(['Pivot', 'Old']);
  });

  it('a bill over two sheets is one bill', async () => {
    const more = { ...texts(hand([{ line: '7' }, { line: '8' }])), name: 'Part 2' };
    const again = { ...texts(hand([{ line: '8' }])), name: 'Part 3' };
    const { answers } = await reading(
      book([{ ...texts(hand([{ line: '6' }])), name: 'Part 1' }, more, again]),
    );
    expect(answers.map(({ counts }) => [counts.counted, counts.duplicates])).toEqual([
      [1, 0],
      [2, 0],
      [0, 1],
    ]);
  });

  it('without any bill the first with rows tells what was expected', async () => {
    const { failures } = await reading(book([{ name: 'Notes', rows: [['hello', 'world']] }]));
    expect(failures).toMatchObject([{ code: 'NO_HEADER', line: 1, params: { found: 'hello | world' } }]);
  });

  it('in any namespace prefix', async () => {
    const { totals, codes } = await reading(book([bill], { prefix: 'x' }));
    expect([codes, totals.payable]).toEqual([[], '0.004']);
  });

  it('under any file name, through a pipe’s temporary file, and inside a zip', async () => {
    const bytes = book([bill]);
    expect((await read([file('bill.csv', bytes)])).totals.payable).toBe('0.004');
    const packed = file('packed.zip', zip([{ name: 'may/bill.xlsx', data: bytes }]));
    const { files, totals } = await read([packed]);
    expect(files).toEqual([`${packed}/may/bill.xlsx/Bill`]);
    expect(totals.payable).toBe('0.004');
  });
});

describe('what is refused', () => {
  const bill = texts(hand([{}]));
  const codesOf = async (entries: readonly ZipEntry[]) => (await reading(zip(entries))).codes;
  const replaced = (name: string, data: string | null) => entriesOf([bill], { parts: { [name]: data } });

  it.each([
    ['no sheet part', replaced('xl/worksheets/sheet0.xml', null), 'DAMAGED_ARCHIVE'],
    ['no shared texts', replaced('xl/sharedStrings.xml', null), 'DAMAGED_ARCHIVE'],
    ['no relations', replaced('xl/_rels/workbook.xml.rels', null), 'DAMAGED_ARCHIVE'],
    ['no XML', replaced('xl/workbook.xml', 'hello'), 'DAMAGED_ARCHIVE'],
    [
      'XML that breaks off',
      replaced('xl/worksheets/sheet0.xml', '<worksheet><sheetData><row r="1"><c r="A1"'),
      'DAMAGED_ARCHIVE',
    ],
    [
      'rows out of order',
      replaced('xl/worksheets/sheet0.xml', '<worksheet><row r="2"/><row r="1"/></worksheet>'),
      'DAMAGED_ARCHIVE',
    ],
    [
      'cells out of order',
      replaced('xl/worksheets/sheet0.xml', '<worksheet><row r="1"><c r="B1"/><c r="A1"/></row></worksheet>'),
      'DAMAGED_ARCHIVE',
    ],
    [
      'a cell outside of all sheets',
      replaced('xl/worksheets/sheet0.xml', '<worksheet><row r="1"><c r="ZZZZ1"/></row></worksheet>'),
      'DAMAGED_ARCHIVE',
    ],
    [
      'entities',
      replaced('xl/sharedStrings.xml', '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>'),
      'DAMAGED_ARCHIVE',
    ],
    [
      'an unknown entity',
      replaced('xl/sharedStrings.xml', '<sst><si><t>&a;</t></si></sst>'),
      'DAMAGED_ARCHIVE',
    ],
    [
      'a document that is no workbook',
      [{ name: '[Content_Types].xml', data: Buffer.from('<x/>') }],
      'SPREADSHEET',
    ],
  ] as [string, ZipEntry[], string][])('%s', async (_, entries, code) => {
    expect(await codesOf(entries)).toEqual([code]);
  });

  it('a workbook with a password, and an old one', async () => {
    const { failures } = await reading(Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'));
    expect(failures).toMatchObject([{ code: 'OLD_SPREADSHEET' }]);
  });

  it('more text than the limit, which is told', async () => {
    const { failures } = await reading(book([bill]), { limits: { texts: 100 } });
    expect(failures).toMatchObject([{ code: 'TOO_MANY_TEXTS', params: { limit: 100 } }]);
  });

  it('a text without an end', async () => {
    const data = `<sst><si><t>${'a'.repeat(20 << 20)}</t></si></sst>`;
    expect(await codesOf(replaced('xl/sharedStrings.xml', data))).toEqual(['DAMAGED_ARCHIVE']);
  });

  it('a bomb, at the limit of every archive', async () => {
    const data = `<worksheet><sheetData>${`<row/>${' '.repeat(1 << 20)}`.repeat(84)}</sheetData></worksheet>`;
    const { failures } = await reading(zip(replaced('xl/worksheets/sheet0.xml', data)));
    expect(failures).toMatchObject([{ code: 'INFLATES_TOO_MUCH', params: { limit: 400 } }]);
  });

  it('wherever it is cut', async () => {
    const whole = book([bill]);
    for (const cut of some(numbers(1, 40), 3)) {
      const { codes } = await reading(whole.subarray(0, Math.floor((whole.length * cut) / 41)));
      expect(codes, `cut ${cut}`).toHaveLength(1);
    }
  });
});

it('texts come back from their escapes', async () => {
  const id = { xml: '<c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_;&lt;&#10;</t></is></c>' };
  const { answers } = await reading(book([{ name: 'S', rows: withCell('id', id) }]), {
    keys: ['instanceId'],
  });
  expect(firstGroup(answers)?.cells).toEqual(['a\rb_x0041_;<']);
});

function firstGroup([answer]: readonly FileAnswer[]) {
  return answer && groupsIn(answer.groups)[0];
}
