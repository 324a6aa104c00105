import { compare } from '../../bill/compare.ts';
import type { Cube } from '../../cube/cube.ts';
import type { TimeColumn } from '../../cube/dimensions.ts';
import type { Words } from '../../words/index.ts';
import { type Rolled, rollup } from '../rollup.ts';
import { type LabelledRows, measureFamilies, proofFamilies } from './families.ts';
import { labelNames } from './label-names.ts';
import type { Labels, MetricFamily, MetricsQuery } from './series.ts';
import { lastSecond, timeChain } from './time.ts';

export interface Metrics {
  readonly families: readonly MetricFamily[];
  /** Rows of the bill that do not say their time as finely as the step: they stand at the end of their day or month. */
  readonly coarseRows: number;
  /** Rows that say no time at all: they stand at the last second of the report. */
  readonly timelessRows: number;
}

/** No row of the report says when it was, so no sample can have a time. */
export class NoTimes extends Error {}

/** A report as metrics: one for each measure, `bill_` before its machine name. */
export function metricsOf(cube: Cube, query: MetricsQuery, words: Words): Metrics {
  const chain = timeChain(query.step);
  const rows = rollup(cube, [...chain, ...query.labels]);
  // Without a row there is no time to put the proof at: it stands in the words beside the report.
  if (rows.length === 0) return { families: [], coarseRows: 0, timelessRows: 0 };
  const timed = rows.map((row) => ({ row, ...timeOf(row, chain) }));
  const last = timed.reduce((most, { seconds }) => Math.max(most, seconds ?? most), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(last)) throw new NoTimes();
  const groups = seriesOf(timed, last, query, chain.length);
  const count = (chosen: typeof timed) => chosen.reduce((sum, { row }) => sum + row.rows, 0);
  return {
    families: [...measureFamilies(groups, query, words), ...proofFamilies(cube, last, words)],
    coarseRows: count(timed.filter(({ isCoarse }) => isCoarse)),
    timelessRows: count(timed.filter(({ seconds }) => seconds === undefined)),
  };
}

function timeOf(row: Rolled, chain: readonly TimeColumn[]): { seconds?: number; isCoarse: boolean } {
  const place = chain.findIndex((_, index) => row.values[index] !== null);
  const column = chain[place];
  if (column === undefined) return { isCoarse: false };
  return { seconds: lastSecond(column, String(row.values[place])), isCoarse: place > 0 };
}

function seriesOf(
  timed: readonly { readonly row: Rolled; readonly seconds?: number }[],
  last: number,
  { labels }: MetricsQuery,
  skipped: number,
): readonly LabelledRows[] {
  const names = labelNames([...labels, 'currency', 'tax']);
  const unitPlace = labels.indexOf('unit');
  const groups = new Map<string, LabelledRows>();
  for (const { row, seconds = last } of timed) {
    const values = [...row.values.slice(skipped), row.currency, row.tax];
    const own = labelsOf(names, values);
    const key = JSON.stringify(own);
    const unit = unitPlace === -1 ? undefined : String(values[unitPlace] ?? '');
    const group = groups.get(key) ?? { labels: own, unit, rows: [] };
    group.rows.push({ row, seconds });
    groups.set(key, group);
  }
  for (const { rows } of groups.values()) rows.sort((a, b) => a.seconds - b.seconds);
  return [...groups].sort(([a], [b]) => compare(a, b)).map(([, group]) => group);
}

/** An absent value is an absent label, which is what an empty one means to Prometheus. */
function labelsOf(names: readonly string[], values: readonly (string | boolean | null)[]): Labels {
  return names.flatMap((name, place) => {
    const value = values[place] ?? '';
    return value === '' ? [] : [[name, String(value)] as const];
  });
}
