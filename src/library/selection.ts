import { DIMENSIONS, type Dimension, type DimensionColumn, findDimension } from '../cube/dimensions.ts';
import type { Filters } from '../cube/filters.ts';
import { type Names, namesDimensions } from '../cube/names.ts';
import { BillError } from '../words/problem.ts';

/** Which rows count, and what their keys and workspaces are called. */
export interface Selection {
  readonly filters?: Filters;
  /** A names file, as `readNames` reads it: names of keys and workspaces, and columns that are dimensions too. */
  readonly names?: Names;
}

/** The columns of dimensions. Throws a BillError (`UNKNOWN_DIMENSION`) for one that there is none of. */
export function columnsBy(by: readonly string[], names: Names | undefined): readonly DimensionColumn[] {
  const extra = names === undefined ? [] : namesDimensions(names);
  return by.flatMap((name) => {
    const found = findDimension(name, extra);
    if (found !== undefined) return found.columns;
    throw unknownDimension(name, extra);
  });
}

export function unknownDimension(name: string, extra: readonly Dimension[]): BillError {
  const known = [...DIMENSIONS, ...extra].map(({ option }) => option);
  return new BillError({ code: 'UNKNOWN_DIMENSION', params: { name, known } });
}
