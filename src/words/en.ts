import { bare } from './bare.ts';
import { enCheck } from './en-check.ts';
import { enDiff } from './en-diff.ts';
import { enFocus } from './en-focus.ts';
import { enLine } from './en-line.ts';
import { enMetrics } from './en-metrics.ts';
import { enNotices } from './en-notices.ts';
import { enPack } from './en-pack.ts';
import { enPage } from './en-page.ts';
import { enProblems } from './en-problems.ts';
import { enReconcile } from './en-reconcile.ts';
import { enRedact } from './en-redact.ts';
import { enTrace } from './en-trace.ts';
import { enUsage } from './en-usage.ts';
import { enWeb } from './en-web.ts';
import { enWorkbook } from './en-workbook.ts';
import type { Words } from './words.ts';

export const en: Words = {
  problems: enProblems,
  notices: enNotices,
  page: bare(enPage),
  usage: enUsage,
  check: enCheck,
  line: enLine,
  trace: enTrace,
  diff: enDiff,
  reconcile: enReconcile,
  metrics: enMetrics,
  redact: enRedact,
  web: enWeb,
  focus: enFocus,
  workbook: enWorkbook,
  pack: enPack,
};
