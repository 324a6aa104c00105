import type { Cube, Notice } from '../../cube/cube.ts';
import { type Metrics, metricsOf, NoTimes } from '../../report/metrics/metrics.ts';
import type { MetricsQuery } from '../../report/metrics/series.ts';
import type { Words } from '../../words/index.ts';
import { BillError } from '../../words/problem.ts';

/** The metrics of a cube, and the cube with what is to be said of their times. */
export function metricsFor(
  cube: Cube,
  query: MetricsQuery,
  words: Words,
): { readonly metrics: Metrics; readonly cube: Cube } {
  const metrics = timed(cube, query, words);
  const notice = (code: string, rows: number): Notice[] =>
    rows === 0 ? [] : [{ code, rows, params: { rows } }];
  const notices = [
    ...notice('TIME_COARSE', metrics.coarseRows),
    ...notice('TIME_UNKNOWN', metrics.timelessRows),
    ...cube.notices,
  ];
  return { metrics, cube: { ...cube, notices } };
}

function timed(cube: Cube, query: MetricsQuery, words: Words): Metrics {
  try {
    return metricsOf(cube, query, words);
  } catch (error) {
    if (!(error instanceof NoTimes)) throw error;
    const [file] = cube.bill.files;
    throw new BillError({ code: 'NO_TIMES', ...(file !== undefined && { file }) });
  }
}
