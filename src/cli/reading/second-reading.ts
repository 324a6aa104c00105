import type { ReadingOptions } from '../options/run-options.ts';

/** The options of a reading after the first, which has told and written what was wrong with rows. */
export function secondReading(options: ReadingOptions): ReadingOptions {
  return { ...options, rejects: undefined, strict: false };
}
