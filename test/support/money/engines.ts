import fc from 'fast-check';
import { fastEngine, referenceEngine } from '../../../src/index.ts';

/** Both readers, by name; each call makes a new one, since an engine keeps the line ids that it has seen. */
export const ENGINES = { fast: () => fastEngine(), reference: referenceEngine } as const;
export type EngineName = keyof typeof ENGINES;

export const anyEngine: fc.Arbitrary<EngineName> = fc.constantFrom('fast', 'reference');
