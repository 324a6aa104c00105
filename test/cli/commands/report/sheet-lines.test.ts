import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { asExcel, book } from '../../../support/bills/workbook-maker.ts';
import { report, run } from '../../../support/cli/run.ts';
import { MAY, sampleAnswers } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();
const CELLS = parse(readFileSync(MAY, 'utf8').replace(/^\ufeff/, '')) as string[][];
const BILL = join(folder, 'may.xlsx');
/** Behind two empty rows, so that a line is the number of its row and not the count of rows read. */
writeFileSync(BILL, book([{ name: 'Bill', rows: asExcel(CELLS), from: 3 }]));
const PAYABLE = String(sampleAnswers().find(({ input }) => MAY.endsWith(input))?.totals[0]?.payable);

/** What `explain FILE:LINE` says of a line, as JSON. */
async function explained(place: string) {
  const { stdout, stderr, code } = await run(['explain', place, '--format', 'json']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout);
}

describe('a row of a sheet', () => {
  it('is explained as the line of the CSV is, by the number that the spreadsheet shows', async () => {
    for (const line of [2, 17, 60]) {
      const csv = await explained(`${MAY}:${line}`);
      const sheet = await explained(`${BILL}/Bill:${line + 2}`);
      for (const part of ['status', 'identities', 'measures', 'instance', 'cell'])
        expect(sheet[part], `${line} ${part}`).toEqual(csv[part]);
      expect(sheet).toMatchObject({ line: line + 2, first_line: line + 2, last_line: line + 2 });
    }
  });

  it('may be named by the workbook alone where it has one sheet', async () => {
    expect((await explained(`${BILL}:3`)).status).toBe('header');
    expect((await explained(`${BILL}:1`)).status).toBe('blank');
  });

  it('that is not there is told with the last that is', async () => {
    const { code, stderr } = await run(['explain', `${BILL}/Bill:9999`]);
    expect(code).toBe(3);
    expect(stderr).toContain(String(CELLS.length + 2));
  });

  it('is what --trace names, and check', async () => {
    const traced = await run([BILL, '--trace', 'model=qwen-plus', '--format', 'ndjson']);
    const first = JSON.parse(traced.stdout.split('\n')[0] ?? '');
    expect(first.file).toBe(`${BILL}/Bill`);
    expect((await explained(`${first.file}:${first.line}`)).status).toBe('counted');
    const checked = JSON.parse((await run(['check', BILL, '--format', 'json'])).stdout);
    const plain = JSON.parse((await run(['check', MAY, '--format', 'json'])).stdout);
    expect(checked.proof).toEqual(plain.proof);
    expect(checked.rows.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(plain.rows.map(({ code }: { code: string }) => code)),
    );
  });

  it('of another side is compared as a line of a CSV is', async () => {
    const statement = join(folder, 'statement.xlsx');
    const rows = [
      ['Statement of May', null, null],
      ['Billing Month', 'Payable', 'Note'],
      ['2026-05', { n: PAYABLE }, null],
    ];
    writeFileSync(statement, book([{ name: 'S', rows, from: 2 }]));
    const { code, stdout } = await run(['reconcile', MAY, '--against', statement, '--format', 'json']);
    expect(JSON.parse(stdout).verdict.equal).toBe(true);
    expect(code).toBe(0);
    writeFileSync(statement, book([{ name: 'S', rows: [...rows, ['2026-05', 'much', null]], from: 2 }]));
    const bad = await run(['reconcile', MAY, '--against', statement]);
    expect(bad.code).toBe(3);
    expect(bad.stderr).toContain('statement.xlsx/S:5');
  });
});

describe('--redact of a workbook that a spreadsheet has damaged', () => {
  it('does not show what is left of an id', async () => {
    const owner = CELLS[0]?.findIndex((name) => name.endsWith('账号ID')) ?? -1;
    const damaged = CELLS.map((row, index) =>
      row.map((cell, place) => (index > 0 && place === owner ? { n: '1.23456789012345E18' } : cell)),
    );
    writeFileSync(join(folder, 'damaged.xlsx'), book([{ name: 'Bill', rows: damaged }]));
    const open = await run([join(folder, 'damaged.xlsx'), '--format', 'json']);
    const hidden = await run([join(folder, 'damaged.xlsx'), '--format', 'json', '--redact']);
    expect(open.stdout).toContain('23456789012345');
    expect(hidden.stdout + hidden.stderr).not.toContain('23456789012345');
    const { warnings } = await report([join(folder, 'damaged.xlsx'), '--redact']);
    expect(warnings.length).toBeGreaterThan(0);
  });
});
