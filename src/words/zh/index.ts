import { bare } from '../shape/bare.ts';
import type { Words } from '../shape/words.ts';
import { zhCheck } from './check.ts';
import { zhDiff } from './diff.ts';
import { zhFindings } from './findings.ts';
import { zhFocus } from './focus.ts';
import { zhHelp } from './help.ts';
import { zhLine } from './line.ts';
import { zhMetrics } from './metrics.ts';
import { zhNotices } from './notices.ts';
import { zhPack } from './pack.ts';
import { zhPage } from './page.ts';
import { zhProblems } from './problems.ts';
import { zhReconcile } from './reconcile.ts';
import { zhRedact } from './redact.ts';
import { zhRefusals } from './refusals.ts';
import { zhSettings } from './settings.ts';
import { zhTrace } from './trace.ts';
import { zhUsage } from './usage.ts';
import { zhWeb } from './web.ts';
import { zhWorkbook } from './workbook.ts';

export const zh: Words = {
  problems: zhProblems,
  notices: zhNotices,
  findings: zhFindings,
  refusals: zhRefusals,
  page: bare(zhPage),
  usage: zhUsage,
  check: zhCheck,
  help: zhHelp,
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
  settings: zhSettings,
};
