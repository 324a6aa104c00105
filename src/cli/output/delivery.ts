import type { Cube } from '../../cube/cube.ts';
import type { Names } from '../../cube/names.ts';
import type { Metrics } from '../../report/metrics/metrics.ts';
import type { FoundByCheck } from '../../report/workbook/findings-table.ts';
import type { Format } from '../options/format.ts';
import type { WrittenOptions } from '../options/options.ts';
import type { ResolvedTable } from '../options/resolve-table.ts';

/** A cube and how the user wants to see it. */
export interface Delivery {
  readonly cube: Cube;
  readonly format: Format;
  readonly options: WrittenOptions;
  readonly table: ResolvedTable;
  readonly summary: boolean;
  readonly names?: Names;
  /** What the cube is as metrics, where the format is openmetrics. */
  readonly metrics?: Metrics;
  /** What a check of the bill has found, for formats that hold it beside the report. */
  readonly findings?: FoundByCheck;
}
