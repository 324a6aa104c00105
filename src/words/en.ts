import { bare } from './bare.ts';
import { enNotices } from './en-notices.ts';
import { enPage } from './en-page.ts';
import { enProblems } from './en-problems.ts';
import { enUsage } from './en-usage.ts';
import { enWorkbook } from './en-workbook.ts';
import type { Words } from './words.ts';

export const en: Words = {
  problems: enProblems,
  notices: enNotices,
  page: bare(enPage),
  usage: enUsage,
  workbook: enWorkbook,
};
