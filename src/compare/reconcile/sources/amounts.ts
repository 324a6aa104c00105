import type { Group } from '../../../cube/cube.ts';
import { isMoney, MEASURES, type Measure, type Measures } from '../../../cube/measures.ts';

export type Tax = Group['tax'];

/** Measures that another side writes as one and the bill as several. */
const COMPOSED: Readonly<Record<string, readonly Measure[]>> = {
  prompt_tokens: ['input_tokens', 'cached_tokens'],
};

/** Whether the bill has an answer to a measure of this name. */
export function isMeasure(name: string): boolean {
  return Object.hasOwn(COMPOSED, name) || (MEASURES as readonly string[]).includes(name);
}

/** What the bill says of a measure; null when it says nothing. */
export function amountOf(measures: Measures, name: string): bigint | null {
  const parts = COMPOSED[name];
  if (parts === undefined) return measures[name as Measure] ?? null;
  return addAll(parts.map((part) => measures[part]));
}

/** The sum of what is there; null when nothing is. */
export function addAll(values: readonly (bigint | null)[]): bigint | null {
  return values.reduce((sum, value) => (value === null ? sum : (sum ?? 0n) + value), null);
}

/**
 * Amounts that may be added: money of one currency and tax, usage of one measure. Usage has no currency, and each
 * measure of it counts one thing, so it is compared over all currencies.
 */
export function comparableBucket(
  measure: string,
  of: { readonly currency: string | null; readonly tax: Tax | null },
) {
  return isMoney(measure) ? { currency: of.currency, tax: of.tax } : { currency: null, tax: null };
}
