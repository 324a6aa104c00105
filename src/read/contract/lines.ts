/** Single lines of a bill, for the few who need more of them than their groups. */
import type { TimeKey } from './answer.ts';
import type { Row } from './row.ts';

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
  /** By `AMOUNTS`, in units of 10⁻¹⁸; null where the row has no value. */
  readonly amounts: RowSums;
}

/** Two rows that say they are the same line of the bill, or are written alike where the bill has no line ids. */
export interface Repeat {
  /** `id`: the same line id. `row`: no ids, and all cells are the same, which two different lines may be as well. */
  readonly basis: 'id' | 'row';
  readonly id: string;
  /** The rows say the same: Instance ID, fee type, unit, currency, usage, payable; of one layout, other amounts and times too. */
  readonly same: boolean;
  /** The row that was read first, and this one. */
  readonly first: Place;
  readonly place: Place;
  /** Which of them counts. Rows of basis `row` both do. */
  readonly counts: 'first' | 'both';
}

/** The lines of a run so far, by their ids. */
export interface LineIds {
  /** The first line under this key; undefined when there was none, and this one is kept. */
  findOrKeep(key: string | Uint8Array, content: Content, place: Place): EarlierLine | undefined;
}

/** What is known of a line that was read before. */
export interface EarlierLine {
  readonly first: Place;
  /** It said the same then; also where one of the layouts says too little to tell. */
  readonly same: boolean;
}

/** What a line says: all of it is compared with lines of the same form, what all layouts have with any other. */
export interface Content {
  /** Of the file, the same in all of its lines. */
  readonly form: string;
  /** Without a byte: it says too little, and is like any. */
  readonly common: Uint8Array;
  readonly own: Uint8Array;
}

/** When a row was billed, as canonical text in UTC+8; empty where the bill does not say. */
export type RowTimes = Readonly<Record<TimeKey, string>>;

/** The amounts of one row, by `AMOUNTS`; null where the cell is empty or the layout lacks the column. */
export interface RowSums {
  readonly sums: (bigint | null)[];
  readonly netUnknown: boolean;
  /** `¥` or `$` when an amount was written with one. */
  readonly symbol: string;
}
