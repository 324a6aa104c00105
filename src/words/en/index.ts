import { bare } from '../shape/bare.ts';
import { enCheck } from './check.ts';
import { enDiff } from './diff.ts';
import { enFindings } from './findings.ts';
import { enFocus } from './focus.ts';
import { enHelp } from './help.ts';
import { enLine } from './line.ts';
import { enMetrics } from './metrics.ts';
import { enNotices } from './notices.ts';
import { enPack } from './pack.ts';
import { enPage } from './page.ts';
import { enProblems } from './problems.ts';
import { enReconcile } from './reconcile.ts';
import { enRedact } from './redact.ts';
import { enRefusals } from './refusals.ts';
import { enSettings } from './settings.ts';
import { enTrace } from './trace.ts';
import { enUsage } from './usage.ts';
import { enWeb } from './web.ts';
import { enWorkbook } from './workbook.ts';

export const en = {
  problems: enProblems,
  notices: enNotices,
  findings: enFindings,
  refusals: enRefusals,
  page: bare(enPage),
  usage: enUsage,
  check: enCheck,
  help: enHelp,
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
  settings: enSettings,
};
