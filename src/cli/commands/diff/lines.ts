import type { LinesDifference } from '../../../compare/lines/diff-lines.ts';
import { linesPage } from '../../../compare/lines/lines-page.ts';
import type { Words } from '../../../words/index.ts';
import { type Notice, noticeIf } from '../../../words/notice.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { labelsOf } from '../../output/labels.ts';
import type { Found } from './deliver.ts';

/** Two exports of the same months, for every writer. */
export function linesFound(
  compared: LinesDifference,
  { selection, values }: RunOptions,
  words: Words,
): Found {
  const { differs, old, new: now, report, comparison, otherMonths, tables } = compared;
  const { names, text } = selection;
  const { top } = values;
  return {
    compared: 'lines',
    ...{ differs, old, new: now },
    table: (name) => tables[name as keyof typeof tables](),
    others: report.isWhole ? ['lines', 'by', 'cells'] : ['by'],
    remarks: remarksOf(compared),
    page: () =>
      linesPage(
        report,
        { old, new: now, comparison },
        { words, otherMonths, filters: text(), top, label: labelsOf(names) },
      ),
  };
}

function remarksOf({ report, comparison, otherMonths }: LinesDifference): readonly Notice[] {
  const { byId, left } = comparison;
  return [
    ...noticeIf(!byId, { code: 'MATCHED_BY_CONTENT' }),
    ...noticeIf(left.length > 0, { code: 'NOT_COMPARED', params: { texts: left } }),
    ...noticeIf(otherMonths.length > 0, { code: 'OTHER_MONTHS', params: { texts: otherMonths } }),
    ...noticeIf(!report.isWhole, { code: 'LINES_NOT_LISTED' }),
  ];
}
