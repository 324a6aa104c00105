import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { isText, shownCell } from '../../render/cells.ts';
import { writeDelimited } from '../../render/delimited.ts';
import { decimalsOf } from '../../report/decimals.ts';
import type { ViewColumn } from '../../report/page.ts';
import type { Cell, Table } from '../../report/table.ts';
import type { Drill } from '../query/state.ts';

export interface PageSheetColumn extends ViewColumn {
  /** Machine name. */
  readonly name: string;
  /** Rows of unlike units: each is shown with the decimals that it needs itself, up to `decimals`. */
  readonly unlike?: boolean;
}

export interface PageSheetRow {
  /** As they are shown, rounded so that rows add up. */
  readonly cells: readonly Cell[];
  /** As they are. */
  readonly exact: readonly Cell[];
  readonly drill?: Drill;
}

/** A table of the page: it sorts, searches, copies and downloads in the same way as all of them. */
export interface PageSheet {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly PageSheetColumn[];
  readonly rows: readonly PageSheetRow[];
  readonly totals: readonly PageSheetRow[];
  /** What rows leave of the totals where they are rounded; of exact figures nothing is left. */
  readonly rounding?: readonly PageSheetRow[];
  /** The machine table behind it, as the command line writes it; made when it is asked for. */
  machine?(): Table;
}

export interface SheetSort {
  readonly column: number;
  readonly descending: boolean;
}

/** A cell as text: rounded, or with all its decimals. */
export function sheetCellText(
  row: PageSheetRow,
  place: number,
  column: PageSheetColumn,
  exact: boolean,
): string {
  const cell = row.exact[place] ?? null;
  // Where there is none of a unit, the place stays empty.
  if (cell === 0n && row.cells[place] === null) return '';
  if (exact && typeof cell === 'bigint' && column.kind !== 'share')
    return groupThousands(formatDecimal(cell));
  const shown = row.cells[place] ?? null;
  return shownCell(
    shown,
    column.unlike === true ? { ...column, decimals: ownDecimals(shown, column) } : column,
  );
}

function ownDecimals(cell: Cell, { decimals }: PageSheetColumn): number {
  return typeof cell === 'bigint' ? Math.min(decimals, decimalsOf(cell)) : decimals;
}

/** The rows that have the words searched for, in the order asked for; absent values last. */
export function arranged(
  sheet: PageSheet,
  search: string,
  sort: SheetSort | undefined,
): readonly PageSheetRow[] {
  const wanted = search.trim().toLowerCase();
  const texts = sheet.columns.flatMap(({ kind }, place) => (isText(kind) ? [place] : []));
  const found =
    wanted === ''
      ? sheet.rows
      : sheet.rows.filter(({ cells }) =>
          texts.some((place) =>
            String(cells[place] ?? '')
              .toLowerCase()
              .includes(wanted),
          ),
        );
  if (sort === undefined) return found;
  const isWorded = isText(sheet.columns[sort.column]?.kind ?? 'text');
  const value = (row: PageSheetRow) => (isWorded ? row.cells : row.exact)[sort.column] ?? null;
  return [...found].sort((a, b) => compare(value(a), value(b), sort.descending ? -1 : 1));
}

function compare(a: Cell, b: Cell, direction: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'string' && typeof b === 'string')
    return direction * a.localeCompare(b, 'en', { numeric: true });
  return a < b ? -direction : direction;
}

/** What is on the page, with all decimals, for a spreadsheet: titles, tabs, no formula. */
export function sheetTsv(sheet: PageSheet, rows: readonly PageSheetRow[]): string {
  const columns = sheet.columns.map(({ title, kind }) => ({ name: title, kind }));
  const cells = rows.map(({ cells, exact }) =>
    sheet.columns.map(({ kind }, place) => (isText(kind) ? cells : exact)[place] ?? null),
  );
  const table: Table = { name: sheet.name, columns, rows: cells, totals: [] };
  return [...writeDelimited(table, { delimiter: '\t' })].join('');
}

/** The machine table as CSV; with a byte order mark, without which Excel takes UTF-8 for something else. */
export function sheetCsv(sheet: PageSheet): string {
  return [...writeDelimited(sheet.machine?.() ?? tableOf(sheet), { delimiter: ',', bom: true })].join('');
}

function tableOf(sheet: PageSheet): Table {
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ name, kind }) => ({ name, kind })),
    rows: sheet.rows.map(({ exact }) => exact),
    totals: [],
  };
}

/** Where the figures of the last column are in one unit, the CSV says in which: `consumed` alone would not. */
export function withUnit(sheet: PageSheet, unit: string | undefined): PageSheet {
  if (unit === undefined) return sheet;
  const put = <T>(row: readonly T[], cell: T): T[] => [...row.slice(0, -1), cell, ...row.slice(-1)];
  const { columns, rows, ...table } = tableOf(sheet);
  const machine = () => ({
    ...table,
    columns: put(columns, { name: 'unit', kind: 'text' }),
    rows: Array.from(rows, (row) => put(row, unit)),
  });
  return { ...sheet, machine };
}

/** The groups with these values: what a click on a row asks for. */
export function behind(values: Readonly<Record<string, DimensionValue>>): Drill {
  return { values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])) };
}
