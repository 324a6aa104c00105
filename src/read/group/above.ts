import { AMOUNTS } from '../contract/answer.ts';
import type { BillLine } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';
import { amountOf } from '../row/amounts.ts';
import { SCOPE_KEYS, type StatedTotal, scopeOf } from '../row/total.ts';
import { cellOf } from './grouper.ts';

/** Rows of a file that have the same in {@link SCOPE_KEYS}, with their sums by `AMOUNTS`. */
export interface ScopeSums {
  readonly scope: readonly string[];
  readonly isAside: boolean;
  readonly sums: (bigint | null)[];
}

const CONSUMED = AMOUNTS.indexOf('consumed');
const USAGE = AMOUNTS.indexOf('usage');
/** A bill has a few months, accounts and currencies. Beyond this many, totals of single ones are not looked for. */
const MOST_SCOPES = 10_000;

/**
 * The sums of the rows of a file so far, duplicates too: a total at its end adds up what stands above it, wherever
 * else the same lines stand. Rows of other products are kept apart, since a total may or may not hold them.
 */
export class SumsAbove {
  private readonly scopes = new Map<string, ScopeSums>();

  add({ row, times, amounts }: BillLine): void {
    const scope = SCOPE_KEYS.map((key) => cellOf(key, row, times, amounts));
    this.addTo(scope, false, amounts.sums);
  }

  /** Amounts of other products are not judged: a cell that is no number counts as none. */
  addAside(row: Row): void {
    const sums = AMOUNTS.map((key) => amountOf(row.text(key)) ?? null);
    this.addTo(scopeOf(row), true, sums.with(CONSUMED, sums[CONSUMED] ?? sums[USAGE] ?? null));
  }

  result(): Iterable<ScopeSums> {
    return this.scopes.values();
  }

  private addTo(scope: readonly string[], isAside: boolean, sums: readonly (bigint | null)[]): void {
    const key = `${isAside}\0${scope.join('\0')}`;
    const known = this.scopes.get(key) ?? this.scopes.get(this.scopes.size < MOST_SCOPES ? key : '');
    if (known !== undefined) addInto(known.sums, sums);
    else if (this.scopes.size < MOST_SCOPES) this.scopes.set(key, { scope, isAside, sums: [...sums] });
    else this.scopes.set('', { scope: [], isAside, sums: [...sums] });
  }
}

/** Whether every amount that a row states is the sum of the rows above it: all, or those of its scope. */
export function isTotalOf({ scope, amounts }: StatedTotal, above: readonly ScopeSums[]): boolean {
  const stated = amounts.flatMap((amount, place) => (amount === null ? [] : [{ amount, place }]));
  if (stated.length === 0) return false;
  const said = scope.flatMap((text, place) => (text === '' ? [] : [place]));
  return subsetsOf(said).some((places) => {
    const inScope = above.filter((each) => places.every((place) => each.scope[place] === scope[place]));
    const own = inScope.filter(({ isAside }) => !isAside);
    return [own, inScope].some(
      (parts) => parts.length > 0 && stated.every(({ amount, place }) => sumOf(parts, place) === amount),
    );
  });
}

function sumOf(parts: readonly ScopeSums[], place: number): bigint {
  return parts.reduce((sum, { sums }) => sum + (sums[place] ?? 0n), 0n);
}

function subsetsOf(places: readonly number[]): readonly (readonly number[])[] {
  const subset = (bits: number) => places.filter((_, at) => (bits & (1 << at)) !== 0);
  return Array.from({ length: 1 << places.length }, (_, bits) => subset(bits));
}

export function addInto(sums: (bigint | null)[], more: readonly (bigint | null)[]): void {
  for (const [place, amount] of more.entries())
    if (amount !== null) sums[place] = (sums[place] ?? 0n) + amount;
}
