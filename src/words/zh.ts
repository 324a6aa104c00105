import { bare } from './bare.ts';
import type { Words } from './words.ts';
import { zhCheck } from './zh-check.ts';
import { zhDiff } from './zh-diff.ts';
import { zhFocus } from './zh-focus.ts';
import { zhLine } from './zh-line.ts';
import { zhMetrics } from './zh-metrics.ts';
import { zhNotices } from './zh-notices.ts';
import { zhPack } from './zh-pack.ts';
import { zhPage } from './zh-page.ts';
import { zhProblems } from './zh-problems.ts';
import { zhReconcile } from './zh-reconcile.ts';
import { zhRedact } from './zh-redact.ts';
import { zhTrace } from './zh-trace.ts';
import { zhUsage } from './zh-usage.ts';
import { zhWeb } from './zh-web.ts';
import { zhWorkbook } from './zh-workbook.ts';

export const zh: Words = {
  problems: zhProblems,
  notices: zhNotices,
  page: bare(zhPage),
  usage: zhUsage,
  check: zhCheck,
  line: zhLine,
  trace: zhTrace,
  diff: zhDiff,
  reconcile: zhReconcile,
  metrics: zhMetrics,
  redact: zhRedact,
  web: zhWeb,
  focus: zhFocus,
  workbook: zhWorkbook,
  pack: zhPack,
};
