/** A line that was issued again: which of its two contents counts, and that it is said. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BillRow, csv, wholeMonth } from '../../../check/bill.ts';
import type { Json } from '../../../support/cli/json-report.ts';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();
const OLD = wholeMonth().slice(0, 30);
const TENTH = OLD[9] as BillRow;
/** 0.004 was to be paid for it at first, 0.003 later. */
const AGAIN: BillRow = { ...TENTH, coupon: '0.001', payable: '0.003' };
const NEW = OLD.map((row) => (row === TENTH ? AGAIN : row));

function write(exportedAt: string, rows: readonly BillRow[]): string {
  const path = join(folder, `1000000000000001-${exportedAt}_202605_consumedetailbillv2.csv`);
  writeFileSync(path, csv(rows));
  return path;
}

/** Ten-thousandths, added up as whole numbers. */
function total(rows: readonly BillRow[]): number {
  return rows.reduce((sum, { payable }) => sum + Math.round(Number(payable) * 1e6), 0);
}

async function report(files: readonly string[], ...more: string[]) {
  const { stdout, stderr, code } = await run([...files, '--by', 'model', '--format', 'json', ...more]);
  const { totals, proof, warnings } = JSON.parse(stdout) as { totals: Json[]; proof: Json; warnings: Json[] };
  const payable = Math.round(Number(totals[0]?.payable) * 1e6);
  return { payable, proof, stderr, code, changed: warnings.find((each) => each.code === 'CHANGED_LINES') };
}

describe.each(['fast', 'reference'])('with the %s reader', (reader) => {
  const older = () => write('20260604093000', OLD);
  const newer = () => write('20260610120000', NEW);
  const again = ['--reader', reader];

  it('the newer export counts, in whatever order they are named', async () => {
    for (const files of [
      [older(), newer()],
      [newer(), older()],
    ]) {
      const { payable, proof, changed, code } = await report(files, ...again);
      expect(payable).toBe(total(NEW));
      expect(proof).toMatchObject({ rows_read: 60, counted: 30, duplicates: 30 });
      expect(changed).toMatchObject({ rows: 1 });
      expect(String(changed?.message)).toContain(`${older()}:11 / ${newer()}:11`);
      expect(code).toBe(0);
    }
  });

  it('--prefer oldest turns it round, none counts both', async () => {
    const oldest = await report([newer(), older()], '--prefer', 'oldest', ...again);
    expect(oldest.payable).toBe(total(OLD));
    const none = await report([newer(), older()], '--prefer', 'none', ...again);
    expect(none.payable).toBe(total(OLD) + Math.round(Number(AGAIN.payable) * 1e6));
    expect(none.proof).toMatchObject({ rows_read: 60, counted: 31, duplicates: 29 });
    expect(String(none.changed?.message)).toContain('All of them count');
  });

  it('files and proof stand in the order named', async () => {
    const { stdout } = await run([older(), newer(), '--format', 'json', ...again]);
    expect((JSON.parse(stdout) as { bill: Json }).bill.files).toEqual([older(), newer()]);
  });

  it('two exports that say the same have no changed line', async () => {
    const { changed } = await report([older(), write('20260605000000', OLD)], ...again);
    expect(changed).toBeUndefined();
  });
});

it('an unknown preference is wrong usage', async () => {
  const { code, stderr } = await run([write('20260604093000', OLD), '--prefer', 'latest']);
  expect(code).toBe(2);
  expect(stderr).toContain('newest, oldest or none');
});
