import type { Group } from '../../cube/cube.ts';
import { MEASURES, type Measure, type Measures } from '../../cube/measures.ts';
import { joinLimbs, type LimbColumn } from '../pack/limbs.ts';
import type { Store } from '../pack/store.ts';

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
  const { keys, first } = joined(store, selected, dimensions);
  const rows = new Float64Array(first.length);
  for (let i = 0; i < selected.length; i++)
    rows[keys[i] as number] = (rows[keys[i] as number] as number) + (store.rows[selected[i] as number] as number);
  const sums = measures.flatMap((name) => {
    const column = store.measures.get(name);
    return column === undefined ? [] : [{ name, at: summed(column, selected, keys, first.length) }];
  });
  const columns = dimensions.map((name) => store.dimensions.get(name));
  return first.map((row, place) => {
    const own: Record<Measure, bigint | null> = { ...NOTHING };
    for (const { name, at } of sums) own[name] = at(place);
    const bucket = store.buckets[store.bucketCodes[row] as number] as Store['buckets'][number];
    const values = columns.map((column) => column?.values[column.codes[row] as number] ?? null);
    return { values, ...bucket, rows: rows[place] as number, measures: own };
  });
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
): (place: number) => bigint | null {
  const sums = limbs.map((values) => {
    const sum = new Float64Array(size);
    for (let i = 0; i < selected.length; i++) {
      const key = keys[i] as number;
      sum[key] = (sum[key] as number) + (values[selected[i] as number] as number);
    }
    return sum;
  });
  const said = present === undefined ? undefined : saidIn(present, selected, keys, size);
  return (place) => (said === undefined || said[place] === 1 ? joinLimbs(sums, place, decimals) : null);
}

function saidIn(present: Uint8Array, selected: Uint32Array, keys: Uint32Array, size: number): Uint8Array {
  const said = new Uint8Array(size);
  for (let i = 0; i < selected.length; i++)
    if (present[selected[i] as number] === 1) said[keys[i] as number] = 1;
  return said;
}
