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
 * Adds up the groups of a cube by the named dimensions, exactly: an arquero table, grouped and reduced. Dimension
 * values go in as numbers, because arquero joins the texts of several keys, and cells of a bill may hold what it
 * joins them with.
 */
export function rollup(cube: Cube, dimensions: readonly string[]): Rolled[] {
  const places = dimensions.map((name) => cube.dimensions.indexOf(name));
  const dictionaries = places.map(() => new Dictionary<Group['values'][number]>());
  const buckets = new Dictionary<string>();
  const columns: Record<string, unknown[]> = {};
  for (const [index, dictionary] of dictionaries.entries()) {
    const place = places[index] as number;
    columns[`d${index}`] = cube.groups.map((group) => dictionary.code(group.values[place] ?? null));
  }
  columns.bucket = cube.groups.map(({ currency, tax }) => buckets.code(JSON.stringify([currency, tax])));
  columns.group = [...cube.groups];
  const keys = [...dictionaries.map((_, index) => `d${index}`), 'bucket'];
  const sums = table(columns).groupby(keys).reduce(new ExactSums());
  return (sums.objects() as Record<string, unknown>[]).map((row) => {
    const values = dictionaries.map(
      (dictionary, index) => dictionary.values[row[`d${index}`] as number] ?? null,
    );
    return { values, ...(row.sum as Sum) };
  });
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
