import { absolute } from '../../bill/absolute.ts';
/** Exact quotients: what a share of an amount is before anyone rounds it. */
export interface Fraction {
  readonly over: bigint;
  /** Always positive. */
  readonly under: bigint;
}

export const NOTHING: Fraction = { over: 0n, under: 1n };

export function wholeFraction(value: bigint): Fraction {
  return { over: value, under: 1n };
}

/** `amount` × `times` ÷ `by`; `by` is not 0. */
export function portion(amount: Fraction, times: bigint, by: bigint): Fraction {
  return reduced(amount.over * times, amount.under * by);
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return reduced(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

export function sumOf(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(plus, NOTHING);
}

/**
 * Whole numbers in place of fractions that add up to a whole number: each is rounded down, then those that lost most
 * go up by one, earlier ones first among equals, so that the sum stays what it was.
 */
export function wholes(fractions: readonly Fraction[]): bigint[] {
  const floors = fractions.map(({ over, under }) => (over - positiveRest(over, under)) / under);
  const total = sumOf(fractions);
  if (total.under !== 1n) throw new Error('internal fault: parts do not add up to a whole amount');
  const missing = total.over - floors.reduce((sum, value) => sum + value, 0n);
  const byLoss = [...fractions.keys()].sort((a, b) => compareLoss(fractions[b], fractions[a]));
  for (const place of byLoss.slice(0, Number(missing))) floors[place] = (floors[place] as bigint) + 1n;
  return floors;
}

function compareLoss(a: Fraction | undefined, b: Fraction | undefined): number {
  const [{ over: x, under: xUnder }, { over: y, under: yUnder }] = [a ?? NOTHING, b ?? NOTHING];
  const difference = positiveRest(x, xUnder) * yUnder - positiveRest(y, yUnder) * xUnder;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function positiveRest(over: bigint, under: bigint): bigint {
  const rest = over % under;
  return rest < 0n ? rest + under : rest;
}

function reduced(over: bigint, under: bigint): Fraction {
  if (over === 0n) return NOTHING;
  const divisor = greatestDivisor(absolute(over), absolute(under));
  const sign = under < 0n ? -1n : 1n;
  return { over: (sign * over) / divisor, under: (sign * under) / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [greater, less] = [a, b];
  while (less !== 0n) [greater, less] = [less, greater % less];
  return greater;
}
