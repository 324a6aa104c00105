/**
 * The engine contract: "group these columns, sum the amounts". The reference reader answers it, and so can any
 * other engine: raw cells in, groups with exact sums out; decoding and reports are shared.
 */
import type { ColumnKey } from '../bill/columns.ts';
import type { Problem } from '../words/problem.ts';
import type { RowSums } from './amounts.ts';
import type { Limits } from './limits.ts';
import type { Row } from './row.ts';
import type { Source } from './source.ts';
import type { RowTimes } from './times.ts';

/** Time keys are canonical text (`2026-05`, `2026-05-14`, `2026-05-14 18:00`, `2026-05-14 18:46`), not raw cells. */
export type TimeKey = 'month' | 'day' | 'hour' | 'minute';
export type GroupKey = TimeKey | Exclude<ColumnKey, TimeKey>;

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

/** Rows with the same cells in every group key. */
export interface RawGroup {
  /** One text for each asked key, trimmed; empty where the cell is empty or the layout lacks the column. */
  readonly cells: readonly string[];
  rows: number;
  /** Exact sums in units of 10⁻¹⁸, by {@link AMOUNTS}; null where no row has a value. */
  readonly sums: (bigint | null)[];
  /** Rows with a deduction whose layout does not say whether usage is before or after it. */
  netUnknown: number;
}

/** What one CSV's header said. */
export interface LayoutInfo {
  readonly columns: Readonly<Partial<Record<ColumnKey, number>>>;
  readonly headers: readonly string[];
  readonly tax: 'included' | 'excluded' | 'unknown';
}

/** Where the rows of one CSV went; `rowsRead` is the sum of the others. */
export interface RowCounts {
  rowsRead: number;
  counted: number;
  leftAside: number;
  duplicates: number;
  rejected: number;
}

/** The answer of one CSV. */
export interface FileAnswer {
  readonly file: string;
  readonly layout: LayoutInfo;
  readonly keys: readonly GroupKey[];
  readonly groups: readonly RawGroup[];
  readonly counts: RowCounts;
  /** Rows left aside, by product name (its code where it has no name). */
  readonly asideProducts: ReadonlyMap<string, number>;
  /** Lines before the header that were skipped; 0 in an export as it comes. */
  readonly preambleLines: number;
  /** Columns in which a spreadsheet has cut numbers to the 15 digits that it keeps. */
  readonly damaged?: readonly DamagedColumn[];
  /** Why the file could not be read to its end; the groups are of the rows before. */
  readonly failure?: Problem;
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

export interface ReadOptions {
  readonly keys: readonly GroupKey[];
  readonly allProducts?: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Stop at the first rejected row by throwing a BillError. */
  readonly strict?: boolean;
  readonly limits?: Partial<Limits>;
  /** Called for each rejected row, in the order of the file. */
  readonly onReject?: (problem: Problem) => void;
  /** Line ids of earlier inputs; give one set to all inputs of a run to count each line once. */
  readonly seen?: LineIds;
  /** Called for each row that repeats one that was read before; only where `seen` is given. */
  readonly onRepeat?: (repeat: Repeat) => void;
  /** Called for each row that counts, in the order of the file. Reading then goes at the reference reader's speed. */
  readonly onLine?: (line: BillLine) => void;
  readonly signal?: AbortSignal;
  /** Called now and then with the bytes read of the current file; `size` where it is known. */
  readonly onProgress?: (progress: Progress) => void;
  /** Who reads; the reference reader when left out. */
  readonly engine?: Engine;
}

/** Two rows that say they are the same line of the bill, or are written alike where the bill has no line ids. */
export interface Repeat {
  /** `id`: the same line id. `row`: no ids, and all cells are the same, which two different lines may be as well. */
  readonly basis: 'id' | 'row';
  readonly id: string;
  /** The rows say the same: Instance ID, fee type, unit, currency and every amount. */
  readonly same: boolean;
  /** The row that was read first, and this one. */
  readonly first: Place;
  readonly place: Place;
  /** Which of them counts. Rows of basis `row` both do. */
  readonly counts: 'first' | 'both';
}

export interface Place {
  readonly file: string;
  /** Physical line, counted from 1. */
  readonly line: number;
}

/** One row of a bill that counts. */
export interface BillLine {
  readonly row: Row;
  /** Canonical times of the row; empty where it does not say. */
  readonly times: RowTimes;
  /** By {@link AMOUNTS}, in units of 10⁻¹⁸; null where the row has no value. */
  readonly amounts: RowSums;
}

export interface Progress {
  readonly bytes: number;
  readonly rows: number;
  readonly size?: number;
}

/** A set of line ids. */
export interface LineIds {
  /** True when `id` was not there yet. */
  add(id: string): boolean;
}

/** A reader of CSVs. All engines give the same answer to the same bytes. */
export interface Engine {
  /** Undefined for a file without a byte. */
  read(source: Source, options: ReadOptions): Promise<FileAnswer | undefined>;
  /** A set that this engine can use for {@link ReadOptions.seen}. */
  lineIds(): LineIds;
}
