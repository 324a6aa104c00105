/** OpenMetrics text (version 1.0.0), every sample with its time: what `promtool` turns into blocks of Prometheus. */
import { formatDecimal } from '../bill/decimal.ts';
import type { Labels, MetricFamily, MetricSeries } from '../report/metrics/series.ts';
import { batched } from './chunks.ts';
import { printable } from './safe.ts';

export interface OpenMetricsOptions {
  /** The text goes to a terminal: control characters in labels become visible escapes. */
  readonly screen?: boolean;
}

/** Families one after the other, the samples of a series together and in the order of time, in chunks. */
export function* writeOpenMetrics(
  families: readonly MetricFamily[],
  options: OpenMetricsOptions = {},
): Generator<string> {
  yield* batched(pieces(families, options));
}

function* pieces(families: readonly MetricFamily[], options: OpenMetricsOptions): Generator<string> {
  for (const { name, unit, help, series } of families) {
    const unitLine = unit === undefined ? '' : `# UNIT ${name} ${unit}\n`;
    yield `# TYPE ${name} gauge\n${unitLine}# HELP ${name} ${escaped(help, options)}\n`;
    for (const each of series) yield* samples(name, each, options);
  }
  yield '# EOF\n';
}

function* samples(
  name: string,
  { labels, samples: all }: MetricSeries,
  options: OpenMetricsOptions,
): Generator<string> {
  const head = name + labelText(labels, options);
  for (const { seconds, value } of all) yield `${head} ${formatDecimal(value)} ${seconds}\n`;
}

function labelText(labels: Labels, options: OpenMetricsOptions): string {
  if (labels.length === 0) return '';
  return `{${labels.map(([name, value]) => `${name}="${escaped(value, options)}"`).join(',')}}`;
}

/** The three characters that the format escapes; every other may stand in a text as it is. */
function escaped(text: string, { screen }: OpenMetricsOptions): string {
  const written = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return screen === true ? printable(written) : written;
}
