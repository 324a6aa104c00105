import { addMaybe } from '../bill/decimal.ts';
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

/** True when usage of this base unit has a measure of its own, so that no usage disappears from a report. */
export function hasMeasure(baseUnit: string): boolean {
  return baseUnit === 'token' || baseUnit in COUNTED_UNITS;
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
  const sum = (key: Amount) => group.sums[AMOUNTS.indexOf(key)] ?? null;
  const inBase = (value: bigint | null) => (value === null ? null : value * group.unit.factor);
  const consumed = inBase(sum('consumed'));
  const deducted = inBase(sum('deducted'));
  const billed = inBase(sum('usage'));
  const money = Object.fromEntries(Object.entries(MONEY).map(([name, key]) => [name, sum(key)]));
  return {
    ...usageMeasures(group, consumed, deducted, billed),
    consumed,
    deducted,
    billed,
    ...money,
  } as Measures;
}

function usageMeasures(
  group: MeasuredGroup,
  consumed: bigint | null,
  deducted: bigint | null,
  billed: bigint | null,
): Partial<Record<Measure, bigint | null>> {
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
  const measures: Partial<Record<Measure, bigint | null>> = {
    input_tokens: of(isTokens && !cached && !output, consumed),
    cached_tokens: of(cached, consumed),
    output_tokens: of(output, consumed),
    tokens: of(isTokens, consumed),
    free_tokens: of(isTokens || free === null, free),
    billed_tokens: of(isTokens, billed),
  };
  for (const [unit, name] of Object.entries(COUNTED_UNITS))
    measures[name] = of(group.unit.base === unit, consumed);
  return measures;
}

/** Tokens deducted on free-quota rows; unknown where the bill has no fee type or no deduction. */
function freeTokens(feeType: string | null, deducted: bigint | null): bigint | null {
  if (feeType === null || deducted === null) return null;
  return feeType === 'free-quota' ? deducted : 0n;
}

/** The sum of two groups' measures; absent stays absent only where both are. */
export function addMeasures(a: Measures, b: Measures): Measures {
  return Object.fromEntries(MEASURES.map((name) => [name, addMaybe(a[name], b[name])])) as Measures;
}
