import type { MonthsDifference } from '../../../compare/months/diff-months.ts';
import { monthsPage } from '../../../compare/months/months-page.ts';
import { withoutFolders } from '../../../cube/without-folders.ts';
import type { Words } from '../../../words/index.ts';
import { noticeIf } from '../../../words/notice.ts';
import { goesToOthers } from '../../options/formats.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { labelsOf } from '../../output/labels.ts';
import type { Found } from './deliver.ts';

/** Two months, for every writer. */
export function monthsFound(
  { report: found, tables }: MonthsDifference,
  { selection, values, output }: RunOptions,
  words: Words,
): Found {
  const { names, text } = selection;
  const report = goesToOthers(output.format)
    ? { ...found, old: withoutFolders(found.old), new: withoutFolders(found.new) }
    : found;
  const { prices } = report;
  return {
    compared: 'months',
    // That two months differ is no finding.
    differs: false,
    ...{ old: report.old, new: report.new },
    table: (name) => tables[name as keyof typeof tables](),
    others: ['bridge', 'by', 'prices'],
    remarks: noticeIf(typeof prices === 'string', {
      code: 'PRICES_UNDATED',
      params: { absent: prices === 'absent' ? 1 : 0 },
    }),
    page: () => monthsPage(report, { words, filters: text(), top: values.top, label: labelsOf(names) }),
  };
}
