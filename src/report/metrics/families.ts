import { ONE } from '../../bill/decimal.ts';
import type { Cube } from '../../cube/cube.ts';
import { COST_MEASURES, hasMeasure, isMoney, UNIT_MEASURES, USAGE_MEASURES } from '../../cube/measures.ts';
import type { Words } from '../../words/index.ts';
import { measureOf } from '../order.ts';
import type { Rolled } from '../rollup.ts';
import type { Labels, MetricFamily, MetricSample, MetricSeries, MetricsQuery } from './series.ts';

/** All roll-ups of one label set, in the order of time; several may have one time. */
export interface LabelledRows {
  readonly labels: Labels;
  /** The base unit of their usage; undefined where unlike ones may be among them. */
  readonly unit: string | undefined;
  readonly rows: { readonly row: Rolled; readonly seconds: number }[];
}

/** A family for each measure that is written of any series; its samples are made when they are asked for. */
export function measureFamilies(
  groups: readonly LabelledRows[],
  query: MetricsQuery,
  words: Words,
): readonly MetricFamily[] {
  const measures = query.measures ?? ['rows', ...USAGE_MEASURES, ...UNIT_MEASURES, ...COST_MEASURES];
  return measures.flatMap((measure) => {
    const written = groups.filter((group) => isWritten(measure, group, query));
    if (written.length === 0) return [];
    const unit = unitOf(measure);
    const series = { [Symbol.iterator]: () => seriesOf(written, measure) };
    return [{ name: `bill_${measure}`, help: words.metrics.help(measure), unit, series }];
  });
}

function* seriesOf(groups: readonly LabelledRows[], measure: string): Generator<MetricSeries> {
  for (const { labels, rows } of groups) yield { labels, samples: samplesOf(rows, measure) };
}

function samplesOf(rows: LabelledRows['rows'], measure: string): MetricSample[] {
  const samples: { seconds: number; value: bigint }[] = [];
  for (const { row, seconds } of rows) {
    const value = amountOf(row, measure);
    if (value === null) continue;
    const before = samples.at(-1);
    if (before?.seconds === seconds) before.value += value;
    else samples.push({ seconds, value });
  }
  return samples;
}

function amountOf(row: Rolled, measure: string): bigint | null {
  const found = measureOf(row, measure);
  return typeof found === 'number' ? BigInt(found) * ONE : found;
}

/**
 * Every series of a measure that was asked for. Otherwise those that say something: a series of nothing but zeros
 * (the images of a text model) would only make a database bigger, and usage in its own unit is said once, where no
 * other metric has it. Rows and payable are always there.
 */
function isWritten(measure: string, { rows, unit }: LabelledRows, { measures }: MetricsQuery): boolean {
  const amounts = rows.map(({ row }) => amountOf(row, measure)).filter((amount) => amount !== null);
  if (amounts.length === 0) return false;
  if (measures !== undefined) return true;
  if (isOfUnit(measure)) return unit !== undefined && unit !== '' && !hasMeasure(unit);
  return measure === 'rows' || measure === 'payable' || amounts.some((amount) => amount !== 0n);
}

function isOfUnit(measure: string): boolean {
  return (UNIT_MEASURES as readonly string[]).includes(measure);
}

/** OpenMetrics has a unit only where the name ends in it; a currency is a label. */
function unitOf(measure: string): string | undefined {
  return isMoney(measure) || isOfUnit(measure) ? undefined : measure.replace(/^.*_/, '');
}

/** Where every row of the bill has gone, at the last second of the report. */
export function proofFamilies({ bill, proof }: Cube, seconds: number, words: Words): readonly MetricFamily[] {
  const names = { account_id: bill.accounts.join(','), billing_month: bill.months.join(',') };
  const common = Object.entries(names).filter(([, value]) => value !== '');
  const sample = (rows: number) => [{ seconds, value: BigInt(rows) * ONE }];
  const parts = {
    counted: proof.counted,
    left_aside: proof.leftAside,
    total_rows: proof.totalRows,
    filtered: proof.filtered,
    duplicates: proof.duplicates,
    rejected: proof.rejected,
  };
  return [
    {
      name: 'bill_proof_read_rows',
      help: words.metrics.proofRead,
      unit: 'rows',
      series: [{ labels: common, samples: sample(proof.rowsRead) }],
    },
    {
      name: 'bill_proof_rows',
      help: words.metrics.proofRows,
      unit: 'rows',
      series: Object.entries(parts).map(([part, rows]) => ({
        labels: [...common, ['went', part] as const],
        samples: sample(rows),
      })),
    },
  ];
}
