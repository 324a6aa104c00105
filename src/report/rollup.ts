import { Reducer, table, escape as verbatim } from 'arquero';
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

/**
 * Adds up the groups of a cube by the named dimensions, exactly: an arquero table, grouped and reduced. The key goes
 * in as one text that nothing else can be equal to, because arquero joins the texts of several keys, and cells of a
 * bill may hold what it joins them with; escaped, because it would otherwise parse an expression for it.
 */
export function rollup(cube: Cube, dimensions: readonly string[]): Rolled[] {
  const places = dimensions.map((name) => cube.dimensions.indexOf(name));
  const valuesOf = ({ values }: Group) => places.map((place) => values[place] ?? null);
  const key = cube.groups.map((group) => JSON.stringify([...valuesOf(group), group.currency, group.tax]));
  const sums = table({ key, group: [...cube.groups] })
    .groupby({ key: verbatim((row: { key: string }) => row.key) })
    .reduce(new ExactSums());
  const found = (sums.array('sum') as Sum[]).filter((sum) => sum !== undefined);
  return found.map(({ first, ...sum }) => ({ values: valuesOf(first), ...sum }));
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
