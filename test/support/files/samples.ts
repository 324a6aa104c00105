import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '../cli/json-report.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const SAMPLES = join(ROOT, 'samples');

export interface SampleAnswer {
  readonly input: string;
  readonly final: boolean | null;
  readonly rows_read: number;
  readonly counted: number;
  readonly left_aside: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly months: readonly string[];
  readonly accounts: readonly string[];
  readonly totals: readonly Json[];
  readonly by_model: readonly Json[];
  readonly by_channel: readonly Json[];
  readonly by_api_key: readonly Json[];
}

/** Every committed sample with its true answer, as the generator made it. */
export function sampleAnswers(): readonly SampleAnswer[] {
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.expected.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')));
}

export function sample(name: string): string {
  return join(SAMPLES, name);
}

/** A mainland month with everything in it: the sample that most tests use. */
export const MAY = sample('1234567890123456-20260603120501_202605_consumedetailbillv2.csv');
export const APRIL = sample('1234567890123456-20260504093000_202604_consumedetailbillv2.csv');
