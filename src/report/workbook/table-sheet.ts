import { formatDecimal } from '../../bill/decimal.ts';
import { columnTitle } from '../../words/column-title.ts';
import type { Words } from '../../words/index.ts';
import { decimalsFor, MOST_QUANTITY_DECIMALS } from '../decimals.ts';
import type { Cell, Column, Table } from '../table.ts';
import { ColumnFacts } from './column-facts.ts';
import { tableMustAddUp } from './must-add-up.ts';
import {
  MOST_SHEET_ROWS,
  type SheetKind,
  SheetTooLong,
  type TableSheet,
  type WorkbookCell,
  type WorkbookColumn,
  type WorkbookRow,
} from './sheet.ts';
import { apartBy, type Extent, totalFormula } from './sums.ts';

export interface TableSheetOptions {
  readonly name: string;
  readonly words: Words;
  /** False for a table that others compute with: no totals under it, and absent values are empty cells. */
  readonly forPeople: boolean;
}

/** A table's sheet, and where others find its sums. */
export interface BuiltSheet {
  readonly sheet: TableSheet;
  readonly extent: Extent;
  /** Column of the sheet by the machine name of the table's. */
  readonly places: ReadonlyMap<string, number>;
}

/** Measures whose unit stands in another column. */
const MIXED: ReadonlySet<string> = new Set(['consumed', 'deducted', 'billed']);

/** A column of the sheet: a column of the table as it is, or the exact text of one beside it. */
interface Planned extends WorkbookColumn {
  readonly name: string;
  readonly source: number;
  readonly exact: boolean;
}

/**
 * A table as a sheet: titles in words, exact amounts as numbers, totals as formulas. A column with an amount that a
 * double cannot hold has the exact texts in a column beside it.
 */
export function tableSheet(table: Table, { name, words, forPeople }: TableSheetOptions): BuiltSheet {
  const footRows = forPeople ? table.totals.length + 1 : 0;
  if (table.rows.length + 1 + footRows > MOST_SHEET_ROWS) throw new SheetTooLong(name, table.rows.length);
  tableMustAddUp(table);
  const columns = planned(table, words);
  const place = (own: string) => columns.findIndex((column) => column.name === own && !column.exact);
  const texts = (row: readonly Cell[]) => columns.map((column) => cellOf(row, column, words, forPeople));
  const buckets = table.totals.map((row) => bucketTexts(row, columns, words));
  const extent: Extent = {
    rowCount: table.rows.length,
    currency: place('currency'),
    tax: place('tax'),
    apart: apartBy(buckets),
  };
  const sheet: TableSheet = {
    kind: 'table',
    name,
    columns,
    rowCount: table.rows.length,
    *rows() {
      for (const row of table.rows) yield texts(row);
    },
    ...(extent.currency === -1 ? {} : { currencyColumn: extent.currency }),
    totals: forPeople ? table.totals.map((row, index) => totalRow(row, index, columns, extent, words)) : [],
  };
  // The heads of a pivot have titles of their own, and may be called like any column.
  const own = columns.filter(({ source }) => table.columns[source]?.title === undefined);
  return { sheet, extent, places: new Map(own.map((column) => [column.name, place(column.name)])) };
}

function planned(table: Table, words: Words): Planned[] {
  const facts = factsOf(table);
  const money = table.columns.flatMap((column, index) => (column.kind === 'money' ? [index] : []));
  const moneyTotals = table.totals.flatMap((row) => money.map((index) => row[index] as bigint | null));
  const most = Math.max(0, ...money.map((index) => (facts[index] as ColumnFacts).decimals));
  const decimals = decimalsFor(moneyTotals, most);
  return table.columns.flatMap((column, source) => {
    const { decimals: own, fits } = facts[source] as ColumnFacts;
    const title = column.title ?? columnTitle(column.name, words);
    const shown =
      column.kind === 'money'
        ? decimals
        : column.kind === 'share'
          ? 1
          : Math.min(own, MOST_QUANTITY_DECIMALS);
    const plain: Planned = {
      name: column.name,
      source,
      exact: false,
      title,
      kind: kindOf(column),
      decimals: shown,
      ...(MIXED.has(column.name) && { mixed: true }),
      ...(column.kind === 'text' && { wrap: true, indent: true }),
      ...(isTextBehindFigure(table, source) && { indent: true }),
    };
    if (fits || column.kind === 'share') return [plain];
    return [
      plain,
      {
        name: column.name,
        source,
        exact: true,
        title: words.workbook.exact(title),
        kind: 'text',
        indent: true,
      },
    ];
  });
}

/** Left-aligned text would stick to the right-aligned figures before it. */
function isTextBehindFigure({ columns }: Table, place: number): boolean {
  const isText = ({ kind }: Column) => kind === 'text' || kind === 'dimension';
  const [before, own] = [columns[place - 1], columns[place]];
  return before !== undefined && own !== undefined && isText(own) && !isText(before);
}

function factsOf({ columns, rows, totals }: Table): ColumnFacts[] {
  const facts = columns.map(() => new ColumnFacts());
  for (const each of [rows, totals])
    for (const row of each)
      for (const [index, cell] of row.entries())
        if (typeof cell === 'bigint' && columns[index]?.kind !== 'share') facts[index]?.add(cell);
  return facts;
}

function kindOf({ name, kind }: Column): SheetKind {
  if (kind !== 'dimension') return kind;
  return name === 'day' ? 'day' : 'text';
}

function cellOf(
  row: readonly Cell[],
  { source, name, exact, kind }: Planned,
  words: Words,
  forPeople: boolean,
): Cell {
  const cell = row[source] ?? null;
  if (exact) return typeof cell === 'bigint' ? formatDecimal(cell) : null;
  return kind === 'text' || kind === 'day' ? worded(name, cell, words, forPeople) : cell;
}

/** A value of a dimension in words. A table to compute with leaves absent values empty, but for the currency. */
export function worded(name: string, value: Cell, words: Words, forPeople: boolean): Cell {
  const { page } = words;
  if (value === null && name === 'currency') return page.unknownCurrency;
  if (value === null && !forPeople) return null;
  const text = value === null ? '' : String(value);
  return page.values[name]?.[text] ?? (value === null ? page.none : text);
}

function bucketTexts(row: readonly Cell[], columns: readonly Planned[], words: Words): [string, string] {
  const text = (name: string) => {
    const column = columns.find((each) => each.name === name && !each.exact);
    return column === undefined ? '' : String(cellOf(row, column, words, true));
  };
  return [text('currency'), text('tax')];
}

function totalRow(
  total: readonly Cell[],
  index: number,
  columns: readonly Planned[],
  extent: Extent,
  words: Words,
): WorkbookRow {
  const row = extent.rowCount + 2 + index;
  const currency = columns[extent.currency];
  const code = currency === undefined ? undefined : total[currency.source];
  return columns.map((column, place): WorkbookCell | null => {
    const { kind, decimals = 0, indent } = column;
    const format = {
      kind,
      decimals,
      tone: 'total',
      ...(indent && { indent }),
      ...(typeof code === 'string' && { currency: code }),
    } as const;
    if (place === 0) return { kind: 'text', tone: 'total', value: words.page.total };
    const isBucket = column.name === 'currency' || column.name === 'tax';
    const value = kind === 'text' && !column.exact && !isBucket ? null : cellOf(total, column, words, true);
    if (value === null || kind === 'text') return { ...format, value };
    return kind === 'share'
      ? { ...format, value }
      : { ...format, value, formula: totalFormula(place, extent, row) };
  });
}
