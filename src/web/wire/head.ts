import type { BillInfo, Group, Proof } from '../../cube/cube.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import type { Measure } from '../../cube/measures.ts';
import type { Notice } from '../../words/notice.ts';

/** What the page is told beside the groups. */
export interface PageHead {
  readonly bill: BillInfo;
  readonly proof: Proof;
  readonly notices: readonly Notice[];
  /** Names of API keys and workspaces by id. */
  readonly names: readonly (readonly [id: string, name: string])[];
  /** Columns of the names file that the page can filter and group by: team, cost_center … */
  readonly nameColumns: readonly string[];
  /** The filters in force when the page was made, as they were written. */
  readonly filters: string;
  /** The groups were too many by hour: they are by day. */
  readonly byDay: boolean;
  readonly version: string;
  /** Fee types of the lines without an Instance ID. */
  readonly withoutId: readonly string[];
}

/** How the packed columns are to be read. */
export interface Layout {
  readonly size: number;
  readonly dimensions: readonly { readonly name: string; readonly values: readonly DimensionValue[] }[];
  readonly buckets: readonly Pick<Group, 'currency' | 'tax'>[];
  readonly measures: readonly PackedMeasure[];
}

export interface PackedMeasure {
  readonly name: Measure;
  readonly decimals: number;
  readonly limbs: number;
  /** The bill says nothing in some row. */
  readonly hasAbsent: boolean;
}

/** How the value of a measure in one group is told. From {@link OP.same} on: as the measure of that number says. */
export const OP = { absent: 0, zero: 1, plus: 2, minus: 3, same: 4 } as const;
