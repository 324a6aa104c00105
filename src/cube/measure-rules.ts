import type { Unit } from '../bill/unit.ts';
import { isCachedHit, type UsageType } from '../bill/usage-type.ts';
import { AMOUNTS, type Amount } from '../read/contract/answer.ts';
import { MEASURES, type Measure, type Measures } from './measures.ts';

/** What decides how amounts become measures: the same for many groups. */
export interface MeasuredKind {
  readonly unit: Unit;
  readonly type: UsageType;
  /** Canonical fee type; null when the bill does not say. */
  readonly feeType: string | null;
}

/**
 * How a measure is made of a group's amounts. It is absent where any of those in `needs` is, and otherwise `factor` times
 * `from`, or 0 without one.
 */
export interface MeasureRule {
  readonly needs: readonly number[];
  /** Place in {@link AMOUNTS}. */
  readonly from: number | undefined;
  readonly factor: bigint;
}

const PLACE = Object.fromEntries(AMOUNTS.map((key, place) => [key, place])) as Record<Amount, number>;
const CONSUMED = PLACE.consumed;
const DEDUCTED = PLACE.deducted;

const of = (from: number, factor = 1n): MeasureRule => ({ needs: [from], from, factor });
const MONEY = {
  list_cost: of(PLACE.listCost),
  discount: of(PLACE.discount),
  coupon: of(PLACE.coupon),
  savings_plan: of(PLACE.savingsPlan),
  payable: of(PLACE.payable),
  rounding: of(PLACE.rounding),
  voucher: of(PLACE.voucher),
  cash: of(PLACE.cash),
  prepaid: of(PLACE.prepaid),
  outstanding: of(PLACE.outstanding),
} as const;

/** The rule of each measure for one kind of groups; undefined for one that none of them has. */
export type MeasureRules = Readonly<Record<Measure, MeasureRule | undefined>>;

/** Usage without a unit is in no measure of usage, and whether these are 0 cannot be told. */
export function measureRules({ unit: { factor, base }, type, feeType }: MeasuredKind): MeasureRules {
  const none: MeasureRule | undefined =
    base === '' ? undefined : { needs: [CONSUMED], from: undefined, factor };
  const consumed = of(CONSUMED, factor);
  const counted = (counts: boolean) => (counts ? consumed : none);
  const isTokens = base === 'token';
  const cached = isTokens && isCachedHit(type);
  const output = isTokens && !cached && type.direction === 'output';
  return {
    input_tokens: counted(isTokens && !cached && !output),
    cached_tokens: counted(cached),
    output_tokens: counted(output),
    tokens: counted(isTokens),
    free_tokens: freeTokens(isTokens, feeType, none, factor),
    billed_tokens: isTokens ? { needs: [CONSUMED, PLACE.usage], from: PLACE.usage, factor } : none,
    images: counted(base === 'image'),
    seconds: counted(base === 'second'),
    characters: counted(base === 'character'),
    calls: counted(base === 'call'),
    consumed,
    deducted: of(DEDUCTED, factor),
    billed: of(PLACE.usage, factor),
    ...MONEY,
  };
}

/** Tokens deducted on free-quota rows; unknown where the bill has no fee type or no deduction. */
function freeTokens(
  isTokens: boolean,
  feeType: string | null,
  none: MeasureRule | undefined,
  factor: bigint,
): MeasureRule | undefined {
  if (none === undefined || feeType === null) return undefined;
  const from = isTokens && feeType === 'free-quota' ? DEDUCTED : undefined;
  return { needs: [CONSUMED, DEDUCTED], from, factor };
}

export interface MeasuredGroup extends MeasuredKind {
  readonly sums: readonly (bigint | null)[];
}

/** The measures of a group, exactly, in units of 10⁻¹⁸. Null: the bill does not say. 0: it says there was none. */
export function measure(group: MeasuredGroup): Measures {
  const rules = measureRules(group);
  return Object.fromEntries(MEASURES.map((name) => [name, measured(group.sums, rules[name])])) as Measures;
}

function measured(sums: MeasuredGroup['sums'], rule: MeasureRule | undefined): bigint | null {
  if (rule === undefined || rule.needs.some((place) => sums[place] == null)) return null;
  return rule.from === undefined ? 0n : (sums[rule.from] as bigint) * rule.factor;
}
