import { findDimension } from '../../cube/dimensions.ts';
import { type Names, namesDimensions } from '../../cube/names.ts';
import type { Limits } from '../../read/contract/limits.ts';
import { readNames } from '../../read/files/names.ts';
import { MEASURE_NAMES } from '../../report/cost.ts';
import { BUCKET_COLUMNS } from '../../report/cost-query.ts';
import { BillError } from '../../words/problem.ts';

/** Reads the names file; its own columns must not hide those of reports, nor one another. */
export async function namesOf(path: string, limits?: Partial<Limits>): Promise<Names> {
  const names = await readNames(path, limits);
  const clash = names.columns.find((column, place) => {
    const earlier = { ...names, columns: names.columns.slice(0, place) };
    return isMeasure(column) || findDimension(column, namesDimensions(earlier)) !== undefined;
  });
  if (clash !== undefined) throw new BillError({ code: 'NAMES_CLASH', file: path, line: 1, column: clash });
  return names;
}

function isMeasure(column: string): boolean {
  const name = column.toLowerCase().replaceAll('-', '_');
  return MEASURE_NAMES.includes(name) || BUCKET_COLUMNS.some((each) => each.name === name);
}
