/** Each limit with the smallest input that meets it, for the kinds of input that it limits: refused, and read when raised. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPrices } from '../../../src/compare/reconcile/sources/prices.ts';
import type { Limits } from '../../../src/read/contract/limits.ts';
import { DEFAULT_LIMITS } from '../../../src/read/contract/limits.ts';
import { excerpt } from '../../../src/read/contract/row.ts';
import { readNames } from '../../../src/read/files/names.ts';
import { readInputs } from '../../../src/read/files/read-inputs.ts';
import { isProblem } from '../../../src/read/records/record.ts';
import { recordsIn } from '../../../src/read/records/records.ts';
import { fastEngine } from '../../../src/scan/engine.ts';
import { BillError, type Problem } from '../../../src/words/problem.ts';
import { book, entriesOf } from '../../support/bills/workbook-maker.ts';
import { run } from '../../support/cli/run.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { isWhole } from '../../support/setup/effort.ts';
import { type ZipEntry, zip } from '../input/zip-writer.ts';
import { KEYS } from '../reading.ts';
import { hand } from '../row/hand.ts';

const folder = useFolder();
let files = 0;

function written(ending: string, content: string | Uint8Array): string {
  const path = join(folder, `${++files}.${ending}`);
  writeFileSync(path, content);
  return path;
}

/** What a bill was refused or cut off for; empty where it was read to its end. */
async function billCodes(
  path: string,
  limits: Partial<Limits> = {},
  fast = false,
): Promise<readonly string[]> {
  const engine = fast ? { engine: fastEngine() } : {};
  const { failures } = await readInputs([path], { keys: KEYS, limits, ...engine });
  return failures.map(({ code }) => code);
}

/** What the records of another table were refused for. */
async function recordCodes(path: string, limits: Partial<Limits> = {}): Promise<readonly string[]> {
  const codes: string[] = [];
  const take = (problem: Problem) => codes.push(problem.code);
  try {
    for await (const item of recordsIn(path, { limits: { ...DEFAULT_LIMITS, ...limits } }))
      if (isProblem(item)) take(item);
  } catch (error) {
    if (!(error instanceof BillError)) throw error;
    take(error.problem);
  }
  return codes;
}

const bill = hand([{}]);
const rows = bill
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const sheet = { name: 'Bill', rows };
const sheetXml = (data: string) => zip(entriesOf([sheet], { parts: { 'xl/worksheets/sheet0.xml': data } }));
const nested = (depth: number, inner: string) => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;

describe('archives', () => {
  const entries: ZipEntry[] = [
    { name: 'bill.csv', data: Buffer.from(bill) },
    { name: 'a.md', data: Buffer.from('') },
    { name: 'b.md', data: Buffer.from('') },
  ];

  it('entries of a zip', async () => {
    const path = written('zip', zip(entries));
    expect(await billCodes(path, { entries: 2 })).toEqual(['TOO_MANY_ENTRIES']);
    expect(await billCodes(path, { entries: 3 })).toEqual([]);
  });

  it('sheets of a workbook', async () => {
    const path = written('xlsx', book([sheet, { ...sheet, name: 'B' }, { ...sheet, name: 'C' }]));
    const parts = entriesOf([sheet, sheet, sheet]).length;
    expect(await billCodes(path, { entries: parts - 1 })).toEqual(['TOO_MANY_ENTRIES']);
    expect(await billCodes(path, { entries: parts })).toEqual([]);
    const sheets = Array.from({ length: 60 }, (_, i) => `<sheet name="S${i}" r:id="r0"/>`).join('');
    const many = entriesOf([sheet], {
      parts: { 'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${sheets}</sheets></workbook>` },
    });
    expect(await billCodes(written('xlsx', zip(many)), { entries: 59 })).toEqual(['TOO_MANY_ENTRIES']);
  });

  const data = Buffer.alloc(0);
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `${i}.md`, data, method: 0 }));

  it('as many entries as a zip of old has room for, before they are read', async () => {
    const path = written('zip', zip([...many(65_535), entries[0] as ZipEntry]));
    expect(await billCodes(path)).toEqual(['TOO_MANY_ENTRIES']);
  });

  it.runIf(isWhole)('200,000 entries that are no tables, where that is asked for', async () => {
    const path = written('zip', zip([...many(200_000), entries[0] as ZipEntry]));
    expect(await billCodes(path, { entries: 1_000_000 })).toEqual([]);
  });
});

describe('workbooks', () => {
  it.each([
    ['a sheet', (depth: number) => sheetXml('<a>'.repeat(depth))],
    [
      'shared texts',
      (depth: number) => zip(entriesOf([sheet], { parts: { 'xl/sharedStrings.xml': '<a>'.repeat(depth) } })),
    ],
    [
      'styles',
      (depth: number) => zip(entriesOf([sheet], { parts: { 'xl/styles.xml': '<a>'.repeat(depth) } })),
    ],
    [
      'the list of sheets',
      (depth: number) => zip(entriesOf([sheet], { parts: { 'xl/workbook.xml': '<a>'.repeat(depth) } })),
    ],
  ])('elements within elements: %s', async (_, made) => {
    expect(await billCodes(written('xlsx', made(201)))).toEqual(['TOO_DEEP']);
    expect(await billCodes(written('xlsx', made(100_000)))).toEqual(['TOO_DEEP']);
    expect(await billCodes(written('xlsx', made(300)), { depth: 400 })).toEqual(['DAMAGED_ARCHIVE']);
  });

  const pieces = '<r><t>ten letter</t></r>'.repeat(20);

  it('a shared text in any number of pieces', async () => {
    const parts = { 'xl/sharedStrings.xml': `<sst><si>${pieces}</si></sst>` };
    const path = written('xlsx', zip(entriesOf([sheet], { parts })));
    expect(await billCodes(path, { field: 199 })).toEqual(['FIELD_TOO_LONG']);
    expect(await billCodes(path, { field: 200 })).not.toContain('FIELD_TOO_LONG');
  });

  it('a text of a cell in any number of pieces', async () => {
    const path = written(
      'xlsx',
      sheetXml(`<worksheet><row r="1"><c r="A1" t="inlineStr"><is>${pieces}</is></c></row></worksheet>`),
    );
    expect(await billCodes(path, { field: 199 })).toEqual(['FIELD_TOO_LONG']);
    expect(await billCodes(path, { field: 200 })).toEqual(['NO_HEADER']);
  });

  it('a row that says a long shared text again and again', async () => {
    const shared = `<sst><si><t>${'x'.repeat(1000)}</t></si></sst>`;
    const cells = '<c t="s"><v>0</v></c>'.repeat(50);
    const parts = {
      'xl/sharedStrings.xml': shared,
      'xl/worksheets/sheet0.xml': `<worksheet><row r="1">${cells}</row></worksheet>`,
    };
    const path = written('xlsx', zip(entriesOf([sheet], { parts })));
    expect(await billCodes(path, { record: 49_999 })).toEqual(['RECORD_TOO_LONG']);
    expect(await billCodes(path, { record: 50_000 })).toEqual(['NO_HEADER']);
  });

  it('texts without a character take room as well', async () => {
    const parts = { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(1000)}</sst>` };
    const path = written('xlsx', zip(entriesOf([sheet], { parts })));
    expect(await billCodes(path, { texts: 15_999 })).toEqual(['TOO_MANY_TEXTS']);
    expect(await billCodes(path, { texts: 16_000 })).not.toContain('TOO_MANY_TEXTS');
  });

  it('a first shared text without a character is one', async () => {
    const first = '<sst><si/><si><t>x</t></si></sst>';
    const cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>';
    const parts = {
      'xl/sharedStrings.xml': first,
      'xl/worksheets/sheet0.xml': `<worksheet><row r="1">${cells}</row></worksheet>`,
    };
    expect(await billCodes(written('xlsx', zip(entriesOf([sheet], { parts }))))).toEqual(['NO_HEADER']);
  });

  it('a row further down than a sheet goes, in a bill and in a table of names', async () => {
    const path = written(
      'xlsx',
      sheetXml('<worksheet><row r="99999999999"><c><v>1</v></c></row></worksheet>'),
    );
    expect(await billCodes(path)).toEqual(['DAMAGED_ARCHIVE']);
    expect(await recordCodes(path)).toEqual(['DAMAGED_ARCHIVE']);
  });
});

describe('JSON', () => {
  it.each([
    ['a list', (depth: number) => nested(depth, '')],
    ['a list that never closes', (depth: number) => '['.repeat(depth)],
    ['an object', (depth: number) => `{"a":${nested(depth - 1, '')}}`],
    ['objects in objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ])('brackets within brackets: %s', async (_, made) => {
    expect(await recordCodes(written('json', made(201)))).toEqual(['TOO_DEEP']);
    expect(await recordCodes(written('json', made(500_000)))).toEqual(['TOO_DEEP']);
    expect(await recordCodes(written('json', made(300)), { depth: 300 })).not.toContain('TOO_DEEP');
  });

  it('a line that is too deep leaves the others', async () => {
    const lines = ['{"a":1}', `{"a":${nested(200, '')}}`, '{"a":2}', `data ${nested(300, '')}`];
    expect(await recordCodes(written('ndjson', lines.join('\n')))).toEqual(['TOO_DEEP', 'TOO_DEEP']);
  });

  it('brackets in texts are none', async () => {
    const text = '['.repeat(1000);
    expect(await recordCodes(written('json', JSON.stringify([{ a: text, b: `\\"${text}"` }])))).toEqual([]);
  });

  it('bytes, values and fields of a document', async () => {
    const path = written('json', '[{"a":1,"b":2},{"a":3,"b":4}]');
    expect(await recordCodes(path, { json: 28 })).toEqual(['JSON_TOO_LARGE']);
    expect(await recordCodes(path, { values: 5 })).toEqual(['TOO_MANY_VALUES']);
    expect(await recordCodes(path, { columns: 1 })).toEqual(['TOO_MANY_COLUMNS', 'TOO_MANY_COLUMNS']);
    expect(await recordCodes(path, { json: 29, values: 6, columns: 2 })).toEqual([]);
  });

  it('a log for reconcile: the message names the limit and what to do', async () => {
    const path = written('json', nested(201, ''));
    const given = written('csv', bill);
    const { code, stderr } = await run(['reconcile', given, '--against', path]);
    expect(code).toBe(3);
    expect(stderr).toContain('nested more than 200 deep');
    expect(stderr).toContain('--limit depth=N');
  });
});

describe('tables that are kept', () => {
  const names = written('csv', 'id,name\n1,a\n2,b\n');
  const prices = written('csv', 'model,direction,price,unit\nm,input,1,1K\nn,input,1,1K\n');

  it('names', async () => {
    await expect(readNames(names, { table: 403 })).rejects.toMatchObject({
      problem: { code: 'TABLE_TOO_LARGE' },
    });
    expect((await readNames(names, { table: 404 })).rows.size).toBe(2);
  });

  it('prices', async () => {
    await expect(readPrices(prices, undefined, { table: 1200 })).rejects.toMatchObject({
      problem: { code: 'TABLE_TOO_LARGE' },
    });
    expect((await readPrices(prices, undefined, { table: 1300 })).of('m', 'input')).toBeDefined();
  });

  it('--limit reaches them', async () => {
    const given = written('csv', bill);
    const { code, stderr } = await run([given, '--names', names, '--limit', 'table=100']);
    expect([code, stderr.includes('--limit table=N')]).toEqual([3, true]);
    expect((await run([given, '--names', names, '--limit', 'table=1K'])).code).toBe(0);
  });

  it('an id that is there twice is told with its first line, texts of several rows are kept once', async () => {
    const twice = written('csv', 'id,team\n1,a\n2,a\n3,b\n2,c\n');
    await expect(readNames(twice)).rejects.toMatchObject({
      problem: { code: 'NAMES_TWICE', line: 5, params: { first: 3 } },
    });
    const { rows: kept } = await readNames(written('csv', 'id,team\n1,a\n2,a\n3,b\n'));
    expect([...kept.values()].map(({ team }) => team)).toEqual(['a', 'a', 'b']);
  });
});

describe('the cells that groups differ by', () => {
  const ids = Array.from({ length: 20 }, (_, n) => ({
    id: `50000${n};${'w'.repeat(1000)};qwen-plus;input_token;;0`,
  }));
  const path = written('csv', hand(ids));

  it.each([false, true])('are limited (fast reader: %s)', async (fast) => {
    expect(await billCodes(path, { keys: 10_000 }, fast)).toEqual(['TOO_LONG_KEYS']);
    expect(await billCodes(path, { keys: 30_000 }, fast)).toEqual([]);
  });

  it('of a workbook too', async () => {
    const cells = hand(ids)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(await billCodes(written('xlsx', book([{ name: 'B', rows: cells }])), { keys: 10_000 })).toEqual([
      'TOO_LONG_KEYS',
    ]);
  });
});

it('what is kept of a long cell is the beginning of it, whole characters or not', () => {
  expect(excerpt('x'.repeat(80))).toBe('x'.repeat(80));
  expect(excerpt('😀'.repeat(100))).toBe(`${'😀'.repeat(40)}..`);
  expect(excerpt(`a${'😀'.repeat(100)}`)).toBe(`a${'😀'.repeat(39)}\ud83d..`);
});
