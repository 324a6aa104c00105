import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeJson } from '../../src/render/json.ts';
import { writeNdjson } from '../../src/render/ndjson.ts';
import type { Report } from '../../src/report/report.ts';
import type { Notice } from '../../src/words/notice.ts';
import { hostileText, madeUpTable } from './made-up.ts';

const ONE = 10n ** 18n;

const report: Report = {
  report: 'cost',
  bill: { files: ['may.csv'], months: ['2026-05'], accounts: ['1'], final: null },
  proof: { rowsRead: 21, counted: 1, leftAside: 2, totalRows: 0, filtered: 3, duplicates: 4, rejected: 11 },
  table: {
    name: 'by-model',
    columns: [
      { name: 'model', kind: 'dimension' },
      { name: 'note', kind: 'text' },
      { name: 'currency', kind: 'dimension' },
      { name: 'tax', kind: 'dimension' },
      { name: 'rows', kind: 'count' },
      { name: 'tokens', kind: 'quantity' },
      { name: 'payable', kind: 'money' },
    ],
    rows: [
      ['qwen-max', null, 'CNY', 'included', 2, 1_000_000n * ONE, -ONE / 8n],
      [true, 'a "note"', 'CNY', 'included', 3, null, 10n ** 30n + 1n],
    ],
    totals: [[null, null, 'CNY', 'included', 5, 1_000_000n * ONE, 12n * ONE]],
  },
  warnings: [
    { code: 'UNKNOWN_UNIT', params: { texts: ['hour'], more: 0, rows: 3 }, columns: ['tokens'], rows: 3 },
    { code: 'PRELIMINARY' },
  ],
};

const sentence = (notice: Notice) => `about ${notice.code}`;
const text = (of: Report) => [...writeJson(of, sentence)].join('');

describe('writeJson', () => {
  it('writes the contract', () => {
    expect(text(report)).toBe(`{
  "schema_version": 2,
  "report": "cost",
  "bill": {"files":["may.csv"],"months":["2026-05"],"accounts":["1"],"final":null},
  "proof": {"rows_read":21,"counted":1,"left_aside":2,"total_rows":0,"filtered":3,"duplicates":4,"rejected":11},
  "columns": [
    {"name":"model","kind":"dimension"},
    {"name":"note","kind":"text"},
    {"name":"currency","kind":"dimension"},
    {"name":"tax","kind":"dimension"},
    {"name":"rows","kind":"count"},
    {"name":"tokens","kind":"quantity"},
    {"name":"payable","kind":"money"}
  ],
  "rows": [
    {"model":"qwen-max","note":null,"currency":"CNY","tax":"included","rows":2,"tokens":"1000000","payable":"-0.125"},
    {"model":true,"note":"a \\"note\\"","currency":"CNY","tax":"included","rows":3,"tokens":null,"payable":"1000000000000.000000000000000001"}
  ],
  "totals": [
    {"currency":"CNY","tax":"included","rows":5,"tokens":"1000000","payable":"12"}
  ],
  "warnings": [
    {"code":"UNKNOWN_UNIT","message":"about UNKNOWN_UNIT","columns":["tokens"],"rows":3},
    {"code":"PRELIMINARY","message":"about PRELIMINARY"}
  ]
}
`);
  });

  it('writes empty lists', () => {
    const empty = { ...report, table: { name: 't', columns: [], rows: [], totals: [] }, warnings: [] };
    expect(JSON.parse(text(empty))).toMatchObject({ columns: [], rows: [], totals: [], warnings: [] });
  });

  it('keeps column order and odd names', () => {
    const columns = ['b', '2026', '__proto__', 'a', '1'].map((name) => ({ name, kind: 'money' }) as const);
    const odd = {
      ...report,
      table: { name: 't', columns, rows: [[ONE, 2n * ONE, 3n * ONE, null, 5n * ONE]], totals: [] },
    };
    expect(text(odd)).toContain('{"b":"1","2026":"2","__proto__":"3","a":null,"1":"5"}');
  });

  it('escapes what a terminal would obey', () => {
    const hostile = '\x1b\x7f\x9b\u202e\u2066\u2028\u2029\ufeff\ud800\u{e0041}';
    const files = { ...report, bill: { ...report.bill, files: [hostile] } };
    expect(text(files)).toContain(
      String.raw`["\u001b\u007f\u009b\u202e\u2066\u2028\u2029\ufeff\ud800\udb40\udc41"]`,
    );
    expect(JSON.parse(text(files)).bill.files).toEqual([hostile]);
  });

  it('comes back as it was, whatever the cells', () => {
    fc.assert(
      fc.property(madeUpTable, hostileText, ({ columns, rows }, name) => {
        const cells = rows.map((row) => row.map(({ cell }) => cell));
        const made: Report = {
          ...report,
          report: name,
          table: { name: 't', columns, rows: cells, totals: [] },
        };
        const written = text(made);
        const read = JSON.parse(written);
        expect(read.report).toBe(name);
        expect(read.columns).toEqual(columns);
        expect(read.rows.map((row: object) => pairs(row))).toEqual(
          rows.map((row) => expectedPairs(columns, row)),
        );
        expect(/(?!\n)\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(written)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('comes in chunks', () => {
    const rows = Array.from({ length: 5000 }, () => [...report.table.rows][0] as never);
    const chunks = [...writeJson({ ...report, table: { ...report.table, rows } }, sentence)];
    expect(chunks.length).toBeGreaterThan(10);
    expect(JSON.parse(chunks.join('')).rows).toHaveLength(5000);
  });
});

/** By name, because JSON.parse moves numeric keys to the front. */
function pairs(row: object): [string, unknown][] {
  return Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
}

function expectedPairs(
  columns: readonly { name: string }[],
  row: readonly { read: unknown }[],
): [string, unknown][] {
  const found = columns.map((column, index): [string, unknown] => [column.name, row[index]?.read]);
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('writeNdjson', () => {
  it('writes one row a line', () => {
    expect([...writeNdjson(report.table)].join('')).toBe(
      '{"model":"qwen-max","note":null,"currency":"CNY","tax":"included","rows":2,"tokens":"1000000","payable":"-0.125"}\n' +
        '{"model":true,"note":"a \\"note\\"","currency":"CNY","tax":"included","rows":3,"tokens":null,"payable":"1000000000000.000000000000000001"}\n',
    );
  });

  it('writes nothing for no rows', () => {
    expect([...writeNdjson({ ...report.table, rows: [] })]).toEqual([]);
  });

  it('has a line for each row, whatever the cells', () => {
    fc.assert(
      fc.property(madeUpTable, ({ columns, rows }) => {
        const cells = rows.map((row) => row.map(({ cell }) => cell));
        const written = [...writeNdjson({ name: 't', columns, rows: cells, totals: [] })].join('');
        const lines = written.split('\n').slice(0, -1);
        expect(lines.map((line) => pairs(JSON.parse(line)))).toEqual(
          rows.map((row) => expectedPairs(columns, row)),
        );
      }),
    );
  });
});
