/** Evidence that one reading does not keep: lines of groups of rows, and both contents of a line that was altered. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BillRow, changed, csv, FINAL_NAME, FREE, wholeMonth } from '../../../check/bill.ts';
import type { Json } from '../../../support/cli/json-report.ts';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();
const ACCOUNT = '1000000000000001';
const name = (exportedAt: string) => `${ACCOUNT}-${exportedAt}_202605_consumedetailbillv2.csv`;
const MAY = wholeMonth();

function write(file: string, rows: readonly BillRow[]): string {
  const path = join(folder, file);
  writeFileSync(path, csv(rows));
  return path;
}

async function places(code: string, files: readonly string[], ...more: string[]): Promise<Json[]> {
  const { stdout } = await run(['check', ...files, '--format', 'json', ...more]);
  const found = (JSON.parse(stdout) as { places: Json[] }).places;
  return found.filter((place) => place.code === code);
}

async function codes(files: readonly string[], ...more: string[]): Promise<string[]> {
  const { stdout } = await run(['check', ...files, '--format', 'json', ...more]);
  const rows = (JSON.parse(stdout) as { rows: Json[] }).rows;
  return rows.filter(({ severity }) => severity !== 'note').map(({ code }) => String(code));
}

describe.each(['fast', 'reference'])('with the %s reader', (reader) => {
  const with_ = ['--reader', reader];

  it('a group of rows that is wrong names the line of its first', async () => {
    // Row n stands on line n + 2.
    const rows = changed(MAY, (_, n) => n === 400 || n === 9 || n === 12, { unit: '张' });
    const found = await places('UNIT_MISMATCH', [write(FINAL_NAME, rows)], ...with_);
    expect(found).toMatchObject([{ line: 11, rows: 3 }]);
  });

  it('and so does a note: a correction, an unknown word, each price', async () => {
    const refund = { fee: '订阅退订费用', coupon: '0', payable: '0.004' };
    const dear = { price: '0.005', list: '0.01', discount: '0.005', after: '0.005', payable: '0.005' };
    const rows = changed(changed(MAY, 50, refund), 60, dear);
    const file = write(FINAL_NAME, rows);
    expect(await places('CORRECTION', [file], ...with_)).toMatchObject([{ line: 52, rows: 1 }]);
    expect(await places('SEVERAL_PRICES', [file], ...with_)).toMatchObject([{ line: 2 }, { line: 62 }]);
  });

  it('of free rows it is the one that costs something', async () => {
    const rows = changed(MAY, 9, { fee: FREE.fee ?? '' });
    const [place] = await places('FREE_QUOTA_CHARGED', [write(FINAL_NAME, rows)], ...with_);
    expect(place).toMatchObject({ line: 11, cost: '0.004' });
  });

  it('a line with two contents shows both, the one that counts second', async () => {
    const old = write(name('20260604093000'), MAY);
    const again = changed(MAY, 9, { coupon: '0.001', payable: '0.003' });
    const now = write(name('20260610120000'), again);
    const expected = {
      ...{ file: old, line: 11, other_file: now, other_line: 11, text: MAY[9]?.line },
      ...{ left: '0.004', right: '0.003', difference: '0.001' },
      changes: 'coupon=0|0.001 + payable=0.004|0.003',
    };
    expect(await places('CHANGED_LINE', [old, now], ...with_)).toMatchObject([expected]);
    const { stdout } = await run(['check', old, now, '--format', 'table', ...with_]);
    expect(stdout).toContain(`${now}:11 counts instead`);
    expect(stdout).toContain('Payable: 0.004 here, 0.003 there');
    const both = await run(['check', old, now, '--prefer', 'none', '--format', 'table', ...with_]);
    expect(both.stdout).not.toContain('counts instead');
    expect(both.stdout).toContain('Both count');
  });

  it('lines that the newer export has no more are told, with their cost and place', async () => {
    const old = write(name('20260520093000'), MAY.slice(0, 400));
    const now = write(
      name('20260604093000'),
      MAY.filter((_, n) => n !== 100 && n !== 200),
    );
    for (const files of [
      [old, now],
      [now, old],
    ])
      expect(await places('ONLY_IN_OLDER', files, ...with_)).toMatchObject([
        { file: old, line: 102, rows: 2, cost: '0.008', subject: old },
      ]);
    // It is not the older export's being preliminary that matters then.
    expect(await codes([old, now], ...with_)).toEqual(['ONLY_IN_OLDER']);
  });

  it('a newer export of some of the lines says nothing of the others', async () => {
    const all = write(name('20260604093000'), MAY);
    const some = write(name('20260610093000'), MAY.slice(0, 300));
    expect(await codes([all, some], ...with_)).toEqual([]);
    expect(await codes([some, all], '--prefer', 'oldest', ...with_)).toEqual([]);
  });

  it('an older export that the newer holds whole, and one of another month, are honest', async () => {
    const old = write(name('20260520093000'), MAY.slice(0, 400));
    const now = write(name('20260604093000'), MAY);
    expect(await codes([old, now], ...with_)).toEqual([]);
    const april = write(`${ACCOUNT}-20260504093000_202604_consumedetailbillv2.csv`, wholeMonth('2026-04'));
    expect(await codes([april, now], ...with_)).toEqual([]);
  });
});

it('notes and graver findings have their line, in bills of any length', async () => {
  // 744 rows a month, 28 times over.
  const rows = Array.from({ length: 28 }, (_, copy) =>
    MAY.map((row) => ({ ...row, line: `${copy}${row.line}` })),
  ).flat();
  const odd = changed(changed(rows, 20_500, { fee: '新费用' }), 20_600, { unit: '张' });
  const file = write(FINAL_NAME, odd);
  expect(await places('UNIT_MISMATCH', [file])).toMatchObject([{ line: 20_602 }]);
  expect(await places('UNKNOWN_FEE_TYPE', [file])).toMatchObject([{ line: 20_502, rows: 1 }]);
});

it('redacted: files by their numbers, no line id and no account', async () => {
  const old = write(
    name('20260520093000'),
    changed(MAY.slice(0, 400), 9, { payable: '9', coupon: '-8.996' }),
  );
  const now = write(
    name('20260604093000'),
    MAY.filter((_, n) => n !== 100),
  );
  const { stdout, stderr } = await run(['check', old, now, '--redact', '--format', 'json']);
  const { rows, places: all } = JSON.parse(stdout) as { rows: Json[]; places: Json[] };
  const older = rows.find(({ code }) => code === 'ONLY_IN_OLDER');
  expect(older?.subject).toBe(older?.file);
  expect(older?.message).toContain(String(older?.file));
  expect(older?.message).toContain('file-2');
  expect(older?.file).toContain('file-1');
  expect(all.find(({ code }) => code === 'CHANGED_LINE')).toMatchObject({
    left: '9',
    right: '0.004',
    line: 11,
  });
  for (const secret of [ACCOUNT, '5000001', String(MAY[9]?.line), folder]) {
    expect(stdout + stderr).not.toContain(secret);
  }
});

it('standard input, which can be read but once, has lines too; but no line of free rows that cost something', async () => {
  const stdin = csv(changed(MAY, 9, { unit: '张' }));
  const { stdout } = await run(['check', '-', '--format', 'json'], { stdin });
  const { rows } = JSON.parse(stdout) as { rows: Json[] };
  expect(rows.find(({ code }) => code === 'UNIT_MISMATCH')).toMatchObject({ file: '-', line: 11 });
  const charged = csv(changed(MAY, 9, { fee: '免费额度' }));
  const free = JSON.parse((await run(['check', '-', '--format', 'json'], { stdin: charged })).stdout);
  const found = free.rows.find(({ code }: Json) => code === 'FREE_QUOTA_CHARGED');
  expect(found).toMatchObject({ file: '-', line: null });
});
