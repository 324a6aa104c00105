import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { FORMULAS, hostileBill, hostileNames, TEXT_DIMENSIONS } from './hostile.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const names = join(folder, 'names.csv');
writeFileSync(bill, hostileBill(FORMULAS));
writeFileSync(names, hostileNames(FORMULAS));

const ARGS = [bill, '--names', names, '--by', TEXT_DIMENSIONS];
const TRIGGER = /^[\s"'\p{Cf}]*[=+\-@＝＋－＠−]/u;

/** Whether a spreadsheet, whatever it splits cells at, could find a formula in a text. */
function isDangerous(text: string): boolean {
  return text.split(/[,;|\t\r\n]/).some((piece) => TRIGGER.test(piece) && !/^[\s\p{Cf}"]*'/u.test(piece));
}

describe('the judge of this test', () => {
  it('finds every payload dangerous', () => {
    for (const text of FORMULAS) expect([text, isDangerous(text)]).toEqual([text, true]);
  });
});

describe.each([
  ['csv', ','],
  ['tsv', '\t'],
])('%s', (format, delimiter) => {
  it('has no cell or title that a spreadsheet takes for a formula; numbers stay numbers', async () => {
    const { stdout } = await run([...ARGS, '--format', format]);
    const [header = [], ...rows] = parse(stdout, { delimiter }) as string[][];
    const firstMeasure = header.indexOf('rows');
    expect(rows.length).toBeGreaterThan(FORMULAS.length);
    for (const title of header) expect(title).not.toSatisfy(isDangerous);
    for (const cell of rows.flatMap((row) => row.slice(0, firstMeasure)))
      expect(cell).not.toSatisfy(isDangerous);
    const figures = rows.flatMap((row) => row.slice(firstMeasure));
    for (const cell of figures) expect(cell).toMatch(/^(-?\d+(\.\d+)?)?$/);
    expect(figures.filter((cell) => cell.startsWith('-')).length).toBeGreaterThan(rows.length);
    const payable = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(payable).toBe(FORMULAS.length * 3 * -12.5);
  });

  it('a pivot’s titles are safe too', async () => {
    const { stdout } = await run([bill, '--by', 'month', '--pivot', 'model', '--format', format]);
    const [header = []] = parse(stdout, { delimiter }) as string[][];
    expect(header.length).toBeGreaterThan(FORMULAS.length);
    for (const title of header) expect(title).not.toSatisfy(isDangerous);
  });
});

describe('formats that no spreadsheet computes', () => {
  it('JSON and ndjson say texts as they are', async () => {
    const [{ rows }, ndjson] = await Promise.all([
      report([bill, '--by', 'fee-type', '--measure', 'rows']),
      run([bill, '--by', 'fee-type', '--measure', 'rows', '--format', 'ndjson']),
    ]);
    const texts = FORMULAS.map((text) => text.replace(/^[\s\ufeff]+/, ''));
    expect(rows.map((row) => row.fee_type)).toEqual(expect.arrayContaining(texts));
    const lines = ndjson.stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
  });
});

describe('the rejects file', () => {
  it('is safe too', async () => {
    const rejects = join(folder, 'rejects.csv');
    const text = hostileBill(FORMULAS).replaceAll('-12.5', '=12.5');
    const { code } = await run(['-', '--rejects', rejects], { stdin: text });
    const [, ...rows] = parse(readFileSync(rejects, 'utf8')) as string[][];
    expect(rows).toHaveLength(FORMULAS.length * 3);
    for (const cell of rows.flat()) expect(cell).not.toSatisfy(isDangerous);
    expect(code).toBe(3);
  });
});
