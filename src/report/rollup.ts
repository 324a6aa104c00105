import { Reducer, table } from 'arquero';
import type { Cube, Group } from '../cube/cube.ts';
import { addInto, type Measure, type Measures } from '../cube/measures.ts';

/** Groups of a cube added up by some of its dimensions. Currency and tax always stay apart. */
export interface Rolled {
  readonly values: Group['values'];
  readonly currency: string | null;
  readonly tax: Group['tax'];
  readonly rows: number;
  readonly measures: Measures;
  /** How many rows of the roll-up this one stands for, where it is the rest behind a top. */
  readonly folded?: number;
  /** It adds up rows of several units, so its consumed, deducted and billed usage mean nothing. */
  readonly unlikeUnits?: boolean;
}

/** Numbers its values in the order of their first appearance. */
class Dictionary<T> {
  readonly values: T[] = [];
  private readonly codes = new Map<T, number>();

  code(value: T): number {
    let code = this.codes.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.codes.set(value, code);
    }
    return code;
  }
}

/**
 * Adds up the groups of a cube by the named dimensions, exactly: an arquero table, grouped and reduced. Its groups are
 * numbered here: arquero would compile code for them, which the analytics page forbids, and would join the texts of
 * several keys, and cells of a bill may hold what it joins them with.
 */
export function rollup(cube: Cube, dimensions: readonly string[]): Rolled[] {
  if (cube.groups.length === 0) return [];
  const places = dimensions.map((name) => cube.dimensions.indexOf(name));
  const groups = numbered(cube.groups, places);
  const columns: Record<string, unknown[]> = { group: [...cube.groups] };
  const sums = table(columns).create({ groups }).reduce(new ExactSums()).column('sum') as Column;
  return groups.rows.map((row, index) => {
    const { values } = cube.groups[row] as Group;
    return { values: places.map((place) => values[place] ?? null), ...sums.at(index) };
  });
}

/** For each group of the cube which row of the roll-up it goes into, and for each of these its first group. */
function numbered(groups: readonly Group[], places: readonly number[]) {
  const dictionaries = places.map(() => new Dictionary<Group['values'][number]>());
  const buckets = new Dictionary<string>();
  const together = new Dictionary<string>();
  const rows: number[] = [];
  const keys = Uint32Array.from(groups, ({ values, currency, tax }, index) => {
    const codes = dictionaries.map((each, place) => each.code(values[places[place] as number] ?? null));
    const key = together.code(`${codes} ${buckets.code(JSON.stringify([currency, tax]))}`);
    if (key === rows.length) rows.push(index);
    return key;
  });
  return { keys, rows, size: rows.length, names: [], get: [] };
}

interface Column {
  at(row: number): Sum;
}

type Sum = Pick<Rolled, 'currency' | 'tax'> & { rows: number; measures: Record<Measure, bigint | null> };

/** arquero's own sums would parse an expression for each measure; one reducer adds them all, in `bigint`. */
class ExactSums extends Reducer {
  constructor() {
    super(['sum']);
  }

  override init(): { sum?: Sum } {
    return {};
  }

  override add(state: { sum?: Sum }, row: number, data: { group: { at(row: number): Group } }): void {
    const { currency, tax, rows, measures } = data.group.at(row);
    if (state.sum === undefined) state.sum = { currency, tax, rows, measures: { ...measures } };
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
