import type { Unit } from '../bill/unit.ts';
import { isCachedHit, type UsageType } from '../bill/usage-type.ts';
import { AMOUNTS, type Amount } from '../read/contract/answer.ts';

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
/** Where each amount stands in the sums of a group. */
const PLACE = Object.fromEntries(AMOUNTS.map((key, place) => [key, place])) as Record<Amount, number>;

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

export interface MeasuredGroup {
  readonly sums: readonly (bigint | null)[];
  readonly unit: Unit;
  readonly type: UsageType;
  /** Canonical fee type; null when the bill does not say. */
  readonly feeType: string | null;
}

/**
 * The measures of a group, exactly, in units of 10⁻¹⁸. Null: the bill does not say. 0: it says there was none.
 * One literal for all: objects of one shape, made in one go, are what a bill of thousands of groups waits for.
 */
export function measure({ sums, unit, type, feeType }: MeasuredGroup): Measures {
  const { factor, base } = unit;
  const inBase = (value: bigint | null) => (value === null || factor === 1n ? value : value * factor);
  const money = (place: number) => sums[place] ?? null;
  const consumed = inBase(money(PLACE.consumed));
  const deducted = inBase(money(PLACE.deducted));
  const billed = inBase(money(PLACE.usage));
  // Usage without a unit is in none of these measures, and whether they are 0 cannot be told.
  const none = consumed === null || base === '' ? null : 0n;
  const of = (counts: boolean, value: bigint | null) => (counts && none !== null ? value : none);
  const isTokens = base === 'token';
  const cached = isTokens && isCachedHit(type);
  const output = isTokens && !cached && type.direction === 'output';
  const free = freeTokens(feeType, deducted);
  return {
    input_tokens: of(isTokens && !cached && !output, consumed),
    cached_tokens: of(cached, consumed),
    output_tokens: of(output, consumed),
    tokens: of(isTokens, consumed),
    free_tokens: of(isTokens || free === null, free),
    billed_tokens: of(isTokens, billed),
    images: of(base === 'image', consumed),
    seconds: of(base === 'second', consumed),
    characters: of(base === 'character', consumed),
    calls: of(base === 'call', consumed),
    consumed,
    deducted,
    billed,
    list_cost: money(PLACE.listCost),
    discount: money(PLACE.discount),
    coupon: money(PLACE.coupon),
    savings_plan: money(PLACE.savingsPlan),
    payable: money(PLACE.payable),
    rounding: money(PLACE.rounding),
    voucher: money(PLACE.voucher),
    cash: money(PLACE.cash),
    prepaid: money(PLACE.prepaid),
    outstanding: money(PLACE.outstanding),
  };
}

/** Tokens deducted on free-quota rows; unknown where the bill has no fee type or no deduction. */
function freeTokens(feeType: string | null, deducted: bigint | null): bigint | null {
  if (feeType === null || deducted === null) return null;
  return feeType === 'free-quota' ? deducted : 0n;
}

/** The sum of groups' measures; absent stays absent only where it is in all. */
export function sumMeasures(all: readonly Measures[]): Measures {
  const sum: Record<Measure, bigint | null> = { ...(all[0] as Measures) };
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
