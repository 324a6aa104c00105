import type { Group } from '../../cube/cube.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import type { Measure } from '../../cube/measures.ts';
import type { PageHead } from './head.ts';
import type { LimbColumn } from './limbs.ts';

export interface StoredDimension {
  readonly values: readonly DimensionValue[];
  /** For each group the place of its value in `values`. */
  readonly codes: Uint32Array;
}

/** The groups of a cube, column by column, as the page keeps them. */
export interface Store {
  readonly size: number;
  readonly head: PageHead;
  readonly dimensions: ReadonlyMap<string, StoredDimension>;
  readonly buckets: readonly Pick<Group, 'currency' | 'tax'>[];
  readonly bucketCodes: Uint32Array;
  /** Bill lines of each group. */
  readonly rows: Float64Array;
  /** A measure that is not here is absent in every group. */
  readonly measures: ReadonlyMap<Measure, LimbColumn>;
}
