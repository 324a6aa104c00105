import { error } from './code.ts';
import type { OtherKind } from './other-kind.ts';

export interface Limit {
  readonly limit: number;
}
export interface HeaderFound {
  readonly found: string;
}
export interface Named {
  readonly name: string;
}
export interface Columns {
  readonly columns: readonly string[];
}
export interface Known {
  readonly known: readonly string[];
}
export interface WithReason {
  readonly reason: string;
}

/** Everything that can be wrong with an input or an output. Column and cell stand beside the parameters. */
export const PROBLEMS = {
  NOT_A_NUMBER: error(),
  OTHER_DECIMAL_MARK: error(),
  DECIMAL_MARK_UNCLEAR: error<{ readonly point: string; readonly comma: string }>(),
  DECIMAL_MARKS_MIXED: error<{ readonly other: string }>(),
  EMPTY_AMOUNT: error(),
  CURRENCY_MISMATCH: error(),
  NOT_A_MONTH: error(),
  NOT_A_DAY: error(),
  NOT_A_TIME: error(),
  /** Of a header: each of so many rows has another number of cells than it, and all the same. */
  HEADER_WIDTH: error<{ readonly found: number; readonly expected: number; readonly rows: number }>(),
  FIELD_COUNT: error<{ readonly found: number; readonly expected: number }>(),
  STRAY_QUOTE: error(),
  UNCLOSED_QUOTE: error(),
  NO_PARQUET_DECIMAL: error<{ readonly precision: number }>(),
  /** `stated`: those of the columns that the user may know. */
  FOCUS_NEEDS: error<
    Readonly<Record<'columns' | 'sources', string>> & { readonly stated: readonly string[] }
  >(),
  BAD_TEXT: error(),
  RECORD_TOO_LONG: error<Limit>(),
  FIELD_TOO_LONG: error<Limit>(),
  TOTAL_LINE: error(),
  MAY_BE_CUT: error(),
  GAVE_UP: error<Limit>(),
  TOO_MANY_GROUPS: error<Limit>(),
  TOO_LONG_KEYS: error<Limit>(),
  NO_HEADER: error<HeaderFound>(),
  MOJIBAKE: error<HeaderFound & { readonly cause: string }>(),
  TOO_MANY_COLUMNS: error<Limit & { readonly found: number }>(),
  COLUMN_TWICE: error<HeaderFound>(),
  NO_INSTANCE_ID: error<HeaderFound>(),
  NO_AMOUNT: error<HeaderFound>(),
  NOT_FOUND: error(),
  NO_SUCH_LINE: error<{ readonly lines: number }>(),
  WHICH_ENTRY: error<{ readonly entries: string }>(),
  UNREADABLE: error<WithReason>(),
  FILE_CHANGED: error(),
  /** Standard input, a pipe or a device, where several readings are needed. */
  READ_ONCE: error(),
  EMPTY_FOLDER: error(),
  NO_MATCH: error(),
  NOTHING_INSIDE: error(),
  INFLATES_TOO_MUCH: error<Limit>(),
  DAMAGED_ARCHIVE: error<WithReason>(),
  SPREADSHEET: error(),
  OLD_SPREADSHEET: error(),
  TOO_MANY_TEXTS: error<Limit>(),
  /** Of an archive: its entries. Of a workbook: its sheets. */
  TOO_MANY_ENTRIES: error<Limit>(),
  /** JSON, or the XML of a workbook. */
  TOO_DEEP: error<Limit>(),
  NESTED_ARCHIVE: error(),
  OTHER_ARCHIVE: error<{ readonly format: string }>(),
  OTHER_FORMAT: error<{ readonly format: string }>(),
  /** `format`: html-table, html-page, api-answer or json. */
  NOT_A_TABLE: error<{ readonly format: string }>(),
  /** `kind`: focus, table, json, page, workbook, parquet, or several. */
  OTHER_FILE: error<{ readonly kind: OtherKind }>(),
  OWN_FILE: error<{ readonly kind: string; readonly files: number }>(),
  ENCRYPTED: error(),
  UNKNOWN_ENCODING: error(),
  NO_ROWS_AT_ALL: error(),
  NO_TIMES: error(),
  UNKNOWN_DIMENSION: error<Named & Known>(),
  DIMENSION_NOT_READ: error<Named & Known>(),
  NOT_A_KEY: error(),
  NOT_A_KEY_PART: error(),
  KEY_TWICE: error<Named>(),
  /** Where a line of a bill is meant: no `FILE:LINE`, or a line 0. */
  NOT_A_LINE: error(),
  NAMES_NO_ID: error<HeaderFound>(),
  NAMES_TWICE: error<{ readonly first: number }>(),
  NAMES_CLASH: error(),
  NAMES_BROKEN: error<WithReason>(),
  /** `partly`: 1 where something was written. */
  CANNOT_WRITE: error<WithReason & { readonly partly: number }>(),
  NO_RECORDS: error(),
  NO_TABLE: error<HeaderFound>(),
  BROKEN_JSON: error<WithReason>(),
  JSON_TOO_LARGE: error<Limit>(),
  TOO_MANY_VALUES: error<Limit>(),
  /** Of a names file or a price list. */
  TABLE_TOO_LARGE: error<Limit>(),
  NOT_JSON: error(),
  NOT_AN_OBJECT: error(),
  NOT_TOKENS: error(),
  NOT_USAGE: error(),
  CACHED_OVER_PROMPT: error(),
  PROMPT_IN_DOUBT: error(),
  USAGE_NOT_MONEY: error(),
  NO_MODEL: error(),
  NOT_A_LOG_TIME: error(),
  PRICE_WITHOUT: error<{ readonly name: string }>(),
  PRICE_TWICE: error<{ readonly first: number | '?' }>(),
  PRICES_UNLIKE: error<HeaderFound>(),
  NOT_A_PRICED_TYPE: error(),
  NOT_A_PRICE_UNIT: error(),
  /** No column of the other side holds amounts that the bill has. */
  NO_COLUMN_OF_AMOUNTS: error<Columns>(),
  /** Several columns of the other side can be what `name` is. */
  SEVERAL_COLUMNS: error<Columns & Named>(),
  /** A column is named that the other side does not have. */
  NO_SUCH_COLUMN: error<Columns & Named>(),
  /** The other side has no column for `name`, by which it is to be compared. */
  COLUMN_MISSING: error<Columns & Named>(),
  /** A name is given that is neither a dimension nor a measure of the bill. */
  NO_SUCH_NAME: error<Named & Known>(),
  INVALID_MODEL_MAP: error(),
  INVALID_ZONE: error(),
  NOT_A_LOG_KEY: error<Named & Known>(),
  /** Money without a currency or tax, and several that it can be of: the first currency with the first tax, and so on. */
  SEVERAL_SUMS: error<Readonly<Record<'currencies' | 'taxes', readonly string[]>>>(),
};

export type ProblemCode = keyof typeof PROBLEMS;

/** What every sentence of a problem may name; empty if the problem concerns no column or cell. */
export interface ProblemCell {
  readonly column: string;
  readonly value: string;
}
