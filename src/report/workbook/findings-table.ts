import type { Cube } from '../../cube/cube.ts';
import type { Words } from '../../words/index.ts';
import { isNote, sentence } from '../../words/notice.ts';
import type { Cell, Table } from '../table.ts';

/** The findings of a check: a table for people, and the verdict in a sentence. */
export interface FoundByCheck {
  readonly table: Table;
  readonly verdict: string;
}

/** What the reading has noticed, as a table: warnings first. It stands in for the findings of a check. */
export function noticesTable({ notices }: Cube, words: Words): Table {
  const { workbook, page } = words;
  const row = (notice: Cube['notices'][number]): Cell[] => [
    isNote(notice) ? page.note : page.warning,
    notice.code,
    notice.rows ?? null,
    sentence(notice, words),
  ];
  const ordered = [...notices.filter((each) => !isNote(each)), ...notices.filter(isNote)];
  const nothing: Cell[] = [page.note, null, null, workbook.nothingFound];
  return {
    name: 'findings',
    columns: [
      { name: 'severity', kind: 'text', title: workbook.severity },
      { name: 'code', kind: 'text', title: workbook.code },
      { name: 'rows', kind: 'count' },
      { name: 'message', kind: 'text', title: workbook.message },
    ],
    rows: ordered.length === 0 ? [nothing] : ordered.map(row),
    totals: [],
  };
}
