import type { Group } from '../../cube/cube.ts';
import { isMoney } from '../../cube/measures.ts';
import { roundHalfUp } from '../../report/round.ts';
import type { Tax } from './amounts.ts';
import type { Part, Parts } from './parts.ts';
import { type Reason, reason } from './reason.ts';
import { decimalsAtLeastCents, isNear, MONTHLY, roundings } from './rounding.ts';
import { otherMeasures, partsOf, picks, type Variant, withOthers } from './variants.ts';

/** A number of the other side beside the rows of the bill that it stands for. */
export interface Unequal {
  readonly dimensions: readonly string[];
  readonly parts: readonly Group[];
  readonly measure: string;
  readonly tax: Tax | null;
  readonly theirs: bigint;
  /** Amounts of other products that were left aside, where they are known. */
  readonly others?: ReadonlyMap<string, readonly Part[]>;
}

/** The value-added tax on services that bills of the mainland include. */
const TAX_PERCENT = 6n;

/** How often one number may hold another: twice told, or in units of ten to a million. */
const TIMES = [2n, 3n, 4n, 10n, 100n, 1000n, 10_000n, 1_000_000n];

/** Beyond these the page would not be read. */
const MOST = 3;

/**
 * What makes exactly the other side's number out of the bill: one reason, else two together. The likeliest first;
 * empty where nothing tried does. Nothing is ever taken for equal here: a candidate gives the very number, or, where
 * it rounds or takes tax, the number to the decimals that the other side has written.
 */
export function explain(unequal: Unequal): readonly (readonly Reason[])[] {
  const { theirs, measure } = unequal;
  // Half of what is on a bill adds up to nothing: it explains nothing.
  if (theirs === 0n) return [];
  const parts = partsOf(unequal.dimensions, unequal.parts, measure);
  const variants = variantsOf(unequal, parts);
  const single = [
    ...(isMoney(measure) ? rounded(parts, theirs) : []),
    ...(isMoney(measure) ? taxed(parts.total, unequal) : []),
    ...variants.filter(({ total }) => total === theirs).map((variant) => variant.reason),
    ...multiples(parts.total, theirs),
  ];
  const found = single.length > 0 ? single.map((one) => [one]) : doubles(parts, variants, unequal);
  return found.slice(0, MOST);
}

function variantsOf(unequal: Unequal, parts: Parts): readonly Variant[] {
  const { dimensions, measure, others } = unequal;
  const all = [
    ...otherMeasures(dimensions, unequal.parts, measure),
    ...(others === undefined ? [] : withOthers(parts, others)),
    ...picks(parts),
  ];
  return all.filter(({ total }) => total !== parts.total);
}

function rounded(parts: Parts, theirs: bigint): readonly Reason[] {
  const found = roundings(parts, theirs).find(({ value }) => value === theirs);
  return found === undefined ? [] : [found.reason];
}

/** Without the tax that is in the bill's amount, or with the tax that is not. */
function taxed(ours: bigint, { theirs, tax }: Unequal): readonly Reason[] {
  const decimals = decimalsAtLeastCents(theirs);
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
function doubles(parts: Parts, variants: readonly Variant[], unequal: Unequal): (readonly Reason[])[] {
  const { theirs, measure } = unequal;
  const likely = variants.filter((variant) => variant.likely);
  const otherwise = likely.filter(({ reason: { code } }) => code === 'measure' || code === 'other_products');
  return [
    ...(isMoney(measure) ? roundedThenTaxed(parts, unequal) : []),
    ...(isMoney(measure) ? likely.flatMap(finished(parts, unequal)) : []),
    ...otherwise.flatMap((variant) => pickedToo(variant, theirs)),
  ];
}

function roundedThenTaxed(parts: Parts, unequal: Unequal): (readonly Reason[])[] {
  return roundings(parts, unequal.theirs).flatMap(({ reason: first, value }) =>
    taxed(value, unequal).map((second) => [first, second]),
  );
}

/** Another number that was rounded as bills are, or taken without or with tax. */
function finished(parts: Parts, unequal: Unequal): (variant: Variant) => (readonly Reason[])[] {
  const months = parts.sumsBy(MONTHLY)?.length ?? 1;
  const { theirs } = unequal;
  return (variant) => {
    const near = isNear(variant.total, theirs, months) ? rounded(variant.parts(), theirs) : [];
    return [...near, ...taxed(variant.total, unequal)].map((second) => [variant.reason, second]);
  };
}

function pickedToo(variant: Variant, theirs: bigint): (readonly Reason[])[] {
  return [...picks(variant.parts())]
    .filter(({ total }) => total === theirs && total !== variant.total)
    .map((pick) => [variant.reason, pick.reason]);
}
