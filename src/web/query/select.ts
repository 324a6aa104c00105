import type { DimensionValue } from '../../cube/dimensions.ts';
import type { Store } from '../wire/store.ts';

/** What of the bill is looked at. Several values of one dimension: any of them; several dimensions: all of them. */
export interface Selected {
  /** By machine name of the dimension; an absent value is null. */
  readonly values: Readonly<Record<string, readonly DimensionValue[]>>;
  /** First and last day, both inclusive. */
  readonly since?: string;
  readonly until?: string;
  /** Place of the currency and tax in the store's buckets: unlike amounts are never looked at together. */
  readonly bucket?: number;
  /** What this is a part of: both keep a group. */
  readonly within?: Selected;
}

/** The groups that a selection keeps, by their number. */
export function select(store: Store, selection: Selected): Uint32Array {
  const { bucket, within } = selection;
  const tests = [...valueTests(store, selection), ...dayTest(store, selection)];
  if (bucket !== undefined) {
    const kept = Uint8Array.from(store.buckets, (_, place) => (place === bucket ? 1 : 0));
    tests.push({ kept, codes: store.bucketCodes });
  }
  return tests.reduce(narrowed, within === undefined ? allOf(store.size) : select(store, within));
}

function allOf(size: number): Uint32Array {
  const all = new Uint32Array(size);
  for (let row = 0; row < size; row++) all[row] = row;
  return all;
}

/** One test after the other, each over what the last has left: simple loops are the fastest. */
function narrowed(rows: Uint32Array, { kept, codes }: Test): Uint32Array {
  const left = new Uint32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (kept[codes[row] as number] === 1) left[count++] = row;
  }
  return left.subarray(0, count);
}

interface Test {
  /** By code: 1 where the value is kept. */
  readonly kept: Uint8Array;
  readonly codes: Uint32Array;
}

function valueTests(store: Store, { values }: Selected): Test[] {
  return Object.entries(values).flatMap(([name, wanted]) => {
    const dimension = store.dimensions.get(name);
    if (wanted.length === 0 || dimension === undefined) return [];
    const set = new Set(wanted);
    const kept = Uint8Array.from(dimension.values, (value) => (set.has(value) ? 1 : 0));
    return [{ kept, codes: dimension.codes }];
  });
}

/** As `--since` and `--until` do: a row without a day is in no period. */
function dayTest(store: Store, { since, until }: Selected): Test[] {
  const days = store.dimensions.get('day');
  if ((since === undefined && until === undefined) || days === undefined) return [];
  const isIn = (day: DimensionValue) =>
    typeof day === 'string' && (since === undefined || day >= since) && (until === undefined || day <= until);
  return [{ kept: Uint8Array.from(days.values, (day) => (isIn(day) ? 1 : 0)), codes: days.codes }];
}
