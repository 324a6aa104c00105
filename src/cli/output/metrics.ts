import type { Cube } from '../../cube/cube.ts';
import { type Metrics, metricsOf, NoTimes } from '../../report/metrics/metrics.ts';
import type { MetricsQuery } from '../../report/metrics/series.ts';
import type { Words } from '../../words/index.ts';
import { noticeOfRows } from '../../words/notice.ts';
import { BillError } from '../../words/problem.ts';

/** The metrics of a cube, and the cube with what is to be said of their times. */
export function metricsFor(
  cube: Cube,
  query: MetricsQuery,
  words: Words,
): { readonly metrics: Metrics; readonly cube: Cube } {
  const metrics = timed(cube, query, words);
  const notices = [
    ...noticeOfRows('TIME_COARSE', metrics.coarseRows),
    ...noticeOfRows('TIME_UNKNOWN', metrics.timelessRows),
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
