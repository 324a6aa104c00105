import { Reducer, table } from 'arquero';
import { Combinations } from '../bill/combinations.ts';
import type { Cube, Group } from '../cube/cube.ts';
import { addInto, type Measure, type Measures } from '../cube/measures.ts';
import { BillError } from '../words/problem.ts';

/** Groups of a cube added up by some of its dimensions. Currency and tax always stay apart. */
export interface Rolled {
  readonly values: Group['values'];
  readonly currency: string | null;
  readonly tax: Group['tax'];
  readonly rows: number;
  readonly measures: Measures;
  /** How many rows of the roll-up this one stands for, where it is the rest behind a top. */
  readonly folded?: number;
  /** Those rows. */
  readonly behind?: readonly Rolled[];
  /** It adds up rows of several units, so its consumed, deducted and billed usage mean nothing. */
  readonly unlikeUnits?: boolean;
}

/**
 * Adds up the groups of a cube by the named dimensions, exactly; throws a BillError (`DIMENSION_NOT_READ`) for one that
 * the bill was not read by. An arquero table, grouped and reduced. Its groups are
 * numbered here: arquero would compile code for them, which the analytics page forbids, and would join the texts of
 * several keys, and cells of a bill may hold what it joins them with.
 */
export function rollup(cube: Cube, dimensions: readonly string[]): Rolled[] {
  if (cube.groups.length === 0) return [];
  // By all of its dimensions, a cube is rolled up as it is.
  if (areSame(dimensions, cube.dimensions)) return [...cube.groups];
  const places = dimensions.map((name) => placeOf(cube, name));
  const valuesOf = ({ values }: Group) => places.map((place) => values[place] ?? null);
  const groups = numbered(cube.groups, places);
  const columns: Record<string, unknown[]> = { group: [...cube.groups] };
  const sums = table(columns).create({ groups }).reduce(new ExactSums());
  return (sums.array('sum') as Sum[]).map(({ first, ...sum }) => ({ values: valuesOf(first), ...sum }));
}

/** A dimension that the cube was not read by would look like one whose values are absent. */
function placeOf({ dimensions }: Cube, name: string): number {
  const place = dimensions.indexOf(name);
  if (place !== -1) return place;
  throw new BillError({ code: 'DIMENSION_NOT_READ', params: { name, known: dimensions } });
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, place) => name === b[place]);
}

/** For each group of the cube which row of the roll-up it goes into, and for each of these its first group. */
function numbered(groups: readonly Group[], places: readonly number[]) {
  const numbers = new Combinations(places.length + 2);
  const rows: number[] = [];
  const keys = Uint32Array.from(groups, ({ values, currency, tax }, index) => {
    const key = numbers.of([...places.map((place) => values[place] ?? null), currency, tax]);
    if (key === rows.length) rows.push(index);
    return key;
  });
  return { keys, rows, size: rows.length, names: [], get: [] };
}

type Sum = Pick<Rolled, 'currency' | 'tax'> & {
  first: Group;
  rows: number;
  measures: Record<Measure, bigint | null>;
};

/** arquero's own sums would parse an expression for each measure; one reducer adds them all, in `bigint`. */
class ExactSums extends Reducer {
  constructor() {
    super(['sum']);
  }

  override init(): { sum?: Sum } {
    return {};
  }

  override add(state: { sum?: Sum }, row: number, data: { group: { at(row: number): Group } }): void {
    const first = data.group.at(row);
    const { currency, tax, rows, measures } = first;
    if (state.sum === undefined) state.sum = { first, currency, tax, rows, measures: { ...measures } };
    else {
      state.sum.rows += rows;
      addInto(state.sum.measures, measures);
    }
  }

  /** Appends, since arquero 8.0.3 counts the place wrongly from the third group on; returns the rows written. */
  override write(state: { sum?: unknown }, columns: Record<string, unknown[]>): number {
    columns.sum?.push(state.sum);
    return 1;
  }
}
