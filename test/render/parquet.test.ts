import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { formatDecimal, ONE } from '../../src/bill/decimal.ts';
import { writeParquet } from '../../src/render/parquet.ts';
import { dimensionColumn, measureColumn } from '../../src/report/cost-query.ts';
import type { Cell, Column } from '../../src/report/table.ts';
import { literal, plain, query, utc } from '../support/services/duckdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'bill-analyze-parquet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MODEL: Column = { name: 'model', kind: 'dimension' };
const PAYABLE: Column = { name: 'payable', kind: 'money' };
const ALL: readonly Column[] = [
  MODEL,
  { name: 'thinking', kind: 'dimension', boolean: true },
  { name: 'rows', kind: 'count' },
  { name: 'tokens', kind: 'quantity' },
  PAYABLE,
  { name: 'at', kind: 'time' },
  { name: 'note', kind: 'text' },
];

async function bytesOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeParquet(columns, rows)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

let files = 0;
async function written(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<string> {
  const path = join(folder, `${files++}.parquet`);
  writeFileSync(path, await bytesOf(columns, rows));
  return literal(path);
}

const text = (value: string) => BigInt(value) * ONE;

describe('writeParquet', () => {
  it('gives each kind its type, and keeps nulls', async () => {
    const full: Cell[] = ['qwen', true, 3, text('7'), -ONE / 8n, '2026-04-30T16:00:00Z', '中文 "x"'];
    const path = await written(ALL, [full, ALL.map(() => null)]);
    const types = await query(`DESCRIBE SELECT * FROM ${path}`);
    expect(types.map(({ column_type }) => column_type)).toEqual([
      ...['VARCHAR', 'BOOLEAN', 'BIGINT', 'DECIMAL(38,12)', 'DECIMAL(38,12)'],
      ...['TIMESTAMP WITH TIME ZONE', 'VARCHAR'],
    ]);
    expect(await query(`SELECT * REPLACE (${utc('"at"')} AS "at") FROM ${path}`)).toEqual([
      {
        model: 'qwen',
        thinking: true,
        rows: '3',
        tokens: '7.000000000000',
        payable: '-0.125000000000',
        at: '2026-04-30T16:00:00Z',
        note: '中文 "x"',
      },
      { model: null, thinking: null, rows: null, tokens: null, payable: null, at: null, note: null },
    ]);
  });

  it('days are dates and whole counts integers, each as the table has it; months and hours stay texts', async () => {
    const columns = ['billing_month', 'day', 'hour', 'seconds'].map((name) =>
      name === 'seconds' ? measureColumn(name) : dimensionColumn(name),
    );
    const path = await written(
      [...columns, measureColumn('tokens')],
      [
        ['2026-05', '2026-05-14', '2026-05-14 18:00', text('3'), text('123456789012')],
        ['2026-05', null, null, null, null],
      ],
    );
    const types = await query(`DESCRIBE SELECT * FROM ${path}`);
    expect(types.map(({ column_type }) => column_type)).toEqual([
      ...['VARCHAR', 'DATE', 'VARCHAR', 'DECIMAL(38,12)', 'BIGINT'],
    ]);
    expect(await query(`SELECT * FROM ${path} WHERE day < DATE '2026-05-15'`)).toEqual([
      {
        billing_month: '2026-05',
        day: '2026-05-14',
        hour: '2026-05-14 18:00',
        seconds: '3.000000000000',
        tokens: '123456789012',
      },
    ]);
  });

  it.each([
    ['a part of one', 'tokens', [ONE, ONE / 2n], 'DECIMAL(38,12)'],
    ['more of them than an INT64 holds', 'tokens', [ONE, -(2n ** 63n) * ONE], 'DECIMAL(38,12)'],
    ['as many as an INT64 holds', 'tokens', [-(2n ** 63n - 1n) * ONE, (2n ** 63n - 1n) * ONE], 'BIGINT'],
    ['no row that says any', 'tokens', [null], 'BIGINT'],
    ['words between days', 'day', ['2026-05-14', 'other (3)'], 'VARCHAR'],
    ['no day', 'day', [null], 'DATE'],
  ])('a column with %s has the type that holds it', async (_, name, cells: readonly Cell[], type) => {
    const column = name === 'day' ? dimensionColumn(name) : measureColumn(name);
    const path = await written(
      [column],
      cells.map((cell) => [cell]),
    );
    expect((await query(`DESCRIBE SELECT * FROM ${path}`))[0]?.column_type).toBe(type);
    const found = await query(`SELECT * FROM ${path}`);
    expect(found.map((row) => plain(row[name]))).toEqual(
      cells.map((cell) => (typeof cell === 'bigint' ? formatDecimal(cell) : cell)),
    );
  });

  it('keeps any amount to its last digit', async () => {
    // DECIMAL(38) holds 38 digits: with 18 decimals, 20 before the point.
    const most = 10n ** 38n - 1n;
    const amount = fc.oneof(
      fc.bigInt({ min: -most, max: most }),
      fc.bigInt({ min: -ONE * 100n, max: ONE * 100n }),
      fc.constantFrom(0n, 1n, -1n, most, -most),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(amount), { minLength: 1, maxLength: 40 }), async (amounts) => {
        const path = await written(
          [MODEL, PAYABLE],
          amounts.map((each, place) => [String(place), each]),
        );
        const found = await query(`SELECT payable::VARCHAR AS payable FROM ${path} ORDER BY model::INTEGER`);
        expect(found.map(({ payable }) => plain(payable))).toEqual(
          amounts.map((each) => (each === null ? null : formatDecimal(each))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('refuses an amount that no DECIMAL(38) holds', async () => {
    for (const amount of [10n ** 44n, -(10n ** 44n), 10n ** 38n + 1n])
      await expect(bytesOf([PAYABLE], [[amount]])).rejects.toMatchObject({
        code: 'NO_PARQUET_DECIMAL',
        column: 'payable',
      });
  });

  it('takes eighteen decimals for a column that has one such amount, in any row', async () => {
    const rows = Array.from({ length: 25_000 }, (_, index) => [index === 24_999 ? 1n : ONE]);
    const path = await written([PAYABLE], rows);
    expect(await query(`SELECT sum(payable) AS sum FROM ${path}`)).toEqual([
      { sum: '24999.000000000000000001' },
    ]);
  });

  it('a stream whose first rows have twelve decimals refuses a finer one behind them', async () => {
    async function* rows(): AsyncGenerator<readonly Cell[]> {
      for (let i = 0; i < 25_000; i++) yield [i === 24_999 ? 1n : ONE];
    }
    const all = async () => {
      for await (const chunk of writeParquet([PAYABLE], rows())) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toMatchObject({ code: 'NO_PARQUET_DECIMAL' });
  });

  it('finds rows by their statistics, negative amounts too', async () => {
    const rows = Array.from({ length: 45_000 }, (_, index) => [`m${index % 7}`, BigInt(index - 5) * ONE]);
    const path = await written([MODEL, PAYABLE], rows);
    const counted = async (where: string) =>
      (await query(`SELECT count(*) AS n FROM ${path} WHERE ${where}`))[0]?.n;
    expect(await counted('payable < 0')).toBe('5');
    expect(await counted('payable >= 44000')).toBe('995');
    expect(await counted("model = 'm3'")).toBe('6429');
    const groups = await query(
      `SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata(${path})`,
    );
    expect(groups.length).toBe(3);
  });

  it('writes repeated texts once', async () => {
    const rows = [['a'], ['b'], [null], ['a']];
    const path = await written([MODEL], rows);
    const [found] = await query(`SELECT encodings, compression FROM parquet_metadata(${path})`);
    expect(found?.encodings).toContain('RLE_DICTIONARY');
    expect(await query(`SELECT model FROM ${path}`)).toEqual(rows.map(([model]) => ({ model })));
  });

  it.each([
    ['no rows', []],
    ['nothing in any', [ALL.map(() => null), ALL.map(() => null)]],
  ])('a table with %s is a file with its columns', async (_, rows) => {
    const path = await written(ALL, rows);
    expect(await query(`SELECT count(*) AS n, count(COLUMNS(*)) FROM ${path}`)).toMatchObject([
      { n: String(rows.length), model: '0', payable: '0' },
    ]);
  });

  it('gives the same bytes again', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => [`m${index}`, BigInt(index)]);
    expect(await bytesOf([MODEL, PAYABLE], rows)).toEqual(await bytesOf([MODEL, PAYABLE], rows));
  });
});
