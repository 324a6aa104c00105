import type { WrittenOptions } from '../options/options.ts';

/** The options of a reading after the first, which has told and written what was wrong with rows. */
export function readAgain({ rejects: _, ...options }: WrittenOptions): WrittenOptions {
  return { ...options, strict: false };
}
