import type { Unit } from '../bill/unit.ts';
import { isCachedHit, type UsageType } from '../bill/usage-type.ts';
import { AMOUNTS, type Amount } from '../read/contract.ts';

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

/** The bill's own column behind each measure of money. */
const MONEY: Readonly<Record<(typeof COST_MEASURES)[number] | (typeof EXTRA_MEASURES)[number], Amount>> = {
  list_cost: 'listCost',
  discount: 'discount',
  coupon: 'coupon',
  savings_plan: 'savingsPlan',
  payable: 'payable',
  rounding: 'rounding',
  voucher: 'voucher',
  cash: 'cash',
  prepaid: 'prepaid',
  outstanding: 'outstanding',
};

const COUNTED_UNITS: Readonly<Record<string, Measure>> = {
  image: 'images',
  second: 'seconds',
  character: 'characters',
  call: 'calls',
};

const UNIT_PLACES = Object.entries(COUNTED_UNITS);
const MONEY_PLACES = Object.entries(MONEY).map(
  ([name, key]) => [name as Measure, AMOUNTS.indexOf(key)] as const,
);

/** True when usage of this base unit has a measure of its own, so that no usage disappears from a report. */
export function hasMeasure(baseUnit: string): boolean {
  return baseUnit === 'token' || Object.hasOwn(COUNTED_UNITS, baseUnit);
}

/** Usage in the unit of its row: a sum only where all rows have the same unit. */
export function isUnitMeasure(measure: string): boolean {
  return (UNIT_MEASURES as readonly string[]).includes(measure);
}

export function isMoney(measure: string): boolean {
  return measure in MONEY;
}

export interface MeasuredGroup {
  readonly sums: readonly (bigint | null)[];
  readonly unit: Unit;
  readonly type: UsageType;
  /** Canonical fee type; null when the bill does not say. */
  readonly feeType: string | null;
}

/** The measures of a group, exactly, in units of 10⁻¹⁸. Null: the bill does not say. 0: it says there was none. */
export function measure(group: MeasuredGroup): Measures {
  const { factor } = group.unit;
  const inBase = (value: bigint | null) => (value === null ? null : value * factor);
  const consumed = inBase(amountOf(group, 'consumed'));
  const deducted = inBase(amountOf(group, 'deducted'));
  const billed = inBase(amountOf(group, 'usage'));
  const measures: Partial<Record<Measure, bigint | null>> = { consumed, deducted, billed };
  usageMeasures(measures, group, consumed, deducted, billed);
  for (const [name, place] of MONEY_PLACES) measures[name] = group.sums[place] ?? null;
  return measures as Measures;
}

function amountOf(group: MeasuredGroup, key: Amount): bigint | null {
  return group.sums[AMOUNTS.indexOf(key)] ?? null;
}

function usageMeasures(
  measures: Partial<Record<Measure, bigint | null>>,
  group: MeasuredGroup,
  consumed: bigint | null,
  deducted: bigint | null,
  billed: bigint | null,
): void {
  // Usage without a unit is in none of these measures, and whether they are 0 cannot be told.
  const unknown = consumed === null || group.unit.base === '';
  const of = (counts: boolean, value: bigint | null) => {
    if (unknown) return null;
    return counts ? value : 0n;
  };
  const isTokens = group.unit.base === 'token';
  const cached = isTokens && isCachedHit(group.type);
  const output = isTokens && !cached && group.type.direction === 'output';
  const free = freeTokens(group.feeType, deducted);
  measures.input_tokens = of(isTokens && !cached && !output, consumed);
  measures.cached_tokens = of(cached, consumed);
  measures.output_tokens = of(output, consumed);
  measures.tokens = of(isTokens, consumed);
  measures.free_tokens = of(isTokens || free === null, free);
  measures.billed_tokens = of(isTokens, billed);
  for (const [unit, name] of UNIT_PLACES) measures[name] = of(group.unit.base === unit, consumed);
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

/** Adds in place. */
export function addInto(sum: Record<Measure, bigint | null>, more: Measures): void {
  for (const name of MEASURES) {
    const value = more[name];
    if (value === null) continue;
    const before = sum[name];
    if (before === null) sum[name] = value;
    else if (value !== 0n) sum[name] = before + value;
  }
}
