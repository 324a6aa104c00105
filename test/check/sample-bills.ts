import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES } from '../support/files/samples.ts';

/** The samples that have a fault on purpose. Archives and folders are for the tests of the executable. */
export const SHOWN_FAULTS: Readonly<Record<string, readonly string[]>> = {
  '1000000000000001-20260520093000_202605_consumedetailbillv2.csv': ['warning PRELIMINARY 2026-05'],
  'instance-statistic-202605.csv': ['warning WRONG_STATISTIC_ITEM'],
  'bad-rows-202605.csv': ['error REJECTED_ROWS'],
};

export function sampleBills(): (readonly [name: string, path: string])[] {
  return readdirSync(SAMPLES)
    .filter((name) => /\.(csv|txt)$/.test(name) && name !== 'names.csv')
    .map((name) => [name, join(SAMPLES, name)]);
}
