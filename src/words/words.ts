/** The shape of a language: `en` and `zh` hold the same sentences under the same names. */
import type { enCheck } from './en/check.ts';
import type { enDiff } from './en/diff.ts';
import type { enFocus } from './en/focus.ts';
import type { enLine } from './en/line.ts';
import type { enMetrics } from './en/metrics.ts';
import type { enNotices } from './en/notices.ts';
import type { enPack } from './en/pack.ts';
import type { enPage } from './en/page.ts';
import type { enProblems } from './en/problems.ts';
import type { enReconcile } from './en/reconcile.ts';
import type { enRedact } from './en/redact.ts';
import type { enTrace } from './en/trace.ts';
import type { enUsage } from './en/usage.ts';
import type { enWeb } from './en/web.ts';
import type { enWorkbook } from './en/workbook.ts';

export type Params = Readonly<Record<string, string | number>>;
export type NoticeParams = Readonly<Record<string, string | number | readonly string[]>>;

export interface ProblemWords {
  what(params: Params): string;
  expected?(params: Params): string;
  remedy(params: Params): string;
}

export type Words = {
  readonly problems: Readonly<Record<keyof typeof enProblems, ProblemWords>>;
  readonly notices: Readonly<Record<keyof typeof enNotices, (params: NoticeParams) => string>>;
  readonly page: typeof enPage;
  readonly usage: typeof enUsage;
  readonly check: typeof enCheck;
  readonly line: typeof enLine;
  readonly trace: typeof enTrace;
  readonly diff: typeof enDiff;
  readonly reconcile: typeof enReconcile;
  readonly metrics: typeof enMetrics;
  readonly redact: typeof enRedact;
  readonly web: typeof enWeb;
  readonly focus: typeof enFocus;
  readonly workbook: typeof enWorkbook;
  readonly pack: typeof enPack;
};
