import { invoiceDecimals } from '../../bill/currency.ts';
import type { Cube, Group } from '../../cube/cube.ts';
import { isMoney } from '../../cube/measures.ts';
import { roundHalfUp } from '../../report/round.ts';
import type { OpenLine, Status } from './reasons/line.ts';
import { addAll, amountOf, comparableBucket, type Tax } from './sources/amounts.ts';
import type { KeyValue, SourceAnswer, SourceLine } from './sources/source.ts';
import { isWithin, type Tolerance } from './tolerance.ts';

interface Pair {
  readonly values: readonly KeyValue[];
  readonly currency: string | null;
  readonly tax: Tax | null;
  readonly measure: string;
  readonly parts: Group[];
  ours: bigint | null;
  theirs: bigint | null;
  isThere: boolean;
}

/** When two amounts count as equal. */
export interface Equality {
  readonly tolerance: Tolerance;
  /** The other side is an invoice: a sum rounded to the unit of its currency is equal too. */
  readonly isInvoice: boolean;
}

/**
 * The outer join of a bill and another side: every key of either, in each currency, tax and measure for itself. The
 * lines of the other side must have currencies and taxes already ({@link inBuckets}).
 */
export function join(
  cube: Cube,
  answer: Pick<SourceAnswer, 'keys' | 'measures' | 'lines'>,
  equality: Equality,
): OpenLine[] {
  const pairs = new Map<string, Pair>();
  for (const line of answer.lines) addTheirs(pairs, line);
  const places = answer.keys.map((key) => cube.dimensions.indexOf(key));
  for (const group of cube.groups) {
    const values = places.map((place) => group.values[place] ?? null);
    for (const measure of answer.measures) addOurs(pairs, group, values, measure);
  }
  return [...pairs.values()].filter(isTold).map((pair) => lineOf(pair, equality));
}

function pairAt(pairs: Map<string, Pair>, of: Pick<Pair, 'values' | 'currency' | 'tax' | 'measure'>): Pair {
  const key = JSON.stringify([of.values, of.currency, of.tax, of.measure]);
  const known = pairs.get(key);
  if (known !== undefined) return known;
  const { values, currency, tax, measure } = of;
  const pair = { values, currency, tax, measure, parts: [], ours: null, theirs: null, isThere: false };
  pairs.set(key, pair);
  return pair;
}

function addTheirs(pairs: Map<string, Pair>, line: SourceLine): void {
  const pair = pairAt(pairs, { ...line, ...comparableBucket(line.measure, line) });
  pair.isThere = true;
  pair.theirs = addAll([pair.theirs, line.amount]);
}

function addOurs(pairs: Map<string, Pair>, group: Group, values: readonly KeyValue[], measure: string): void {
  const pair = pairAt(pairs, { values, measure, ...comparableBucket(measure, group) });
  pair.parts.push(group);
  pair.ours = addAll([pair.ours, amountOf(group.measures, measure)]);
}

/** No tokens of a model that makes images are nothing to compare; nothing to pay for a key is. */
function isTold({ measure, ours, isThere }: Pair): boolean {
  return isThere || (ours !== null && (ours !== 0n || isMoney(measure)));
}

function lineOf({ isThere, ...pair }: Pair, equality: Equality): OpenLine {
  const difference = (pair.theirs ?? 0n) - (pair.ours ?? 0n);
  // Tokens without a price are an amount that is not known, which no tolerance makes equal.
  const isUnknown = isThere && pair.theirs === null;
  return { ...pair, difference, status: isUnknown ? 'missing_there' : statusOf(pair, difference, equality) };
}

function statusOf(pair: Omit<Pair, 'isThere'>, difference: bigint, equality: Equality): Status {
  const { ours, theirs } = pair;
  if (isWithin(equality.tolerance, ours ?? 0n, difference)) return 'ok';
  if (equality.isInvoice && isInvoiced(pair)) return 'ok';
  if (ours === null) return 'missing_here';
  if (theirs === null) return 'missing_there';
  return difference > 0n ? 'over' : 'under';
}

/** Whether the other side has what an invoice makes of the bill's exact sum. */
export function isInvoiced({
  ours,
  theirs,
  currency,
  measure,
}: Omit<Pair, 'isThere' | 'parts' | 'values' | 'tax'>): boolean {
  if (ours === null || !isMoney(measure)) return false;
  return theirs === roundHalfUp(ours, invoiceDecimals(currency));
}

/** What each measure adds up to in each currency and tax: the lines of a comparison without a key. */
export function lineTotals(lines: readonly OpenLine[], equality: Equality): OpenLine[] {
  const totals = new Map<string, Pair>();
  for (const line of lines) {
    const total = pairAt(totals, { ...line, values: [] });
    total.ours = addAll([total.ours, line.ours]);
    total.theirs = addAll([total.theirs, line.theirs]);
    // One by one: a key may add up more groups than a call takes arguments.
    for (const part of line.parts) total.parts.push(part);
  }
  return [...totals.values()].map((total) => lineOf(total, equality));
}
