import type { LinesDifference } from '../../../compare/lines/diff-lines.ts';
import type { LineDifference, LineSide } from '../../../compare/lines/line-diff.ts';
import { linesPage } from '../../../compare/lines/lines-page.ts';
import { nameOf, withoutFolders } from '../../../cube/without-folders.ts';
import type { Cell, Column, Table } from '../../../report/table.ts';
import type { Words } from '../../../words/index.ts';
import { type Notice, noticeIf } from '../../../words/notice.ts';
import { goesToOthers } from '../../options/formats.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { labelsOf } from '../../output/labels.ts';
import type { Found } from './deliver.ts';

/** Two exports of the same months, for every writer. */
export function linesFound(
  found: LinesDifference,
  { selection, values, output }: RunOptions,
  words: Words,
): Found {
  const compared = goesToOthers(output.format) ? withoutFoldersOf(found) : found;
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

function withoutFoldersOf(compared: LinesDifference): LinesDifference {
  const { old, new: now, report, tables } = compared;
  return {
    ...compared,
    ...{ old: withoutFolders(old), new: withoutFolders(now) },
    report: { ...report, differences: report.differences.map(bareDifference) },
    tables: {
      ...tables,
      lines: () => bareTable(tables.lines()),
      cells: () => bareTable(tables.cells()),
    },
  };
}

function bareTable(table: Table): Table {
  const isFile = ({ name }: Column) => name === 'old_file' || name === 'new_file';
  const bare = (cell: Cell, place: number) =>
    typeof cell === 'string' && isFile(table.columns[place] as Column) ? nameOf(cell) : cell;
  return { ...table, rows: Array.from(table.rows, (row) => row.map(bare)) };
}

function bareDifference(difference: LineDifference): LineDifference {
  const bare = (side: LineSide | undefined) => side && { ...side, file: nameOf(side.file) };
  return { ...difference, old: bare(difference.old), new: bare(difference.new) };
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
