import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DelimitedOptions, writeDelimited } from '../../src/render/delimited.ts';
import type { Table } from '../../src/report/table.ts';
import { madeUpTable } from './made-up.ts';

const ONE = 10n ** 18n;

function csv(table: Pick<Table, 'columns' | 'rows'>, options: Partial<DelimitedOptions> = {}): string {
  const whole: Table = { name: 'test', totals: [], ...table };
  return [...writeDelimited(whole, { delimiter: ',', ...options })].join('');
}

const textColumn = [
  { name: 'model', kind: 'dimension' },
  { name: 'note', kind: 'text' },
] as const;

describe('writeDelimited', () => {
  it('writes one header, plain exact decimals, empty for absent, and no totals', () => {
    const table: Table = {
      name: 'by-model',
      columns: [
        { name: 'model', kind: 'dimension' },
        { name: 'batch', kind: 'dimension' },
        { name: 'rows', kind: 'count' },
        { name: 'tokens', kind: 'quantity' },
        { name: 'payable', kind: 'money' },
        { name: 'share', kind: 'share' },
      ],
      rows: [
        ['qwen-max', true, 12345, 1_234_567n * ONE, -12_500_000_000_000_000_000n, ONE / 4n],
        [null, false, 0, null, 15_544_800_000_000_000n, null],
      ],
      totals: [['Total', null, 99, ONE, ONE, ONE]],
    };
    expect([...writeDelimited(table, { delimiter: ',' })].join('')).toBe(
      'model,batch,rows,tokens,payable,share\nqwen-max,true,12345,1234567,-12.5,0.25\n,false,0,,0.0155448,\n',
    );
  });

  it.each([
    ['plain', 'a b', 'a b'],
    ['delimiter', 'a,b', '"a,b"'],
    ['quote', 'a"b', '"a""b"'],
    ['return', 'a\rb', '"a\rb"'],
    ['feed', 'a\nb', '"a\nb"'],
    ['leading space', ' a', '" a"'],
    ['trailing space', 'a ', '"a "'],
    ['a tab is nothing special', 'a\tb', 'a\tb'],
    ['formula', '=1+1', "'=1+1"],
    ['formula with comma', '=SUM(1,+2)', `"'=SUM(1,'+2)"`],
    ['escape sequence', '\x1b[2J', '\x1b[2J'],
  ])('CSV, %s', (_, cell, field) => {
    expect(csv({ columns: textColumn, rows: [[cell, 'x']] })).toBe(`model,note\n${field},x\n`);
  });

  it.each([
    ['tab', 'a\tb', '"a\tb"'],
    ['comma', 'a,b', 'a,b'],
    ['feed', 'a\nb', '"a\nb"'],
  ])('TSV, %s', (_, cell, field) => {
    const text = csv({ columns: textColumn, rows: [[cell, 'x']] }, { delimiter: '\t' });
    expect(text).toBe(`model\tnote\n${field}\tx\n`);
  });

  it('starts with a byte order mark and ends lines as asked', () => {
    expect(csv({ columns: textColumn, rows: [['a', 'b']] }, { bom: true, eol: '\r\n' })).toBe(
      '\ufeffmodel,note\r\na,b\r\n',
    );
  });

  it('makes column names safe, which a pivot takes from the bill', () => {
    const columns = [
      { name: '=1+1', kind: 'money' },
      { name: 'a"b', kind: 'money' },
    ] as const;
    expect(csv({ columns, rows: [] })).toBe(`'=1+1,"a""b"\n`);
  });

  it('shows control characters on a screen', () => {
    const columns = [{ name: 'x\x1b', kind: 'text' }] as const;
    expect(csv({ columns, rows: [['\x1b[2J\u202ea\nb']] }, { screen: true })).toBe(
      'x\\x1b\n\\x1b[2J\\u202ea\\x0ab\n',
    );
  });

  it('does not lose a row of one empty cell', () => {
    expect(csv({ columns: [{ name: 'model', kind: 'dimension' }], rows: [[null], ['']] })).toBe(
      'model\n""\n""\n',
    );
  });

  it('comes in a few large chunks', () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [`model-${row}`, 'x'.repeat(20)]);
    const chunks = [
      ...writeDelimited({ name: 't', columns: textColumn, rows, totals: [] }, { delimiter: ',' }),
    ];
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.length).toBeLessThan(50);
    expect(chunks.join('').split('\n')).toHaveLength(20_002);
  });
});

/** As UTF-8 carries it, where a lone surrogate has no form. */
const withoutApostrophes = (text: string) => Buffer.from(text.replaceAll("'", '')).toString();

describe('read back by csv-parse', () => {
  it.each([
    [',', '\n', false],
    [',', '\r\n', true],
    ['\t', '\n', false],
    ['\t', '\r\n', true],
  ] as const)('delimiter %j, line end %j, mark %j: the same cells', (delimiter, eol, bom) => {
    fc.assert(
      fc.property(madeUpTable, ({ columns, rows }) => {
        const text = csv(
          { columns, rows: rows.map((row) => row.map(({ cell }) => cell)) },
          { delimiter, eol, bom },
        );
        const [header, ...body] = parse(text, { delimiter, bom: true, record_delimiter: eol }) as string[][];
        const expected = rows.map((row) =>
          row.map(({ read }) => (read === null ? '' : withoutApostrophes(String(read)))),
        );
        const names = columns.map((column) => withoutApostrophes(column.name));
        expect((header as string[]).map(withoutApostrophes)).toEqual(names);
        expect(body.map((row) => row.map(withoutApostrophes))).toEqual(expected);
        columns.forEach((column, index) => {
          if (column.kind === 'dimension' || column.kind === 'text') return;
          body.forEach((row, line) => {
            expect(row[index]).toBe(String(rows[line]?.[index]?.read ?? ''));
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('a screen never gets a control character but line ends and tabs between cells', () => {
    fc.assert(
      fc.property(madeUpTable, ({ columns, rows }) => {
        const cells = rows.map((row) => row.map(({ cell }) => cell));
        const text = csv({ columns, rows: cells }, { screen: true });
        expect(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u.test(text)).toBe(false);
      }),
    );
  });
});
