/** `-o month.xlsx`: the bytes of the workbook. */
import { groupThousands } from '../../bill/thousands.ts';
import type { Cube } from '../../cube/cube.ts';
import { writeXlsx } from '../../render/xlsx/write-xlsx.ts';
import { PartTooLarge } from '../../render/xlsx/zip.ts';
import type { Table } from '../../report/table.ts';
import { textCell } from '../../report/workbook/cells.ts';
import type { FoundByCheck } from '../../report/workbook/findings-table.ts';
import { MOST_SHEET_ROWS, SheetTooLong } from '../../report/workbook/sheet.ts';
import { tableSheet } from '../../report/workbook/table-sheet.ts';
import { workbookOf } from '../../report/workbook/workbook.ts';
import type { ResolvedTable } from '../options/resolve-table.ts';
import type { RunOptions } from '../options/run-options.ts';
import type { Context } from '../world/context.ts';
import { UsageError } from '../world/usage-error.ts';
import { labelsOf } from './labels.ts';
import { teamOf } from './workbook-columns.ts';

/** A bill and what its workbook shows of it. */
export interface BillWorkbook {
  readonly cube: Cube;
  readonly table: ResolvedTable;
  readonly options: Pick<RunOptions, 'selection'>;
  readonly findings?: FoundByCheck;
}

/** The file in pieces. A table that no spreadsheet can hold is wrong usage, told before anything is written. */
export function workbookChunks(
  { cube, table, options, findings }: BillWorkbook,
  lines: Table,
  { words }: Context,
): Iterable<Uint8Array> {
  const { names, text } = options.selection;
  const { measures } = table.query;
  try {
    const workbook = workbookOf(cube, {
      words,
      lines,
      chosen: table.chosen,
      label: labelsOf(names),
      filters: text(),
      team: teamOf(names),
      measures,
      findings,
    });
    return told(writeXlsx(workbook));
  } catch (error) {
    throw tooLong(error);
  }
}

/** A table as a workbook of its own, and what is said of it on a sheet behind. */
export function tableWorkbook(
  table: Table,
  said: readonly string[],
  { words }: Pick<Context, 'words'>,
): Iterable<Uint8Array> {
  const { sheets } = words.workbook;
  const name = table.name === 'findings' ? sheets.findings : sheets.table;
  try {
    // Its totals may be by more than currency and tax, which formulas under a table do not part.
    const { sheet } = tableSheet({ ...table, totals: [] }, { name, words, forPeople: false });
    const rows = said.map((line) => [textCell(line)]);
    const proof = { kind: 'form', name: sheets.proof, rows } as const;
    return told(writeXlsx({ lang: words.page.lang, sheets: [sheet, proof] }));
  } catch (error) {
    throw tooLong(error);
  }
}

function tooLong(error: unknown): unknown {
  if (!(error instanceof SheetTooLong)) return error;
  // The header takes a row too.
  const params = {
    sheet: error.sheet,
    rows: groupThousands(error.rows),
    most: groupThousands(MOST_SHEET_ROWS - 1),
  };
  return new UsageError({ code: 'SHEET_TOO_LONG', params });
}

/** A part that has become too large shows only while it is written; the file is not there then. */
function* told(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof PartTooLarge)) throw error;
    throw new UsageError({ code: 'SHEET_TOO_LARGE' });
  }
}
