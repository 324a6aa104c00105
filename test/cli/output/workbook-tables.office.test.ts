import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { tableReports } from '../../support/cli/table-reports.ts';
import { MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { hasOffice } from '../../support/services/calc.ts';
import { describeWith } from '../../support/services/describe-with.ts';
import { literal, query } from '../../support/services/duckdb.ts';
import { openedBooks } from '../../support/services/opened-book.ts';

const folder = useFolder();

describeWith('soffice', hasOffice(), 'a workbook of a table, opened by LibreOffice', () => {
  it.each(tableReports(folder))('of %s has the rows of its CSV', async (name, args) => {
    const file = (extension: string) => join(folder, `${name.replaceAll(' ', '-')}.${extension}`);
    await run([...args, '-o', file('csv')]);
    await run([...args, '-o', file('xlsx')]);
    const [book] = openedBooks(folder, [file('xlsx')]);
    const [counted] = await query(
      `SELECT count(*) AS n FROM read_csv(${literal(file('csv'))}, all_varchar = true)`,
    );
    expect(book?.sheets[0]?.rows.length).toBe(Number(counted?.n) + 1);
    expect(book?.sheets.at(-1)?.rows.length).toBeGreaterThan(0);
  });
});

describeWith('soffice', hasOffice(), 'the sheet Findings, opened by LibreOffice', () => {
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
