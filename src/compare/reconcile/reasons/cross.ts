import type { KeyValue } from '../sources/source.ts';
import type { OpenLine } from './line.ts';
import { type Reason, reason } from './reason.ts';

/** Reasons that show only when lines are seen beside each other: amounts that stand under another value of a key. */
export function crossReasons(
  keys: readonly string[],
  lines: readonly OpenLine[],
): ReadonlyMap<OpenLine, Reason> {
  const found = new Map<OpenLine, Reason>();
  for (const [place, dimension] of keys.entries()) {
    const groups = groupBy(
      lines.filter((line) => !found.has(line)),
      (line) => keyWithout(line, place),
    );
    for (const group of groups.values()) sameAmounts(group, place, dimension, found);
    for (const group of groups.values()) {
      const rest = group.filter((line) => !found.has(line));
      if (isBalanced(rest)) for (const line of rest) found.set(line, reason('moved', { dimension }));
    }
  }
  return found;
}

/** A key that is only here and one that is only there, with the same amount, which no other has. */
function sameAmounts(
  group: readonly OpenLine[],
  place: number,
  dimension: string,
  found: Map<OpenLine, Reason>,
): void {
  const missing = group.filter(({ status }) => status === 'missing_here' || status === 'missing_there');
  for (const pair of groupBy(missing, ({ ours, theirs }) => String(ours ?? theirs)).values()) {
    const [one, other] = pair;
    if (pair.length !== 2 || one === undefined || other === undefined || one.status === other.status)
      continue;
    if (one.difference === 0n) continue;
    found.set(one, sameAmount(dimension, other.values[place]));
    found.set(other, sameAmount(dimension, one.values[place]));
  }
}

function sameAmount(dimension: string, value: KeyValue | undefined): Reason {
  return reason('same_amount', { dimension, value: value === null ? '' : String(value) });
}

function isBalanced(lines: readonly OpenLine[]): boolean {
  return lines.length > 1 && lines.reduce((sum, { difference }) => sum + difference, 0n) === 0n;
}

function keyWithout({ values, currency, tax, measure }: OpenLine, place: number): string {
  return JSON.stringify([values.filter((_, index) => index !== place), currency, tax, measure]);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
