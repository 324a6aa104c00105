import { writeOpenMetrics } from '../../../render/openmetrics.ts';
import type { Writer } from '../written.ts';

export const write: Writer = (report, { toScreen }) =>
  writeOpenMetrics(report.families?.() ?? [], { screen: toScreen });
