import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { literal, query } from '../support/duckdb.ts';
import { openedBooks } from '../support/office-workbook.ts';
import { APRIL, MAY, report, run, sample, useFolder } from '../support/run.ts';

const folder = useFolder();
const STATEMENT = join(folder, 'statement.csv');
writeFileSync(STATEMENT, 'model,payable\nqwen-max,1\nqwen-plus,0.1984\n');

/** Commands whose report is a table and a page. */
const REPORTS: readonly [string, string[]][] = [
  ['check', ['check', sample('hand-edited-202605.csv')]],
  ['reconcile', ['reconcile', MAY, '--against', STATEMENT]],
  ['diff of months', ['diff', APRIL, MAY]],
  ['diff of lines', ['diff', MAY, MAY]],
];

describe.each(REPORTS)('%s', (name, args) => {
  const file = (extension: string) => join(folder, `${name.replaceAll(' ', '-')}.${extension}`);

  it('as Parquet has the rows of its CSV, and the report in its footer', async () => {
    const csv = await run([...args, '-o', file('csv')]);
    const parquet = await run([...args, '-o', file('parquet')]);
    expect(parquet.code).toBe(csv.code);
    const [left] = await query(
      `SELECT count(*) AS n FROM read_csv(${literal(file('csv'))}, all_varchar = true)`,
    );
    const [right] = await query(`SELECT count(*) AS n FROM ${literal(file('parquet'))}`);
    expect(right).toEqual(left);
    const [about] = await query(
      `SELECT decode(value) AS about FROM parquet_kv_metadata(${literal(file('parquet'))})`,
    );
    expect(JSON.parse(String(about?.about))).toMatchObject({ schema_version: 1, rows: [] });
  });

  it('as HTML has its page, and nothing that runs', async () => {
    const { stdout } = await run([...args, '--format', 'html']);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain('<table');
    expect(stdout).not.toMatch(/<script|https?:/i);
  });

  it('as a workbook has its rows, opened by LibreOffice', async () => {
    await run([...args, '-o', file('csv')]);
    await run([...args, '-o', file('xlsx')]);
    const [book] = openedBooks(folder, [file('xlsx')]);
    const [counted] = await query(
      `SELECT count(*) AS n FROM read_csv(${literal(file('csv'))}, all_varchar = true)`,
    );
    expect(book?.sheets[0]?.rows.length).toBe(Number(counted?.n) + 1);
    expect(book?.sheets.at(-1)?.rows.length).toBeGreaterThan(0);
  });

  it.each(['focus', 'openmetrics'])('is not written as %s, which is of bills alone', async (format) => {
    const { stdout, stderr, code } = await run([...args, '--format', format]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(`${args[0]} does not write ${format}`);
  });
});

describe('--trace', () => {
  it.each(['html', 'xlsx', 'parquet', 'focus', 'openmetrics'])('does not write %s', async (format) => {
    const { stdout, stderr, code } = await run([MAY, '--trace', 'model=qwen-plus', '--format', format]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(`--trace does not write ${format}`);
  });
});

describe('the sheet Findings', () => {
  it('has what check finds, and the summary its verdict', async () => {
    const bill = sample('hand-edited-202605.csv');
    await run([bill, '-o', join(folder, 'bill.xlsx')]);
    const { rows } = JSON.parse((await run(['check', bill, '--format', 'json'])).stdout);
    const [book] = openedBooks(folder, [join(folder, 'bill.xlsx')]);
    const codes = book
      ?.sheet('Findings')
      .rows.slice(1)
      .map((row) => row[1]?.text);
    expect(codes).toEqual(rows.map((row: { code: string }) => row.code));
    const summary =
      book
        ?.sheet('Summary')
        .rows.flat()
        .map(({ text }) => text) ?? [];
    expect(summary.some((text) => text.endsWith('See sheet Findings.'))).toBe(true);
  });

  it('of a bill that is piped in has what was noticed while reading', async () => {
    const path = join(folder, 'piped.xlsx');
    expect((await run(['-', '-o', path], { stdin: readFileSync(MAY) })).code).toBe(0);
    const { warnings } = await report([MAY]);
    const [book] = openedBooks(folder, [path]);
    const codes = book
      ?.sheet('Findings')
      .rows.slice(1)
      .map((row) => row[1]?.text);
    expect(codes?.sort()).toEqual(warnings.map(({ code }) => code).sort());
  });
});
