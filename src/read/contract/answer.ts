/** What an engine answers of one table: groups of rows with exact sums, and where every row went. Cells are raw. */
import type { AmountColumn } from '../../bill/amount-column.ts';
import type { ColumnKey } from '../../bill/columns.ts';
import type { Problem } from '../../words/problem.ts';

/** Time keys are canonical text (`2026-05`, `2026-05-14`, `2026-05-14 18:00`, `2026-05-14 18:46`), not raw cells. */
export const TIME_KEYS = ['month', 'day', 'hour', 'minute'] as const;
export type TimeKey = (typeof TIME_KEYS)[number];

export type GroupKey = TimeKey | Exclude<ColumnKey, TimeKey>;

export function isTimeKey(key: GroupKey): key is TimeKey {
  return (TIME_KEYS as readonly GroupKey[]).includes(key);
}

/** The amounts that are summed, in the order of {@link RawGroup.sums}. */
export const AMOUNTS = [
  'consumed',
  'deducted',
  'usage',
  'listCost',
  'discount',
  'coupon',
  'savingsPlan',
  'rounding',
  'payable',
  'voucher',
  'cash',
  'prepaid',
  'outstanding',
] as const satisfies readonly ColumnKey[];

export type Amount = (typeof AMOUNTS)[number];

/** The texts of a key: each distinct one once, and of each group the number of its own. */
export interface TextColumn {
  readonly texts: readonly string[];
  readonly codes: Uint32Array;
}

/** The groups of one file in columns; {@link RawGroup} is one of them by itself. */
export interface GroupColumns {
  readonly size: number;
  /** By `FileAnswer.keys`; see {@link RawGroup.cells}. */
  readonly cells: readonly TextColumn[];
  /** The line of each group's first row. */
  readonly lines: Uint32Array;
  readonly rows: Uint32Array;
  readonly netUnknown: Uint32Array;
  /** By {@link AMOUNTS}; undefined where no row has a value. */
  readonly sums: readonly (AmountColumn | undefined)[];
  /** The first and the last day of each group as 20260514, 0 where the bill does not say; only where asked for. */
  readonly days?: { readonly first: Uint32Array; readonly last: Uint32Array };
}

/** Rows with the same cells in every group key. */
export interface RawGroup {
  /** One text for each asked key, trimmed; empty where the cell is empty or the layout lacks the column. */
  readonly cells: readonly string[];
  /** The line of its first row. */
  readonly line: number;
  rows: number;
  /** Exact sums in units of 10⁻¹⁸, by {@link AMOUNTS}; null where no row has a value. */
  readonly sums: (bigint | null)[];
  /** Rows with a deduction whose layout does not say whether usage is before or after it. */
  netUnknown: number;
  /** The first and the last day of its rows, where `ReadOptions.spans` asks and the bill says. */
  span?: readonly [first: string, last: string];
}

/** What one CSV's header said. */
export interface LayoutInfo {
  readonly columns: Readonly<Partial<Record<ColumnKey, number>>>;
  readonly headers: readonly string[];
  readonly tax: 'included' | 'excluded' | 'unknown';
  /** Columns whose numbers have a decimal comma; absent where all have a point. */
  readonly commaColumns?: ReadonlySet<number>;
}

/** Where the rows of one CSV went; `rowsRead` is the sum of the others. */
export interface RowCounts {
  rowsRead: number;
  counted: number;
  leftAside: number;
  /** Rows that only add up others. */
  totalRows: number;
  duplicates: number;
  rejected: number;
}

/** Rows that count, by the text of one key; empty text where the cell is empty or the layout lacks the column. */
export interface Tally {
  readonly counts: ReadonlyMap<string, number>;
  /** Rows whose text came when there were too many different ones already; see `MOST_TALLIED`. */
  readonly others: number;
}

/** The answer of one CSV. */
export interface FileAnswer {
  readonly file: string;
  readonly layout: LayoutInfo;
  readonly keys: readonly GroupKey[];
  /** In the order of their first rows. */
  readonly groups: GroupColumns;
  readonly counts: RowCounts;
  /** Rows that count with a payable of exactly 0. */
  readonly unpaidRows: number;
  /** By each key of `ReadOptions.tally`. */
  readonly tallies: ReadonlyMap<GroupKey, Tally>;
  /** Rows left aside, by product and currency. */
  readonly asideProducts: readonly AsideProduct[];
  /** Physical line of the header, counted from 1. */
  readonly headerLine: number;
  /** Lines of the first rows that only add up others. */
  readonly totalLines: readonly number[];
  /** Lines before the header that were skipped; 0 in an export as it comes. */
  readonly preambleLines: number;
  /** Columns in which a spreadsheet has cut numbers to the 15 digits that it keeps. */
  readonly damaged?: readonly DamagedColumn[];
  /** Why the file could not be read to its end; the groups are of the rows before. */
  readonly failure?: Problem;
}

/** Rows of another product that have the same currency. */
export interface AsideProduct {
  /** Its name; its code where it has no name. */
  readonly product: string;
  /** As written; empty where the bill does not say. */
  readonly currency: string;
  readonly rows: number;
  /** Null where any of the rows has none that can be read. */
  readonly payable: bigint | null;
}

export interface DamagedColumn {
  /** Its header as written. */
  readonly column: string;
  /** `id`: surely damaged. `amount`: it has as many digits as are kept, so more of them may be lost. */
  readonly damage: 'id' | 'amount';
  readonly rows: number;
  /** One of the numbers, as it is read. */
  readonly example: string;
}
