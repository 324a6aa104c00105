/** Bills without a fault, from the generator that shares no code with `src`: no error and no warning, ever. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import { billBytes } from '../../samples/generator/make-bill.ts';
import { rounds } from '../support/setup/effort.ts';
import { FINAL_NAME } from './bill.ts';
import { checked, grave } from './checking.ts';
import { SHOWN_FAULTS, sampleBills } from './sample-bills.ts';

const ROWS = rounds(500, 1500);

describe.each(Object.keys(LAYOUTS))('layout %s', (name) => {
  it.each([1, 2, 3])('seed %i', async (seed) => {
    const layout = LAYOUTS[name] as (typeof LAYOUTS)[string];
    const { bytes } = billBytes(bigBill(layout, ROWS, seed));
    const { findings, rejects, cube } = await checked([[FINAL_NAME, bytes]]);
    expect(grave(findings)).toEqual([]);
    expect(rejects).toEqual([]);
    expect(cube.proof.rowsRead).toBe(ROWS);
  });
});

describe('samples', () => {
  it.each(sampleBills())('%s', async (name, path) => {
    const { findings } = await checked([[name, readFileSync(path)]]);
    expect(grave(findings)).toEqual(SHOWN_FAULTS[name] ?? []);
  });
});

it('an export and a later one of the same month, of a quiet account', async () => {
  const options = bigBill(LAYOUTS.A as (typeof LAYOUTS)[string], 200, 5);
  const april = billBytes({ ...options, month: '2026-04', seed: 6 }).bytes;
  const aprilName = FINAL_NAME.replace('20260604', '20260504').replace('202605_', '202604_');
  const { findings } = await checked([
    [FINAL_NAME, billBytes(options).bytes],
    [aprilName, april],
  ]);
  expect(grave(findings)).toEqual([]);
});
