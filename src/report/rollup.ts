import type { Cube, Group } from '../cube/cube.ts';
import { columnsOf, rolledUp, rowsOf } from '../cube/cube-rows.ts';
import type { Measures } from '../cube/measures.ts';
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
 * the bill was not read by.
 */
export function rollup(cube: Cube, dimensions: readonly string[]): Rolled[] {
  if (cube.groups.length === 0) return [];
  // By all of its dimensions, a cube is rolled up as it is.
  if (areSame(dimensions, cube.dimensions)) return [...cube.groups];
  const places = dimensions.map((name) => placeOf(cube, name));
  return [...rowsOf(rolledUp(columnsOf(cube), places))];
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
