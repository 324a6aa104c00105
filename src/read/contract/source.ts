/** One table to be read: a name for messages, and what it holds as a stream that can be opened once. */
export type Source = TextSource | SheetSource;

/** A CSV. */
export interface TextSource {
  /** As the user knows it: a path, `-`, or `month.zip/part-1.csv`. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
  /** Where its bytes lie on disk as they are; absent for a pipe, an archive's entry, compressed data. */
  readonly path?: string;
}

/** A sheet of a workbook, cut into cells already. */
export interface SheetSource {
  /** `month.xlsx/Sheet1` */
  readonly name: string;
  rows(): AsyncIterable<SheetRow>;
}

export interface SheetRow {
  /** Number of the row in its sheet, counted from 1. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

/** A text, or a number as the file writes it. */
export type SheetCell = string | StoredNumber;

export interface StoredNumber {
  readonly number: string;
  /** It is shown as a date: the number counts days. */
  readonly date?: 'since-1900' | 'since-1904';
}
