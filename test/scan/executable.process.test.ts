import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import type { Expected } from '../../samples/generator/expected.ts';
import { writeBill } from '../../samples/generator/make-bill.ts';
import { spawned } from '../support/cli/spawn.ts';
import { rounds } from '../support/setup/effort.ts';

/** Large enough for two threads: each takes 48 MiB or more. */
const ROWS = 85_000;
const folder = mkdtempSync(join(tmpdir(), 'bill-workers-'));
const path = join(folder, 'bill.csv');
/** The reference reader has one thread, whatever the size. */
const FEWER = rounds(10_000, ROWS);
const smaller = join(folder, 'smaller.csv');
let expected: Expected;
let expectedOfFewer: Expected;

beforeAll(async () => {
  const layout = LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>;
  expected = await writeBill(path, bigBill(layout, ROWS, 5));
  expectedOfFewer = await writeBill(smaller, bigBill(layout, FEWER, 5));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the executable on a bill of a hundred megabytes', () => {
  it.each([
    ['--workers', '1'],
    ['--workers', '2'],
  ])('answers exactly with %s %s', async (...how) => {
    await expectExact(path, ROWS, expected, how);
  });
});

it(`the executable answers exactly with --reader reference on ${FEWER} rows`, async () => {
  await expectExact(smaller, FEWER, expectedOfFewer, ['--reader', 'reference']);
});

async function expectExact(bill: string, count: number, right: Expected, how: readonly string[]) {
  const { stdout, code } = await spawned([bill, '--by', 'model', '--format', 'json', ...how]);
  const { totals, rows, proof } = JSON.parse(stdout);
  const byModel = (all: { model: string | null }[]) => new Map(all.map((row) => [row.model, row]));
  expect(totals).toEqual(right.totals);
  expect(byModel(rows)).toEqual(byModel([...right.by_model]));
  expect(proof.rows_read).toBe(count);
  expect(code).toBe(0);
}
