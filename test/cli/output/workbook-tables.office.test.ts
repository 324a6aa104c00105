import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { tableReports } from '../../support/cli/table-reports.ts';
import { MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { hasOffice } from '../../support/services/calc.ts';
import { describeWith } from '../../support/services/describe-with.ts';
import { literal, query } from '../../support/services/duckdb.ts';
import { type OfficeBook, openedBooks } from '../../support/services/opened-book.ts';

const folder = useFolder();

const REPORTS = tableReports(folder);
const HAND_EDITED = sample('hand-edited-202605.csv');
const pathOf = (name: string, extension: string) => join(folder, `${name.replaceAll(' ', '-')}.${extension}`);

describeWith('soffice', hasOffice(), 'opened by LibreOffice', () => {
  const books = new Map<string, OfficeBook>();

  beforeAll(async () => {
    for (const [name, args] of REPORTS)
      for (const extension of ['csv', 'xlsx']) await run([...args, '-o', pathOf(name, extension)]);
    await run([HAND_EDITED, '-o', pathOf('bill', 'xlsx')]);
    const piped = await run(['-', '-o', pathOf('piped', 'xlsx')], { stdin: readFileSync(MAY) });
    expect(piped.code).toBe(0);
    const names = [...REPORTS.map(([name]) => name), 'bill', 'piped'];
    const files = names.map((name) => pathOf(name, 'xlsx'));
    for (const [index, book] of openedBooks(folder, files).entries()) books.set(names[index] as string, book);
  }, 300_000);

  it.each(REPORTS)('the workbook of %s has the rows of its CSV', async (name) => {
    const book = books.get(name);
    const [counted] = await query(
      `SELECT count(*) AS n FROM read_csv(${literal(pathOf(name, 'csv'))}, all_varchar = true)`,
    );
    expect(book?.sheets[0]?.rows.length).toBe(Number(counted?.n) + 1);
    expect(book?.sheets.at(-1)?.rows.length).toBeGreaterThan(0);
  });

  it('the sheet Findings has what check finds, and the summary its verdict', async () => {
    const { rows } = JSON.parse((await run(['check', HAND_EDITED, '--format', 'json'])).stdout);
    expect(codesOf(books.get('bill'))).toEqual(rows.map((row: { code: string }) => row.code));
    const texts = books.get('bill')?.sheet('Summary').rows.flat() ?? [];
    expect(texts.some(({ text }) => text.endsWith('See sheet Findings.'))).toBe(true);
  });

  it('that of a bill that is piped in has what was noticed while reading', async () => {
    const { warnings } = await report([MAY]);
    expect(codesOf(books.get('piped'))?.sort()).toEqual(warnings.map(({ code }) => code).sort());
  });
});

/** The second column of the sheet Findings. */
function codesOf(book: OfficeBook | undefined): (string | undefined)[] | undefined {
  return book
    ?.sheet('Findings')
    .rows.slice(1)
    .map((row) => row[1]?.text);
}
