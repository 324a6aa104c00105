import type { DimensionColumn } from './dimensions.ts';
import type { Filters } from './filters.ts';
import type { Names } from './names.ts';

export interface CubePlan {
  /** The dimension columns that reports will roll up by. */
  readonly dimensions: readonly DimensionColumn[];
  readonly filters?: Filters;
  readonly names?: Names;
  /** Measures that were asked for by name: what they leave out is told. */
  readonly measures?: readonly string[];
}
