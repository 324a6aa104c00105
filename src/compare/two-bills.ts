import { buildCube, keysFor } from '../cube/build.ts';
import type { Cube } from '../cube/cube.ts';
import { type DimensionColumn, findDimension } from '../cube/dimensions.ts';
import type { Filters } from '../cube/filters.ts';
import type { Names } from '../cube/names.ts';
import type { CubePlan } from '../cube/plan.ts';
import type { BillReader, ReadingPair } from '../read/contract/bill-reader.ts';
import { isUnreported } from '../read/files/unreported.ts';
import { monthsIn } from './months/both.ts';
import { BRIDGE_DIMENSIONS } from './months/bridge-cells.ts';
import { MONTHS_TABLES } from './months/months-page.ts';

/** One of the two bills: what the user named, what was read of it, and its groups. */
export interface BillSide<R extends ReadingPair = ReadingPair> {
  readonly named: string;
  readonly bills: R;
  readonly cube: Cube;
}

/** Two bills that are to be compared. */
export interface TwoBills<R extends ReadingPair = ReadingPair> {
  readonly old: BillSide<R>;
  readonly new: BillSide<R>;
  readonly plan: CubePlan;
  /** The dimensions that the user asked for, by machine names; none where nothing was. */
  readonly by: readonly string[];
}

export interface TwoBillsOptions {
  readonly by?: readonly DimensionColumn[];
  readonly filters?: Filters;
  readonly names?: Names;
}

/**
 * Reads two bills, each a file, a folder or a glob, by all that they are compared by. Without `two` where nothing of
 * `bills` could be read ({@link isUnreported}).
 */
export async function readTwoBills<R extends ReadingPair>(
  old: string,
  now: string,
  options: TwoBillsOptions,
  read: BillReader<R>,
): Promise<{ readonly bills: R; readonly two?: TwoBills<R> }> {
  const plan = planOf(options);
  const before = await sideOf(old, plan, read);
  if (before.cube === undefined) return { bills: before.bills };
  const after = await sideOf(now, plan, read);
  if (after.cube === undefined) return { bills: after.bills };
  const by = options.by?.map(({ name }) => name) ?? [];
  return { bills: after.bills, two: { old: before, new: after, plan, by } };
}

async function sideOf<R extends ReadingPair>(
  named: string,
  plan: CubePlan,
  read: BillReader<R>,
): Promise<BillSide<R> | (Omit<BillSide<R>, 'cube'> & { readonly cube?: undefined })> {
  const bills = await read([named], { keys: keysFor(plan) });
  if (isUnreported(bills.reading)) return { named, bills };
  return { named, bills, cube: buildCube(bills.reading, plan) };
}

function planOf({ by = [], filters, names }: TwoBillsOptions): CubePlan {
  const always = ['billing_month', ...BRIDGE_DIMENSIONS, ...MONTHS_TABLES].map(columnNamed);
  const dimensions = new Map([...always, ...by].map((column) => [column.name, column]));
  return { dimensions: [...dimensions.values()], filters, names };
}

function columnNamed(name: string): DimensionColumn {
  return findDimension(name)?.columns.find((column) => column.name === name) as DimensionColumn;
}

/**
 * How two bills are best compared: line by line where they have a month in common, else month by month. Undefined where
 * one of them does not say its months.
 */
export function bestComparison({ old, new: now }: TwoBills): 'lines' | 'months' | undefined {
  const [before, after] = [monthsIn(old.cube), monthsIn(now.cube)];
  if (before.length === 0 || after.length === 0) return undefined;
  return before.some((month) => after.includes(month)) ? 'lines' : 'months';
}
