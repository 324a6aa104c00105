import { buildCube, keysFor } from './cube/build.ts';
import type { Cube } from './cube/cube.ts';
import { DEFAULT_DIMENSIONS } from './cube/dimensions.ts';
import type { CubePlan } from './cube/plan.ts';
import { billReader, type ReaderOptions } from './library/bill-reader.ts';
import { columnsBy, type Selection } from './library/selection.ts';
import type { ReadOptions } from './read/contract/engine.ts';

export interface BillOptions extends ReaderOptions, Selection, Omit<ReadOptions, 'keys' | 'seen'> {
  /** Dimensions by option or column name (`model`, `api-key`, `day`, `tag:team`); the contract's table by default. */
  readonly by?: readonly string[];
}

/**
 * Reads bills into a cube: `readBill(['may.csv'], { by: ['model', 'day'] })`, then `costTable(cube, …)` or `rollup`.
 *
 * Inputs are paths of files, folders or globs, or `-` for standard input. Amounts are `bigint` in units of 10⁻¹⁸
 * (`formatDecimal` writes them). Rejected rows go to `onReject`, and `cube.proof` accounts for every row. Throws a
 * BillError for an input that cannot be read to its end, unless `onFailure` takes it, for a dimension that there is none
 * of (`UNKNOWN_DIMENSION`), and for a glob or folder without bills.
 */
export async function readBill(inputs: readonly string[], options: BillOptions = {}): Promise<Cube> {
  const { by = DEFAULT_DIMENSIONS, filters, names, ...reading } = options;
  const plan: CubePlan = { dimensions: columnsBy(by, names), filters, names };
  const read = await billReader(reading)(inputs, { keys: keysFor(plan) });
  return buildCube(read.reading, plan);
}
