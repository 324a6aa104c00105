import { bare } from './bare.ts';
import type { Words } from './words.ts';
import { zhNotices } from './zh-notices.ts';
import { zhPage } from './zh-page.ts';
import { zhProblems } from './zh-problems.ts';
import { zhUsage } from './zh-usage.ts';
import { zhWorkbook } from './zh-workbook.ts';

export const zh: Words = {
  problems: zhProblems,
  notices: zhNotices,
  page: bare(zhPage),
  usage: zhUsage,
  workbook: zhWorkbook,
};
