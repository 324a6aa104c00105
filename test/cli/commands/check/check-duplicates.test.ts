/** Rows that stand twice, through the executable and its readers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BillRow, csv, FINAL_NAME, wholeMonth } from '../../../check/bill.ts';
import type { Json } from '../../../support/cli/json-report.ts';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();
const MAY = wholeMonth();
const TENTH = MAY[9] as BillRow;

function write(name: string, rows: readonly BillRow[], without: Parameters<typeof csv>[1] = []): string {
  const path = join(folder, name);
  writeFileSync(path, csv(rows, without));
  return path;
}

async function found(files: readonly string[], reader: string) {
  const { stdout, code } = await run(['check', ...files, '--reader', reader, '--format', 'json']);
  const { rows, places } = JSON.parse(stdout) as { rows: Json[]; places: Json[] };
  const about = ({ code: name }: Json) => /LINE$|_ROW$/.test(String(name));
  return { code, rows: rows.filter(about), places: places.filter(about) };
}

describe.each(['fast', 'reference'])('with the %s reader', (reader) => {
  it('a line twice in one file is an error, with both places', async () => {
    const file = write(FINAL_NAME, [...MAY, TENTH]);
    const { code, rows, places } = await found([file], reader);
    expect(code).toBe(1);
    expect(rows).toMatchObject([
      { severity: 'error', code: 'DUPLICATE_LINE', subject: 'within-file', rows: 1 },
    ]);
    expect(places).toMatchObject([{ file, line: 746, other_file: file, other_line: 11, text: TENTH.line }]);
  });

  it('the same id with other content is an error, in one file or two', async () => {
    const altered = { ...TENTH, coupon: '0.001', payable: '0.003' };
    const one = write('one.csv', [...MAY, altered]);
    const inOne = await found([one], reader);
    expect(inOne.code).toBe(1);
    expect(inOne.rows).toMatchObject([{ severity: 'error', code: 'CHANGED_LINE', rows: 1 }]);
    const [first, second] = [write('first.csv', MAY), write('second.csv', [altered])];
    const inTwo = await found([first, second], reader);
    expect(inTwo.code).toBe(1);
    expect(inTwo.places).toMatchObject([
      { code: 'CHANGED_LINE', file: second, line: 2, other_file: first, other_line: 11 },
    ]);
  });

  it('two exports that overlap are honest', async () => {
    const files = [write('half.csv', MAY.slice(0, 300)), write('all.csv', MAY)];
    const { code, rows } = await found(files, reader);
    expect(code).toBe(0);
    expect(rows).toMatchObject([
      { severity: 'note', code: 'DUPLICATE_LINE', subject: 'across-files', rows: 300 },
    ]);
  });

  it('without line ids a row that stands twice is a suspicion', async () => {
    const file = write('no-ids.csv', [...MAY, TENTH], ['line']);
    const { code, rows, places } = await found([file], reader);
    expect(code).toBe(0);
    expect(rows).toMatchObject([
      { severity: 'warning', code: 'DUPLICATE_ROW', subject: 'within-file', rows: 1 },
    ]);
    expect(places).toMatchObject([{ file, line: 746, other_file: file, other_line: 11 }]);
  });

  it('a bill without repeats has none', async () => {
    expect((await found([write('clean.csv', MAY)], reader)).rows).toEqual([]);
    expect((await found([write('clean-no-ids.csv', MAY, ['line'])], reader)).rows).toEqual([]);
  });
});
