import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DelimitedOptions, writeDelimited } from '../../src/render/delimited.ts';
import type { Table } from '../../src/report/table.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hostileBill } from '../support/formulas/bill.ts';
import { PAYLOADS } from '../support/formulas/payloads.ts';
import {
  alone,
  amountsOf,
  asHeads,
  asNames,
  everywhere,
  FIGURES,
  TEXT_COLUMNS,
} from '../support/formulas/tables.ts';
import { hasOffice, openedBy } from '../support/services/calc.ts';
import { describeWith } from '../support/services/describe-with.ts';
import { type Sheet, type SheetCell, sheetOf } from '../support/services/opened-sheet.ts';

/** Comma, semicolon, tab, bar, and all of them at once. */
const SEPARATORS = ['44', '59', '9', '124', '44/59/9/124'];
const STYLES: Readonly<Record<string, DelimitedOptions>> = {
  csv: { delimiter: ',' },
  excel: { delimiter: ',', bom: true, eol: '\r\n' },
  tsv: { delimiter: '\t' },
};

const NAMES = ['everywhere', 'alone', 'names', 'heads', 'heads-of-two', 'bill', 'pivot'] as const;

describeWith('soffice', hasOffice(), 'formulas, judged by LibreOffice', () => {
  const folder = temporaryFolder();
  const ours: string[] = [];
  const sheets = new Map<string, Sheet>();
  const sheet = (file: string, separators: string) => sheets.get(`${separators} ${file}`) as Sheet;

  beforeAll(async () => {
    for (const [name, table] of Object.entries(await tables())) {
      for (const [style, options] of Object.entries(STYLES)) {
        folder.write(`${name}-${style}.csv`, [...writeDelimited(table, options)].join(''));
        ours.push(`${name}-${style}`);
      }
      folder.write(`${name}-naive.csv`, naiveText(table));
    }
    for (const separators of SEPARATORS) open([...ours, ...naiveOf(separators)], separators);
  });
  afterAll(() => folder.remove());

  async function tables(): Promise<Record<(typeof NAMES)[number], Table>> {
    const bill = await hostileBill(folder);
    return {
      everywhere: everywhere(),
      alone: alone(),
      names: asNames(),
      heads: asHeads(['payable']),
      'heads-of-two': asHeads(['payable', 'tokens']),
      bill: bill.rows,
      pivot: bill.pivot,
    };
  }

  function open(files: readonly string[], separators: string): void {
    const paths = files.map((file) => `${folder.path}/${file}.csv`);
    for (const [index, xml] of openedBy(folder.path, paths, separators).entries())
      sheets.set(`${separators} ${files[index]}`, sheetOf(xml));
  }

  it('there are enough payloads and columns', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(100);
    expect(TEXT_COLUMNS.length).toBeGreaterThan(25);
  });

  it.each(SEPARATORS)('none in any file, opened with separator %s', (separators) => {
    const found = ours.map((file) => [file, sheet(file, separators).formulas]);
    expect(found).toEqual(ours.map((file) => [file, 0]));
  });

  it('the judge is awake: unprotected, the same texts are formulas', () => {
    // With two measures a head begins with the measure's name.
    const begun = naiveOf('44').filter((file) => file !== 'heads-of-two-naive');
    for (const file of begun) expect(sheet(file, '44').formulas, file).toBeGreaterThan(20);
    for (const separators of ['44', '44/59/9/124'])
      expect(sheet('everywhere-naive', separators).formulas).toBeGreaterThan(1000);
    for (const separators of ['59', '9', '124'])
      expect(sheet('alone-naive', separators).formulas, separators).toBeGreaterThan(5);
  });

  const opened = Object.keys(STYLES).map((style) => [style, style === 'tsv' ? '9' : '44'] as const);

  it.each(opened)('negative amounts are the nearest numbers to ours: %s', (style, separators) => {
    for (const name of ['everywhere', 'alone', 'names']) {
      const rows = figuresOf(sheet(`${name}-${style}`, separators), FIGURES.length);
      const ids = rows.map(([id]) => id as number);
      expect(rows).toEqual(ids.map((id) => amountsOf(id).map(Number)));
      expect(ids.sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 1));
    }
  });

  it.each(opened)('those of a bill too: %s', (style, separators) => {
    const rows = figuresOf(sheet(`bill-${style}`, separators), 2);
    const expected = PAYLOADS.map((_, index) =>
      amountsOf(index + 1)
        .slice(2)
        .map(Number),
    );
    expect(rows.sort(byFirst)).toEqual(expected.sort(byFirst));
  });

  it.each(opened)('and those under the heads of a pivot: %s', (style, separators) => {
    const { rows } = sheet(`heads-${style}`, separators);
    const [header = [], ...body] = rows.filter((row) => row.length > 0);
    expect(header).toHaveLength(PAYLOADS.length + 3);
    const seen = body.flatMap((row) => row.slice(3)).filter(({ type }) => type !== '');
    expect(seen.map(numberOf).sort(compare)).toEqual(
      PAYLOADS.map((_, index) => Number(amountsOf(index + 1)[3])).sort(compare),
    );
  });
});

/** The unprotected files that the judge is shown by a separator. */
function naiveOf(separators: string): readonly string[] {
  if (separators === '44') return NAMES.map((name) => `${name}-naive`);
  return [separators.includes('44') ? 'everywhere-naive' : 'alone-naive'];
}

/** What a writer does that knows RFC 4180 and nothing else. */
function naiveText({ columns, rows }: Table): string {
  const quoted = (cell: unknown) => `"${String(cell ?? '').replaceAll('"', '""')}"`;
  return [columns.map(({ name }) => name), ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

/** The last cells of every row below the header, which must be numbers in rows of one width. */
function figuresOf({ rows }: Sheet, count: number): number[][] {
  const [header = [], ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) => {
    expect(row).toHaveLength(header.length);
    return row.slice(-count).map(numberOf);
  });
}

function numberOf({ type, value }: SheetCell): number {
  expect(type).toBe('float');
  return Number(value);
}

function compare(a: number, b: number): number {
  return a - b;
}

function byFirst(a: readonly number[], b: readonly number[]): number {
  return compare(a[0] as number, b[0] as number);
}
