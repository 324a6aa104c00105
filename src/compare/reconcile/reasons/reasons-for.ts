import type { Group } from '../../../cube/cube.ts';
import { isMoney } from '../../../cube/measures.ts';
import { roundHalfUp } from '../../../report/round.ts';
import type { Tax } from '../sources/amounts.ts';
import type { Prices } from '../sources/prices.ts';
import { withFreeQuota } from './free-quota.ts';
import type { BillPart, BillParts } from './parts.ts';
import { type Reason, reason } from './reason.ts';
import { isNear, MONTHLY, roundings } from './rounding.ts';
import { otherMeasures, partsOf, picks, SETTLED, type Variant, withOthers } from './variants.ts';

/** A number of the other side beside the rows of the bill that it stands for. */
export interface Unequal {
  readonly dimensions: readonly string[];
  readonly parts: readonly Group[];
  readonly measure: string;
  readonly tax: Tax | null;
  readonly theirs: bigint;
  /** What rounding is tried to. */
  readonly decimals: number;
  /** Of a total: what the lines behind it are told apart by, each of which may be rounded for itself. */
  readonly keys?: readonly string[];
  /** Prices that the other side's amounts are made with. */
  readonly prices?: Prices;
  /** Amounts of other products that were left aside, where they are known. */
  readonly others?: ReadonlyMap<string, readonly BillPart[]>;
}

/** The value-added tax on services that bills of the mainland include. */
const TAX_PERCENT = 6n;

/** How many times one number may contain another: counted twice, or in units of ten to a million. */
const TIMES = [2n, 3n, 4n, 10n, 100n, 1000n, 10_000n, 1_000_000n];

/** How many ways of making one number are reported: nobody would read more. */
const MOST = 3;

/**
 * What makes exactly the other side's number out of the bill: one reason, else two together. The likeliest first, and
 * at most `most`; empty where nothing tried does. Nothing is ever taken for equal here: a candidate gives the very
 * number, or, where it rounds or takes tax, the number to the decimals that the other side has written.
 */
export function reasonsFor(unequal: Unequal, most = MOST): readonly (readonly Reason[])[] {
  const parts = partsOf(unequal.dimensions, unequal.parts, unequal.measure);
  const found: (readonly Reason[])[] = [];
  for (const reasons of explanations(parts, unequal)) {
    // An explanation with two reasons is not worth reporting beside one with a single reason.
    if (found.length >= most || reasons.length > (found[0]?.length ?? reasons.length)) break;
    found.push(reasons);
  }
  return found;
}

function* explanations(parts: BillParts, unequal: Unequal): Generator<readonly Reason[]> {
  const { theirs, measure } = unequal;
  if (isMoney(measure)) for (const one of rounded(parts, unequal)) yield [one];
  // Much of what is on a bill adds up to nothing: nothing is explained by that.
  if (theirs === 0n) return;
  if (isMoney(measure)) for (const one of taxed(parts.total, unequal)) yield [one];
  const variants = variantsOf(unequal, parts);
  for (const { total, reason: one } of variants) if (total === theirs) yield [one];
  for (const one of multiples(parts.total, theirs)) yield [one];
  yield* doubles(parts, variants, unequal);
}

function variantsOf(unequal: Unequal, parts: BillParts): readonly Variant[] {
  const { dimensions, measure, others, prices } = unequal;
  const all = [
    ...(prices === undefined ? [] : withFreeQuota(dimensions, unequal.parts, prices)),
    ...otherMeasures(dimensions, unequal.parts, measure),
    ...(others === undefined ? [] : withOthers(parts, others)),
    ...picks(parts),
  ];
  return all.filter(({ total }) => total !== parts.total);
}

function rounded(parts: BillParts, { theirs, decimals, keys }: Unequal): readonly Reason[] {
  const found = roundings(parts, decimals, keys).find(({ value }) => value === theirs);
  return found === undefined ? [] : [found.reason];
}

/** Without the tax that is in the bill's amount, or with the tax that is not. */
function taxed(ours: bigint, { theirs, decimals, tax }: Unequal): readonly Reason[] {
  const rate = String(TAX_PERCENT);
  const without = (ours * 100n) / (100n + TAX_PERCENT);
  const withTax = (ours * (100n + TAX_PERCENT)) / 100n;
  if (tax !== 'excluded' && roundHalfUp(without, decimals) === theirs)
    return [reason('tax', { tax: 'excluded', rate })];
  if (tax !== 'included' && roundHalfUp(withTax, decimals) === theirs)
    return [reason('tax', { tax: 'included', rate })];
  return [];
}

function multiples(ours: bigint, theirs: bigint): readonly Reason[] {
  if (ours === 0n) return [];
  if (theirs === -ours) return [reason('times', { factor: '-1' })];
  const more = TIMES.find((times) => theirs === ours * times);
  if (more !== undefined) return [reason('times', { factor: String(more) })];
  const less = TIMES.find((times) => theirs * times === ours);
  return less === undefined ? [] : [reason('times', { factor: `1/${less}` })];
}

/** Two reasons at most: more would reproduce any number. */
function doubles(parts: BillParts, variants: readonly Variant[], unequal: Unequal): (readonly Reason[])[] {
  const { theirs, measure } = unequal;
  const likely = variants.filter((variant) => variant.likely);
  const otherwise = likely.filter(({ reason: { code } }) => code === 'measure' || code === 'other_products');
  return [
    ...(isMoney(measure) ? roundedThenTaxed(parts, unequal) : []),
    ...(isMoney(measure) ? likely.flatMap(finished(parts, unequal)) : []),
    ...otherwise.flatMap((variant) => pickedToo(variant, theirs)),
  ];
}

function roundedThenTaxed(parts: BillParts, unequal: Unequal): (readonly Reason[])[] {
  return roundings(parts, unequal.decimals, unequal.keys).flatMap(({ reason: first, value }) =>
    taxed(value, unequal).map((second) => [first, second]),
  );
}

/** Another number that was rounded as bills are, or taken without or with tax. */
function finished(parts: BillParts, unequal: Unequal): (variant: Variant) => (readonly Reason[])[] {
  const months = parts.sumsBy(MONTHLY)?.length ?? 1;
  const { theirs, decimals } = unequal;
  return (variant) => {
    const near = isNear(variant.total, theirs, { decimals, months }) ? rounded(variant.parts(), unequal) : [];
    return [...near, ...taxed(variant.total, unequal)].map((second) => [variant.reason, second]);
  };
}

function pickedToo(variant: Variant, theirs: bigint): (readonly Reason[])[] {
  return [...picks(variant.parts(), SETTLED)]
    .filter(({ total }) => total === theirs && total !== variant.total)
    .map((pick) => [variant.reason, pick.reason]);
}
