import type { TimeColumn } from '../../cube/dimensions.ts';

/** Series of one name. All are gauges: each sample is what was consumed or cost in the interval that ends there. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  /** What is counted, where the name ends in it. */
  readonly unit?: string;
  readonly series: Iterable<MetricSeries>;
}

export interface MetricSeries {
  readonly labels: Labels;
  /** Ascending, one for each second. */
  readonly samples: readonly MetricSample[];
}

export type Labels = readonly (readonly [name: string, value: string])[];

export interface MetricSample {
  /** Unix time. */
  readonly seconds: number;
  /** In units of 10⁻¹⁸. */
  readonly value: bigint;
}

export interface MetricsQuery {
  /** Dimension columns that become labels. */
  readonly labels: readonly string[];
  /** The time column that gives each sample its time; the cube must have it and the coarser ones. */
  readonly step: TimeColumn;
  /** Exactly these measures; otherwise all that have figures. */
  readonly measures?: readonly string[];
}
