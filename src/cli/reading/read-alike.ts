import { DIMENSIONS } from '../../cube/dimensions.ts';
import type { GroupKey } from '../../read/contract/answer.ts';
import { resolveInputs } from '../../read/input/inputs.ts';
import { BillError } from '../../words/problem.ts';
import type { ReadingOptions } from '../options/run-options.ts';
import { looksOf } from './looks.ts';

/** What any reading of one answer may use: dimensions, prices to be checked, and what lines are told by. */
const ALL_TEXTS: readonly GroupKey[] = [
  ...DIMENSIONS.flatMap(({ columns }) => columns.flatMap(({ needs }) => needs)),
  ...(['listPrice', 'priceUnit', 'lineId'] as const),
];

/**
 * Makes an answer of several readings of the same bills. A row is rejected for a cell that the reading uses and that is
 * no text, and no two readings use the same: where they differ and no file has changed, all are made again by the cells
 * of all of them.
 */
export async function readAlike<T>(
  files: readonly string[],
  reading: ReadingOptions,
  make: (reading: ReadingOptions) => Promise<T>,
): Promise<T> {
  const looks = await looksOfInputs(files);
  try {
    return await make(reading);
  } catch (error) {
    const differs = error instanceof BillError && error.problem.code === 'FILE_CHANGED';
    if (!differs || (await looksOfInputs(files)) !== looks) throw error;
    return make({ ...reading, texts: ALL_TEXTS });
  }
}

/** Where an input cannot be looked for, its reader tells so. */
async function looksOfInputs(files: readonly string[]): Promise<string | undefined> {
  const resolved = await resolveInputs(files).catch(() => undefined);
  return resolved && (await looksOf(resolved.paths)).join('\n');
}
