import type { Group } from '../../cube/cube.ts';
import { MEASURES, type Measure, type Measures } from '../../cube/measures.ts';
import { joinLimbs, type LimbColumn } from '../wire/limbs.ts';
import type { Store } from '../wire/store.ts';

const NOTHING = Object.fromEntries(MEASURES.map((name) => [name, null])) as Measures;
/** Up to here a table of all combinations is faster than looking each one up. */
const DENSE = 1 << 22;

/**
 * The selected groups joined where they are alike in `dimensions`, currency and tax: a smaller cube with the same
 * exact sums, fit for the reports of `src/report`. Measures not asked for are null.
 */
export function fold(
  store: Store,
  selected: Uint32Array,
  dimensions: readonly string[],
  measures: readonly Measure[] = MEASURES,
): Group[] {
  const {
    dimensions: columns,
    buckets,
    bucketCodes,
    rows,
    measures: sums,
  } = collapse(store, selected, dimensions, measures);
  const asked = dimensions.map((name) => columns.get(name));
  return Array.from(rows, (count, row) => {
    const own: Record<Measure, bigint | null> = { ...NOTHING };
    for (const [name, { limbs, decimals, present }] of sums)
      own[name] = present === undefined || present[row] === 1 ? joinLimbs(limbs, row, decimals) : null;
    const bucket = buckets[bucketCodes[row] as number] as Store['buckets'][number];
    const values = asked.map((column) => column?.values[column.codes[row] as number] ?? null);
    return { values, ...bucket, rows: count, measures: own };
  });
}

/** The same as a store, from which more can be folded: what many views leave out is left out once. */
export function collapse(
  store: Store,
  selected: Uint32Array,
  dimensions: readonly string[],
  measures: readonly Measure[] = MEASURES,
): Store {
  const { keys, first } = joined(store, selected, dimensions);
  const codesOf = (codes: Uint32Array) => Uint32Array.from(first, (row) => codes[row] as number);
  const columns = dimensions.flatMap((name) => {
    const column = store.dimensions.get(name);
    return column === undefined
      ? []
      : [[name, { values: column.values, codes: codesOf(column.codes) }] as const];
  });
  const sums = measures.flatMap((name) => {
    const column = store.measures.get(name);
    return column === undefined ? [] : [[name, summed(column, selected, keys, first.length)] as const];
  });
  return {
    size: first.length,
    head: store.head,
    dimensions: new Map(columns),
    buckets: store.buckets,
    bucketCodes: codesOf(store.bucketCodes),
    rows: added(store.rows, selected, keys, first.length),
    measures: new Map(sums),
  };
}

interface Joined {
  /** For each selected group the number of the one it goes into. */
  readonly keys: Uint32Array;
  /** For each of these a group of the store that has its values. */
  readonly first: number[];
}

/** Joins by one column after the other, so that no product of their sizes can grow out of bounds. */
function joined(store: Store, selected: Uint32Array, dimensions: readonly string[]): Joined {
  const columns = dimensions.flatMap((name) => store.dimensions.get(name) ?? []);
  let found = renumbered(selected, (row) => store.bucketCodes[row] as number, store.buckets.length);
  for (const { codes, values } of columns) {
    const { keys } = found;
    const next = (row: number, i: number) => (keys[i] as number) * values.length + (codes[row] as number);
    found = renumbered(selected, next, found.first.length * values.length);
  }
  return found;
}

function renumbered(selected: Uint32Array, keyOf: (row: number, i: number) => number, most: number): Joined {
  const keys = new Uint32Array(selected.length);
  const first: number[] = [];
  const dense = most <= DENSE ? new Uint32Array(most) : undefined;
  const sparse = new Map<number, number>();
  for (let i = 0; i < selected.length; i++) {
    const row = selected[i] as number;
    const key = keyOf(row, i);
    let place = (dense === undefined ? sparse.get(key) : dense[key]) ?? 0;
    if (place === 0) {
      place = first.push(row);
      if (dense === undefined) sparse.set(key, place);
      else dense[key] = place;
    }
    keys[i] = place - 1;
  }
  return { keys, first };
}

/** Limb by limb: whole numbers that stay within 2⁵³, so every sum is exact. Absent where no group says anything. */
function summed(
  { limbs, decimals, present }: LimbColumn,
  selected: Uint32Array,
  keys: Uint32Array,
  size: number,
): LimbColumn {
  const sums = limbs.map((values) => added(values, selected, keys, size));
  return {
    decimals,
    limbs: sums,
    ...(present === undefined ? {} : { present: saidIn(present, selected, keys, size) }),
  };
}

function added(values: Float64Array, selected: Uint32Array, keys: Uint32Array, size: number): Float64Array {
  const sum = new Float64Array(size);
  for (let i = 0; i < selected.length; i++) {
    const key = keys[i] as number;
    sum[key] = (sum[key] as number) + (values[selected[i] as number] as number);
  }
  return sum;
}

function saidIn(present: Uint8Array, selected: Uint32Array, keys: Uint32Array, size: number): Uint8Array {
  const said = new Uint8Array(size);
  for (let i = 0; i < selected.length; i++)
    if (present[selected[i] as number] === 1) said[keys[i] as number] = 1;
  return said;
}
