import { buildCube, keysFor } from './cube/build.ts';
import type { Cube } from './cube/cube.ts';
import { DEFAULT_DIMENSIONS, findDimension } from './cube/dimensions.ts';
import type { Filters } from './cube/filters.ts';
import { type Names, namesDimensions } from './cube/names.ts';
import type { CubePlan } from './cube/plan.ts';
import type { ReadOptions } from './read/contract/engine.ts';
import type { Redactor } from './read/contract/reading.ts';
import { readInputs } from './read/files/read-inputs.ts';
import { resolveInputs } from './read/input/inputs.ts';
import { fastEngine } from './scan/engine.ts';
import type { Problem } from './words/problem.ts';

export interface BillOptions extends Omit<ReadOptions, 'keys' | 'seen'> {
  /** Dimensions by option or column name (`model`, `api-key`, `day`, `tag:team`); the contract's table by default. */
  readonly by?: readonly string[];
  readonly filters?: Filters;
  readonly names?: Names;
  /** Replaces identities by pseudonyms in the cube and in rejected rows; an error that is thrown names its file. */
  readonly redactor?: Redactor;
}

/**
 * Reads bills into a cube: `readBill(['may.csv'], { by: ['model', 'day'] })`, then `costTable(cube, …)` or `rollup`.
 *
 * Inputs are paths of files, folders or globs, or `-` for standard input. Amounts are `bigint` in units of 10⁻¹⁸
 * (`formatDecimal` writes them). Rejected rows go to `onReject`; `cube.failures` holds inputs that could not be read,
 * `cube.proof` accounts for every row. Throws a RangeError for a dimension that there is none of, a BillError for
 * a glob or folder without bills.
 */
export async function readBill(inputs: readonly string[], options: BillOptions = {}): Promise<Cube> {
  const { by = DEFAULT_DIMENSIONS, filters, names, redactor, ...reading } = options;
  const extra = names === undefined ? [] : namesDimensions(names);
  const dimensions = by.flatMap((name) => {
    const found = findDimension(name, extra);
    if (found === undefined) throw new RangeError(`unknown dimension: ${name}`);
    return found.columns;
  });
  const plan: CubePlan = { dimensions, filters, names };
  const { onReject } = reading;
  if (redactor !== undefined) redactor.inputs((await resolveInputs(inputs)).paths);
  const read = await readInputs(inputs, {
    engine: fastEngine(),
    ...reading,
    onReject: onReject && ((problem: Problem) => onReject(redactor?.problem(problem) ?? problem)),
    keys: keysFor(plan),
  });
  return buildCube(redactor?.reading(read) ?? read, plan);
}
