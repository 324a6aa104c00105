import type { Engine } from '../contract/engine.ts';
import { readFile } from './read-file.ts';

/** csv-parse, row by row: the reader whose answers all others must give. */
export function referenceEngine(): Engine {
  // node:crypto, which digests need, takes as long to load as a small bill takes to read.
  return { read: readFile, lineIds: async () => new (await import('../group/line-ids.ts')).DigestSet() };
}
