/** A workbook as data: what stands in which cell, and how it is meant. A writer makes a file of it. */
import type { Cell, CellKind } from '../table.ts';

/** `day`: text such as `2026-05-14`, which a spreadsheet holds as a date. */
export type SheetKind = Exclude<CellKind, 'dimension'> | 'day';

export type SheetTone = 'plain' | 'title' | 'strong' | 'total' | 'note' | 'warning';

/** How a cell is to be shown; its value is never rounded for it. */
export interface SheetFormat {
  readonly kind: SheetKind;
  /** Decimals shown. */
  readonly decimals?: number;
  /** ISO code of the currency that an amount is in. */
  readonly currency?: string;
  readonly tone?: SheetTone;
  /** Aligned on the right, as figures are. */
  readonly right?: boolean;
  /** Set off from the figures before it. */
  readonly indent?: boolean;
  /** Long text goes on in more lines of its cell. */
  readonly wrap?: boolean;
}

export interface WorkbookCell extends SheetFormat {
  readonly value: Cell;
  /** How a spreadsheet computes `value` from other cells, without the `=`. */
  readonly formula?: string;
}

export type WorkbookRow = readonly (WorkbookCell | null)[];

export interface WorkbookColumn extends Omit<SheetFormat, 'currency' | 'tone'> {
  readonly title: string;
  /** Amounts of unlike units: those that are whole are shown without the decimals that others of them need. */
  readonly mixed?: boolean;
}

interface Named {
  /** Not longer than 31 characters, and none of `\ / ? * [ ] :` in it. */
  readonly name: string;
  readonly charts?: readonly SheetChart[];
}

/** A header, rows under it, and behind an empty row its totals: sorting, filtering and pivoting leave them alone. */
export interface TableSheet extends Named {
  readonly kind: 'table';
  readonly columns: readonly WorkbookColumn[];
  readonly rowCount: number;
  /** The rows from the first on, as often as they are asked for. */
  rows(): Iterable<readonly Cell[]>;
  /** Column of the currency that a row's amounts are in. */
  readonly currencyColumn?: number;
  readonly totals: readonly WorkbookRow[];
}

/** Cells laid out freely. */
export interface FormSheet extends Named {
  readonly kind: 'form';
  readonly rows: readonly WorkbookRow[];
}

export type WorkbookSheet = TableSheet | FormSheet;

export interface Workbook {
  /** The code of its language, for a font that has its letters. */
  readonly lang: string;
  readonly sheets: readonly WorkbookSheet[];
}

/** A chart over cells of a table sheet, one series. */
export interface SheetChart {
  /** `days`: columns over dates; `bars`: bars under each other, the first row on top. */
  readonly kind: 'days' | 'bars';
  readonly title: string;
  readonly sheet: TableSheet;
  readonly categories: number;
  readonly values: number;
  /** Rows of the sheet from the first on, the last not included. */
  readonly from: number;
  readonly to: number;
  /** Cell at its upper left corner. */
  readonly at: { readonly column: number; readonly row: number };
}

/** Rows that a sheet of a spreadsheet has. */
export const MOST_SHEET_ROWS = 1_048_576;

/** Thrown for a table that no spreadsheet can hold. */
export class SheetTooLong extends Error {
  constructor(
    readonly sheet: string,
    readonly rows: number,
  ) {
    super(`${sheet}: ${rows} rows`);
    this.name = 'SheetTooLong';
  }
}
