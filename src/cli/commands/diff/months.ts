import type { MonthsDifference } from '../../../compare/months/diff-months.ts';
import { monthsPage, pricesRemark } from '../../../compare/months/months-page.ts';
import type { Words } from '../../../words/index.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { labelsOf } from '../../output/labels.ts';
import type { Found } from './deliver.ts';

/** Two months, for every writer. */
export function monthsFound(
  { report, tables }: MonthsDifference,
  { selection, values }: RunOptions,
  words: Words,
): Found {
  const { names, text } = selection;
  const remark = pricesRemark(report.prices, words);
  return {
    compared: 'months',
    // That two months differ is no finding.
    differs: false,
    ...{ old: report.old, new: report.new },
    table: (name) => tables[name as keyof typeof tables](),
    others: ['bridge', 'by', 'prices'],
    remarks: remark === undefined ? [] : [{ code: 'PRICES_UNDATED', message: remark }],
    page: () => monthsPage(report, { words, filters: text(), top: values.top, label: labelsOf(names) }),
  };
}
