import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';
import { cleanBill, cleanBytes } from '../../support/pollution/pollution.ts';
import { strictTotals } from '../text/strict-reader.ts';
import { zip } from './zip-writer.ts';

const BILL = cleanBytes(cleanBill('A'));
const TRUTH = strictTotals(BILL);
const ZIP = zip([{ name: 'may.csv', data: BILL }]);

const folder = mkdtempSync(join(tmpdir(), 'bill-analyze-test-'));
const temporary = join(folder, 'temporary');
mkdirSync(temporary);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('through a pipe', () => {
  it.each([
    ['a CSV', BILL],
    ['gzip', gzipSync(BILL)],
    ['a zip', ZIP],
    ['a gzip inside a zip', zip([{ name: 'may.csv.gz', data: gzipSync(BILL) }])],
  ])('%s is exact', async (_, stdin) => {
    const { code, stdout, stderr } = await analyze(stdin);
    expect(stderr).not.toContain('error');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).totals).toMatchObject([TRUTH]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['a cut gzip', gzipSync(BILL).subarray(0, -100)],
    ['a gzip with another behind zeros', Buffer.concat([gzipSync(BILL), Buffer.alloc(9), gzipSync(BILL)])],
    ['a cut zip', ZIP.subarray(0, -100)],
    ['two bytes of a zip', Buffer.from('PK')],
    ['a zip without a table', zip([{ name: 'readme.md', data: Buffer.from('#') }])],
    ['an encrypted zip', zip([{ name: 'may.csv', data: BILL, flags: 1 }])],
    ['a zip in a zip', zip([{ name: 'may.zip', data: ZIP }])],
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
  ])('%s is an error in words and leaves nothing behind', async (_, stdin) => {
    const { code, stderr } = await analyze(stdin);
    expect(code).toBe(3);
    expect(stderr).toMatch(/error/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

function analyze(stdin: Buffer) {
  return run(['-', '--format', 'json'], { stdin, env: { TMPDIR: temporary } });
}
