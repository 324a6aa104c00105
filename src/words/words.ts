/** The shape of a language: `en` and `zh` hold the same sentences under the same names. */
import type { enNotices } from './en-notices.ts';
import type { enPage } from './en-page.ts';
import type { enProblems } from './en-problems.ts';
import type { enUsage } from './en-usage.ts';
import type { enWorkbook } from './en-workbook.ts';

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
  readonly workbook: typeof enWorkbook;
};
