import type { Group } from '../../cube/cube.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import type { Measure } from '../../cube/measures.ts';
import type { PageHead } from '../wire/head.ts';
import type { Store } from '../wire/store.ts';
import { collapse, fold } from './fold.ts';
import { type Selected, select } from './select.ts';

/** What a bill says beside its groups. */
export interface BillFacts {
  readonly head: PageHead;
  readonly dimensions: ReadonlyMap<string, { readonly values: readonly DimensionValue[] }>;
  readonly buckets: Store['buckets'];
  /** Place of the bucket with most bill lines. */
  readonly mainBucket: number;
  /** The measures that the bill speaks of; true where there is any figure but 0. */
  readonly measures: ReadonlyMap<Measure, boolean>;
  /** The units in which there is any usage. */
  readonly units: readonly string[];
}

/** What pictures and tables are made from: roll-ups of the groups, wherever the groups are. */
export interface Rollups extends BillFacts {
  /** The selected groups joined where they are alike in `dimensions`, currency and tax; other measures are null. */
  fold(selection: Selected, dimensions: readonly string[], measures: readonly Measure[]): readonly Group[];
}

const RUNNING: ReadonlySet<string> = new Set(['day', 'hour']);

/**
 * Roll-ups of groups that are at hand. Most views ask for no day and no hour, and nor do most filters: they are
 * answered by a store in which the hours of a month are one group, made once.
 */
export function rollupsOf(store: Store): Rollups {
  const whole = new Selecting(store);
  let small: Selecting | undefined;
  return {
    ...factsOf(store),
    fold(selection, dimensions, measures) {
      if (dimensions.some((name) => RUNNING.has(name)) || asksTime(selection))
        return whole.fold(selection, dimensions, measures);
      small ??= new Selecting(withoutTime(store));
      return small.fold(selection, dimensions, measures);
    },
  };
}

/** A store that selects once for all that is asked of one selection. */
class Selecting {
  private readonly known = new WeakMap<Selected, Uint32Array>();

  constructor(private readonly store: Store) {}

  fold(selection: Selected, dimensions: readonly string[], measures: readonly Measure[]): readonly Group[] {
    const selected = this.known.get(selection) ?? select(this.store, selection);
    this.known.set(selection, selected);
    return fold(this.store, selected, dimensions, measures);
  }
}

function asksTime({ values, since, until, within }: Selected): boolean {
  if (since !== undefined || until !== undefined || Object.keys(values).some((name) => RUNNING.has(name)))
    return true;
  return within !== undefined && asksTime(within);
}

function withoutTime(store: Store): Store {
  const names = [...store.dimensions.keys()].filter((name) => !RUNNING.has(name));
  return collapse(store, select(store, { values: {} }), names);
}

function factsOf(store: Store): BillFacts {
  const { head, dimensions, buckets, measures } = store;
  const filled = [...measures].map(
    ([name, { limbs }]) => [name, limbs.some((values) => values.some((value) => value !== 0))] as const,
  );
  return {
    head,
    dimensions,
    buckets,
    mainBucket: mainBucket(store),
    measures: new Map(filled),
    units: unitsOf(store),
  };
}

function unitsOf({ dimensions, measures, size }: Store): readonly string[] {
  const [unit, consumed] = [dimensions.get('unit'), measures.get('consumed')];
  if (unit === undefined || consumed === undefined) return [];
  const isUsed = new Uint8Array(unit.values.length);
  for (const values of consumed.limbs)
    for (let row = 0; row < size; row++) if (values[row] !== 0) isUsed[unit.codes[row] as number] = 1;
  return unit.values.filter((name, code) => typeof name === 'string' && isUsed[code] === 1) as string[];
}

function mainBucket({ buckets, bucketCodes, rows, size }: Store): number {
  const counts = buckets.map(() => 0);
  for (let row = 0; row < size; row++) {
    const place = bucketCodes[row] as number;
    counts[place] = (counts[place] as number) + (rows[row] as number);
  }
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}
