import type { Cube } from '../../cube/cube.ts';
import { withoutFolders } from '../../cube/without-folders.ts';
import type { Words } from '../../words/index.ts';
import type { Cell, Column, Table } from '../table.ts';
import { totalsOf } from '../totals.ts';
import { type Label, noInstanceId } from '../view.ts';
import { byTable } from './by-table.ts';
import { type FoundByCheck, noticesTable } from './findings-table.ts';
import { proofSheet } from './proof-sheet.ts';
import type { Workbook } from './sheet.ts';
import { summarySheet } from './summary-sheet.ts';
import { type BuiltSheet, tableSheet } from './table-sheet.ts';
import { WORKBOOK_TABLES } from './tables.ts';

export interface WorkbookOptions {
  readonly words: Words;
  /** The table of the sheet Lines: the contract's, or the one that was asked for. */
  readonly lines: Table;
  /** `lines` was asked for, so it is no table of all lines. */
  readonly chosen?: boolean;
  /** Column of a names file that says which team a key or workspace is of. */
  readonly team?: string;
  readonly label?: Label;
  readonly measures?: readonly string[];
  /** The filters in force, as the user wrote them. */
  readonly filters?: string;
  /** What a check of the bill has found; without it the sheet holds what was noticed while reading. */
  readonly findings?: FoundByCheck;
}

/** The workbook of a bill. Throws {@link SheetTooLong} for a table that no spreadsheet can hold. */
export function workbookOf(all: Cube, options: WorkbookOptions): Workbook {
  const cube = withoutFolders(all);
  const { words, lines } = options;
  const findings = options.findings?.table ?? noticesTable(cube, words);
  const names = words.workbook.sheets;
  const totals = totalsOf(cube);
  // The longest table first: where it is too long, nothing else need be made.
  const name = options.chosen === true ? names.table : names.lines;
  const detail = tableSheet(lines, { name, words, forPeople: false });
  const by = new Map(
    WORKBOOK_TABLES.map((dimension) => [dimension, bySheet(cube, dimension, names[dimension], options)]),
  );
  const team = options.team === undefined ? [] : [bySheet(cube, options.team, names.team, options)];
  const tables = [...by.values(), ...team, detail];
  const summary = summarySheet(cube, {
    ...options,
    totals,
    byModel: by.get('model') as BuiltSheet,
    byDay: by.get('day') as BuiltSheet,
  });
  const found = tableSheet(findings, { name: names.findings, words, forPeople: false });
  const proof = proofSheet(cube, totals, tables, words);
  return {
    lang: words.page.lang,
    sheets: [summary, ...tables.map(({ sheet }) => sheet), found.sheet, proof],
  };
}

function bySheet(cube: Cube, dimension: string, name: string, options: WorkbookOptions): BuiltSheet {
  const table = byTable(cube, dimension, options);
  // A names file's own column has no title of ours.
  const [first, ...others] = table.columns as [Column, ...Column[]];
  const titled = dimension === options.team ? { ...first, title: options.words.workbook.team } : first;
  const columns = [titled, ...others];
  const rows = dimension === 'model' ? Array.from(table.rows, saysNoId(cube, options.words)) : table.rows;
  return tableSheet({ ...table, columns, rows }, { name, words: options.words, forPeople: true });
}

function saysNoId({ withoutId }: Cube, words: Words) {
  return ([model = null, ...others]: readonly Cell[]): Cell[] => [
    model ?? noInstanceId(withoutId, words),
    ...others,
  ];
}
