import { op, table } from 'arquero';
import type { Cube, Group } from '../cube/cube.ts';
import { MEASURES, type Measure, type Measures } from '../cube/measures.ts';

/** Groups of a cube added up by some of its dimensions. Currency and tax always stay apart. */
export interface Rolled {
  readonly values: Group['values'];
  readonly currency: string | null;
  readonly tax: Group['tax'];
  readonly rows: number;
  readonly measures: Measures;
  /** How many rows of the roll-up this one stands for, where it is the rest behind a top. */
  readonly folded?: number;
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
 * Adds up the groups of a cube by the named dimensions, exactly: sums are `bigint` columns of an arquero table.
 * Dimension values go in as numbers, because arquero joins the texts of several keys, and cells of a bill may
 * hold what it joins them with.
 */
export function rollup(cube: Cube, dimensions: readonly string[]): Rolled[] {
  const places = dimensions.map((name) => cube.dimensions.indexOf(name));
  const dictionaries = places.map(() => new Dictionary<Group['values'][number]>());
  const buckets = new Dictionary<string>();
  const samples: Group[] = [];
  const columns: Record<string, (number | bigint | null)[]> = {};
  for (const [index, place] of places.entries()) {
    columns[`d${index}`] = cube.groups.map((group) =>
      (dictionaries[index] as Dictionary<unknown>).code(group.values[place] ?? null),
    );
  }
  columns.bucket = cube.groups.map((group) => {
    const code = buckets.code(JSON.stringify([group.currency, group.tax]));
    samples[code] ??= group;
    return code;
  });
  columns.rows = cube.groups.map((group) => group.rows);
  for (const name of MEASURES) columns[name] = cube.groups.map((group) => group.measures[name]);
  const keys = [...places.map((_, index) => `d${index}`), 'bucket'];
  const summed = [...table(columns).groupby(keys).rollup(sums()).objects()] as Record<
    string,
    number | bigint
  >[];
  return summed.map((row) => {
    const { currency, tax } = samples[row.bucket as number] as Group;
    const values = dictionaries.map(
      (dictionary, index) => dictionary.values[row[`d${index}`] as number] ?? null,
    );
    return { values, currency, tax, rows: row.rows as number, measures: measuresOf(row) };
  });
}

function sums(): Record<string, ReturnType<typeof op.sum>> {
  return Object.fromEntries(['rows', ...MEASURES].map((name) => [name, op.sum(name)]));
}

/** arquero answers `undefined` where no group of the sum has a value: absent, not zero. */
function measuresOf(row: Record<string, number | bigint>): Measures {
  const value = (name: Measure) => (row[name] as bigint | undefined) ?? null;
  return Object.fromEntries(MEASURES.map((name) => [name, value(name)])) as Measures;
}
