/** Findings about what could not be read, each of a bill that has exactly that fault. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BillRow, csv, FINAL_NAME, wholeMonth } from '../../../check/bill.ts';
import type { Json } from '../../../support/cli/json-report.ts';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { isWhole } from '../../../support/setup/effort.ts';

const folder = useFolder();
const MAY = wholeMonth();

function write(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function found(file: string, reader: string) {
  const { stdout, code } = await run(['check', file, '--reader', reader, '--format', 'json']);
  const { rows } = JSON.parse(stdout) as { rows: Json[] };
  return { code, told: rows.map((row) => `${row.severity} ${row.code}`), rows };
}

describe.each(['fast', 'reference'])('with the %s reader', (reader) => {
  it('line ids that a spreadsheet has rounded are no ids', async () => {
    const rounded = MAY.map((row) => ({ ...row, line: '9.20261E+14' }));
    const { code, told } = await found(write(FINAL_NAME, csv(rounded)), reader);
    expect({ code, told }).toEqual({ code: 0, told: ['note NOT_CHECKED', 'note LINE_IDS_LOST'] });
  });

  it('a file that breaks off is an error, and the input is not whole', async () => {
    const zipped = gzipSync(csv(MAY));
    const { code, told } = await found(write(`${FINAL_NAME}.gz`, zipped.subarray(0, -4)), reader);
    expect(code).toBe(3);
    expect(told).toContain('error INPUT_FAILED');
  });

  // A hundred thousand rows take the slower reader seconds, for what the two share.
  if (reader === 'fast' || isWhole)
    it('promotions of more texts than are kept are not all read', async () => {
      const detail = (number: number) =>
        `[{"promotionName":"半价 ${number}","discountAmount":"0.25","endTime":"2026-12-31 00:00:00"}]`;
      const rows: BillRow[] = [];
      for (let index = 0; index < 100_020; index++) {
        const row = MAY[index % MAY.length] as BillRow;
        rows.push({ ...row, line: `92026${String(index).padStart(10, '0')}`, promotion: detail(index + 1) });
      }
      const { code, rows: findings } = await found(write(FINAL_NAME, csv(rows)), reader);
      expect(code).toBe(0);
      expect(findings).toMatchObject([{ severity: 'note', code: 'PROMOTIONS_UNREAD', rows: 20 }]);
    }, 120_000);
});
