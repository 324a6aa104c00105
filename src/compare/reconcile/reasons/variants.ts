import { isMoney, type Measures } from '../../../cube/measures.ts';
import { addAll, amountOf } from '../sources/amounts.ts';
import type { KeyValue } from '../sources/source.ts';
import { type BillPart, BillParts } from './parts.ts';
import { type Reason, reason } from './reason.ts';

/** Another number that the bill could have been read as, and what it leaves out or puts in. */
export interface Variant {
  readonly reason: Reason;
  readonly total: bigint;
  /** The amounts behind the total, put together when asked for: most variants are passed over by their total. */
  parts(): BillParts;
  /** One of few that people do mix up: worth trying together with a second reason. */
  readonly likely: boolean;
}

/** What may stand for a measure: amounts before one of the deductions, those it was settled by, or other tokens. */
const OTHERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  payable: [
    ['list_cost'],
    ['payable', 'coupon'],
    ['payable', 'coupon', 'discount'],
    ['payable', 'savings_plan'],
    ['payable', '-rounding'],
    ['payable', 'rounding'],
    ['payable', '-voucher'],
    ['cash'],
    ['cash', 'prepaid'],
    ['outstanding'],
  ],
  list_cost: [['payable'], ['list_cost', '-discount']],
  tokens: [['billed_tokens'], ['tokens', '-free_tokens'], ['tokens', '-cached_tokens'], ['free_tokens']],
  input_tokens: [['input_tokens', 'cached_tokens'], ['tokens']],
  prompt_tokens: [['input_tokens'], ['tokens']],
  cached_tokens: [['input_tokens', 'cached_tokens']],
};

/** More values than these and one of them may fit a number to the cent by chance. */
const FEW = 40;

/** Dimensions whose values may be all, or none, of what the other side has; the likelier first. */
export const PICKED_BY: readonly string[] = [
  'fee_type',
  'billing_month',
  'account_id',
  'product',
  'channel_name',
  'workspace_id',
  'model',
  'api_key_id',
];

/** What bills are settled and corrected by: left out two at a time as well, or together with a second reason. */
export const SETTLED: ReadonlySet<string> = new Set(['fee_type', 'billing_month', 'account_id', 'product']);

interface Measured {
  readonly values: readonly KeyValue[];
  readonly measures: Measures;
}

export function partsOf(
  dimensions: readonly string[],
  groups: readonly Measured[],
  measure: string,
): BillParts {
  return new BillParts(
    dimensions,
    groups.map(({ values, measures }) => ({ values, amount: amountOf(measures, measure) })),
  );
}

/** Other amounts of the same rows. */
export function otherMeasures(
  dimensions: readonly string[],
  groups: readonly Measured[],
  measure: string,
): readonly Variant[] {
  return (OTHERS[measure] ?? []).flatMap((names) => {
    const parts = groups.map(({ values, measures }) => ({ values, amount: combined(measures, names) }));
    if (parts.every(({ amount }) => amount === null)) return [];
    const name = names.join('+').replaceAll('+-', '-');
    return [
      wholeAmount(reason('measure', { measure: name }), new BillParts(dimensions, parts), isMoney(measure)),
    ];
  });
}

export function wholeAmount(why: Reason, parts: BillParts, likely: boolean): Variant {
  return { reason: why, total: parts.total, parts: () => parts, likely };
}

function combined(measures: Measures, names: readonly string[]): bigint | null {
  return addAll(
    names.map((name) => {
      if (!name.startsWith('-')) return amountOf(measures, name);
      const value = amountOf(measures, name.slice(1));
      return value === null ? null : -value;
    }),
  );
}

/** A part of the rows: one value of a dimension, or all but one or two. */
export function* picks(parts: BillParts, by: Iterable<string> = PICKED_BY): Generator<Variant> {
  for (const dimension of by) {
    const sums = parts.sumsOf(dimension);
    if (sums.size < 2) continue;
    // What adds up to nothing changes no number.
    const filled = [...sums].filter(([, amount]) => amount !== 0n);
    const likely = SETTLED.has(dimension) && filled.length <= FEW;
    for (const [value, sum] of filled)
      yield { ...picked(parts, dimension, [value], false), total: parts.total - sum, likely };
    for (const [value, sum] of filled)
      yield { ...picked(parts, dimension, [value], true), total: sum, likely };
    if (likely) yield* pairs(parts, dimension, filled);
  }
}

function* pairs(
  parts: BillParts,
  dimension: string,
  sums: readonly (readonly [KeyValue, bigint])[],
): Generator<Variant> {
  for (const [index, [first, one]] of sums.entries()) {
    for (const [second, other] of sums.slice(index + 1)) {
      const total = parts.total - one - other;
      yield { ...picked(parts, dimension, [first, second], false), total, likely: false };
    }
  }
}

function picked(parts: BillParts, dimension: string, values: readonly KeyValue[], keep: boolean) {
  const names = values.map((value) => (value === null ? '' : String(value)));
  return {
    reason: reason(keep ? 'only' : 'without', { dimension, values: names }),
    parts: () => parts.picked(dimension, values, keep),
  };
}

/** With the rows of other products on the same bill: all of them, or those of one. */
export function withOthers(
  parts: BillParts,
  others: ReadonlyMap<string, readonly BillPart[]>,
): readonly Variant[] {
  const all = [...others.keys()].sort();
  const every = [...others.values()].flat();
  const one = all.length < 2 ? [] : all.map((name) => [[name], others.get(name) ?? []] as const);
  return [...(all.length === 0 ? [] : [[all, every] as const]), ...one].map(([products, more]) =>
    wholeAmount(reason('other_products', { products }), parts.and(more), true),
  );
}
