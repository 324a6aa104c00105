import { buildCube, keysFor } from '../../cube/build.ts';
import type { Cube } from '../../cube/cube.ts';
import { type DimensionColumn, findDimension } from '../../cube/dimensions.ts';
import type { Filters } from '../../cube/filters.ts';
import type { Names } from '../../cube/names.ts';
import type { CubePlan } from '../../cube/plan.ts';
import { type CellKey, lineTracer, type TracedLine, tracedGroups } from '../../cube/trace.ts';
import type { BillReader, ReadingPair } from '../../read/contract/bill-reader.ts';
import { isUnreported } from '../../read/files/unreported.ts';
import type { Rolled } from '../rollup.ts';
import { nothingBehind } from './notices.ts';
import { mustEqualCell, TraceSums } from './sums.ts';

export interface TraceCellOptions {
  /** Those of the report that the cell is of. */
  readonly filters?: Filters;
  readonly names?: Names;
  /** Called for each line behind the cell, in the order of the files. */
  readonly onLine?: (traced: TracedLine) => void;
  /** Reading waits for it now and then, so that what is made of the lines need not pile up. */
  readonly keepPace?: () => Promise<void>;
}

/** What is behind one cell of a report. */
export interface TracedCell {
  /** How many lines. */
  readonly lines: number;
  /** Their sums: one for each currency, tax and unit, with the unit as `values`. */
  readonly sums: readonly Rolled[];
  /** The report's own groups, by the dimensions of the key and by unit; its notices say why there is no line. */
  readonly cube: Cube;
}

/**
 * Reads bills once more for the lines behind one cell of their report. Lines are handed out as they are found and kept
 * nowhere; at the end their sums are held against the report's own cell, in every measure to the last digit.
 *
 * `traced` is absent where nothing could be read ({@link isUnreported}); lines that were handed out are worth nothing
 * then.
 */
export async function traceCell<R extends ReadingPair>(
  inputs: readonly string[],
  key: CellKey,
  { onLine, keepPace, ...selection }: TraceCellOptions,
  read: BillReader<R>,
): Promise<{ readonly bills: R; readonly traced?: TracedCell }> {
  const plan = planOf(key, selection);
  const tracer = lineTracer(key, plan);
  const added = new TraceSums();
  const take = (line: Parameters<typeof tracer>[0]) => {
    const found = tracer(line);
    if (found === undefined) return;
    added.add(found);
    onLine?.(found);
  };
  const bills = await read(inputs, {
    keys: keysFor(plan),
    onLine: take,
    wants: tracedGroups(key, plan),
    keepPace,
  });
  if (isUnreported(bills.reading)) return { bills };
  const cube = buildCube(bills.reading, plan);
  const sums = added.result();
  mustEqualCell(sums, cube, key);
  const notices = added.lines > 0 ? cube.notices : [...cube.notices, ...nothingBehind(key, cube)];
  return { bills, traced: { lines: added.lines, sums, cube: { ...cube, notices } } };
}

/** Usage of every unit is in a trace, each with sums of its own. */
function planOf(key: CellKey, { filters, names }: TraceCellOptions): CubePlan {
  const dimensions = key.flatMap(({ dimension }) => (dimension === undefined ? [] : [dimension]));
  const units = unitColumns().filter((unit) => !dimensions.includes(unit));
  return { dimensions: [...dimensions, ...units], filters, names };
}

function unitColumns(): readonly DimensionColumn[] {
  return findDimension('unit')?.columns ?? [];
}
