import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import type { Expected } from '../../samples/generator/expected.ts';
import { writeBill } from '../../samples/generator/make-bill.ts';
import { spawned } from '../support/cli/spawn.ts';

/** Large enough for two threads: each takes 48 MiB or more. */
const ROWS = 85_000;
const folder = mkdtempSync(join(tmpdir(), 'bill-workers-'));
const path = join(folder, 'bill.csv');
let expected: Expected;

beforeAll(async () => {
  expected = await writeBill(path, bigBill(LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>, ROWS, 5));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the executable on a bill of a hundred megabytes', () => {
  it.each([
    ['--workers', '1'],
    ['--workers', '2'],
    ['--reader', 'reference'],
  ])('answers exactly with %s %s', async (...how) => {
    const { stdout, code } = await spawned([path, '--by', 'model', '--format', 'json', ...how]);
    const { totals, rows, proof } = JSON.parse(stdout);
    const byModel = (all: { model: string | null }[]) => new Map(all.map((row) => [row.model, row]));
    expect(totals).toEqual(expected.totals);
    expect(byModel(rows)).toEqual(byModel([...expected.by_model]));
    expect(proof.rows_read).toBe(ROWS);
    expect(code).toBe(0);
  });
});
