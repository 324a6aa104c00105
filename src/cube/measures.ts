/** Measures of the machine contract in their order; `rows` stands before them and is a plain count. */
export const USAGE_MEASURES = [
  'input_tokens',
  'cached_tokens',
  'output_tokens',
  'tokens',
  'free_tokens',
  'billed_tokens',
  'images',
  'seconds',
  'characters',
  'calls',
] as const;
/** Present when `unit` is a dimension: usage in base units of that unit. */
export const UNIT_MEASURES = ['consumed', 'deducted', 'billed'] as const;
export const COST_MEASURES = ['list_cost', 'discount', 'coupon', 'savings_plan', 'payable'] as const;
/** Present when asked for: the rounding, and how the payable was settled (never subtracted from it). */
export const EXTRA_MEASURES = ['rounding', 'voucher', 'cash', 'prepaid', 'outstanding'] as const;

export const MEASURES = [...USAGE_MEASURES, ...UNIT_MEASURES, ...COST_MEASURES, ...EXTRA_MEASURES] as const;
export type Measure = (typeof MEASURES)[number];
export type Measures = Readonly<Record<Measure, bigint | null>>;

const COUNTED_UNITS: ReadonlySet<string> = new Set(['image', 'second', 'character', 'call']);
const MONEY: ReadonlySet<string> = new Set([...COST_MEASURES, ...EXTRA_MEASURES]);
/** True when usage of this base unit has a measure of its own, so that no usage disappears from a report. */
export function hasMeasure(baseUnit: string): boolean {
  return baseUnit === 'token' || COUNTED_UNITS.has(baseUnit);
}

/** Usage in the unit of its row: a sum only where all rows have the same unit. */
export function isUnitMeasure(measure: string): boolean {
  return (UNIT_MEASURES as readonly string[]).includes(measure);
}

/** Tokens, images, characters and calls are counted one by one; seconds and an unnamed unit have parts. */
export function isCountOf(measure: string): boolean {
  return measure !== 'seconds' && (USAGE_MEASURES as readonly string[]).includes(measure);
}

export function isMoney(measure: string): boolean {
  return MONEY.has(measure);
}

/** Measures as a plain object that may be added to: those of a row are looked up one by one. */
export function copyOf(measures: Measures): Record<Measure, bigint | null> {
  return Object.fromEntries(MEASURES.map((name) => [name, measures[name]])) as Record<Measure, bigint | null>;
}

/** The sum of groups' measures; absent stays absent only where it is in all. */
export function sumMeasures(all: readonly Measures[]): Measures {
  const sum = copyOf(all[0] as Measures);
  for (let i = 1; i < all.length; i++) addInto(sum, all[i] as Measures);
  return sum;
}

/**
 * Adds in place. Measure by measure in so many words: every report spends its time here, and a loop over their names
 * takes three times as long.
 */
export function addInto(sum: Record<Measure, bigint | null>, more: Measures): void {
  sum.input_tokens = plus(sum.input_tokens, more.input_tokens);
  sum.cached_tokens = plus(sum.cached_tokens, more.cached_tokens);
  sum.output_tokens = plus(sum.output_tokens, more.output_tokens);
  sum.tokens = plus(sum.tokens, more.tokens);
  sum.free_tokens = plus(sum.free_tokens, more.free_tokens);
  sum.billed_tokens = plus(sum.billed_tokens, more.billed_tokens);
  sum.images = plus(sum.images, more.images);
  sum.seconds = plus(sum.seconds, more.seconds);
  sum.characters = plus(sum.characters, more.characters);
  sum.calls = plus(sum.calls, more.calls);
  sum.consumed = plus(sum.consumed, more.consumed);
  sum.deducted = plus(sum.deducted, more.deducted);
  sum.billed = plus(sum.billed, more.billed);
  sum.list_cost = plus(sum.list_cost, more.list_cost);
  sum.discount = plus(sum.discount, more.discount);
  sum.coupon = plus(sum.coupon, more.coupon);
  sum.savings_plan = plus(sum.savings_plan, more.savings_plan);
  sum.payable = plus(sum.payable, more.payable);
  sum.rounding = plus(sum.rounding, more.rounding);
  sum.voucher = plus(sum.voucher, more.voucher);
  sum.cash = plus(sum.cash, more.cash);
  sum.prepaid = plus(sum.prepaid, more.prepaid);
  sum.outstanding = plus(sum.outstanding, more.outstanding);
}

function plus(a: bigint | null, b: bigint | null): bigint | null {
  if (b === null) return a;
  if (a === null || a === 0n) return b;
  return b === 0n ? a : a + b;
}
