import type { Group } from '../../cube/cube.ts';

export type LineChange = 'added' | 'removed' | 'changed';

interface Line {
  readonly values: Group['values'];
  readonly currency: string | null;
  readonly tax: Group['tax'];
  readonly payable: bigint;
}

/** Lines and their payable, exactly. */
export interface Sum {
  lines: number;
  payable: bigint;
}

/** What two bills have of the same dimension values, currency and tax. */
export interface LineSum extends Omit<Line, 'payable'> {
  readonly old: Sum;
  readonly new: Sum;
  readonly added: Sum;
  readonly removed: Sum;
  /** Changed lines as the old bill has them, and as the new one does. */
  readonly changedFrom: Sum;
  readonly changedTo: Sum;
}

type Kind = Exclude<keyof LineSum, keyof Line>;
const KINDS: readonly Kind[] = ['old', 'new', 'added', 'removed', 'changedFrom', 'changedTo'];

/** Adds up the lines of two bills by some dimensions, and by what has become of them. */
export class LineSums {
  private readonly sums = new Map<string, LineSum>();

  add(kind: Kind, { currency, tax, payable }: Omit<Line, 'values'>, values: Line['values']): void {
    const key = JSON.stringify([values, currency, tax]);
    const known = this.sums.get(key) ?? emptySum({ values, currency, tax });
    this.sums.set(key, known);
    known[kind].lines++;
    known[kind].payable += payable;
  }

  result(): readonly LineSum[] {
    return [...this.sums.values()];
  }
}

function emptySum(line: Omit<Line, 'payable'>): LineSum {
  const sums = Object.fromEntries(KINDS.map((kind) => [kind, { lines: 0, payable: 0n }])) as Record<
    Kind,
    Sum
  >;
  return { ...line, ...sums };
}

/** Sums by some of the dimensions, whose places among the values are given; by none: one for each currency and tax. */
export function mergedSums(all: readonly LineSum[], places: readonly number[]): LineSum[] {
  const merged = new Map<string, LineSum>();
  for (const sum of all) {
    const { currency, tax } = sum;
    const values = places.map((place) => sum.values[place] ?? null);
    const key = JSON.stringify([values, currency, tax]);
    const known = merged.get(key) ?? emptySum({ values, currency, tax });
    merged.set(key, known);
    for (const kind of KINDS) {
      known[kind].lines += sum[kind].lines;
      known[kind].payable += sum[kind].payable;
    }
  }
  return [...merged.values()];
}

/** The lines' own difference: what was added, less what was removed, and by how much the changed ones changed. */
export function netOf(sum: LineSum): bigint {
  return sum.added.payable - sum.removed.payable + sum.changedTo.payable - sum.changedFrom.payable;
}

export function differs(sum: LineSum): boolean {
  return sum.added.lines + sum.removed.lines + sum.changedFrom.lines + sum.changedTo.lines > 0;
}
