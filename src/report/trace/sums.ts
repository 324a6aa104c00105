import type { Cube } from '../../cube/cube.ts';
import { plainRow } from '../../cube/cube-row.ts';
import { addInto, copyOf, MEASURES, type Measure } from '../../cube/measures.ts';
import { type CellKey, partText, type TracedLine } from '../../cube/trace.ts';
import { bucketOf, ordered } from '../order.ts';
import { type Rolled, rollup } from '../rollup.ts';

type Sum = Rolled & { rows: number; measures: Record<Measure, bigint | null> };

/** Adds up traced lines: one sum for each currency, tax and unit, since unlike things are never added. */
export class TraceSums {
  lines = 0;
  private readonly sums = new Map<string, Sum>();

  add({ group, measures }: TracedLine): void {
    this.lines++;
    const { currency, tax } = group;
    const unit = group.unit.base || null;
    const key = JSON.stringify([unit, bucketOf({ currency, tax })]);
    const known = this.sums.get(key);
    if (known === undefined)
      this.sums.set(key, { values: [unit], currency, tax, rows: 1, measures: copyOf(measures) });
    else {
      known.rows++;
      addInto(known.measures, measures);
    }
  }

  /** Their `values` hold the unit. */
  result(): readonly Rolled[] {
    return ordered([...this.sums.values()], ['unit'], undefined);
  }
}

/**
 * Compares the sums of traced lines with the report's own cell, in every measure to the last digit. A difference
 * would be a fault of this program, and no trace may be shown with it. The cube must have the key's dimensions and
 * `unit`.
 */
export function mustEqualCell(sums: readonly Rolled[], cube: Cube, key: CellKey): void {
  const cells = ordered(cellsOf(cube, key), ['unit'], undefined);
  const same = cells.length === sums.length && cells.every((cell, place) => isEqual(cell, sums[place]));
  if (!same) throw new Error('internal fault: the bill lines behind a cell do not add up to it');
}

/** The report's rows for a key, by unit. */
function cellsOf(cube: Cube, key: CellKey): Rolled[] {
  const dimensions = key.flatMap(({ dimension }) => (dimension === undefined ? [] : [dimension.name]));
  return rollup(cube, [...dimensions, 'unit'])
    .filter((row) =>
      key.every((part) => part.value === partText(part, row, row.values[dimensions.indexOf(part.name)])),
    )
    .map((row) => ({ ...plainRow(row), values: row.values.slice(-1) }));
}

function isEqual(a: Rolled, b: Rolled | undefined): boolean {
  if (b === undefined || bucketOf(a) !== bucketOf(b) || a.values[0] !== b.values[0]) return false;
  return a.rows === b.rows && MEASURES.every((name) => a.measures[name] === b.measures[name]);
}
