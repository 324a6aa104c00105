import type { Problem } from '../../words/problem.ts';
import type { Reading } from '../contract/reading.ts';

/** A limit left a part of the bill that looks like all of it. */
export function isTooMuch({ failures }: Reading): boolean {
  return failures.some(({ code }) => code === 'TOO_MANY_GROUPS');
}

/** Nothing can be reported: no row was read, or not all of it may be. */
export function isUnreported(reading: Reading): boolean {
  return isTooMuch(reading) || !reading.answers.some(({ counts }) => counts.rowsRead > 0);
}

/** Why nothing can be reported. */
export function whyUnreported({ failures, files }: Reading): readonly [Problem, ...Problem[]] {
  const [first, ...others] = failures;
  if (first !== undefined) return [first, ...others];
  const file = files.length === 1 ? (files[0] as string) : undefined;
  return [{ code: 'NO_ROWS_AT_ALL', ...(file === undefined ? {} : { file }) }];
}
