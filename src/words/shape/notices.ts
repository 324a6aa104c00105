import { note, warning } from './code.ts';
import type { OtherKind } from './other-kind.ts';

type Texts = readonly string[];
export interface Rows {
  readonly rows: number;
}
/** `more`: how many different texts there are beside those that are named. */
export interface Seen extends Rows {
  readonly texts: Texts;
  readonly more: number;
}
export interface Files {
  readonly files: Texts;
}
export interface DamagedColumns extends Rows, Files {
  readonly columns: Texts;
  readonly texts: Texts;
}

/** Products with what was left aside of each, in each currency and tax: place by place. */
export interface AsideParams extends Rows {
  readonly texts: Texts;
  readonly currencies: Texts;
  readonly taxes: Texts;
  /** Payable in plain notation; empty where it is not known. */
  readonly amounts: Texts;
}

/** Everything that a reader is told beside the figures. */
export const NOTICES = {
  MISSING_COLUMN: warning<Files & { readonly columns: Texts }>(),
  /** `header`: of the column that stands in for the Instance ID. */
  INSTANCE_ID_MISSING: warning<Files & { readonly header: string }>(),
  NO_USAGE: warning<Files>(),
  OPAQUE_ID: warning<Seen>(),
  UNKNOWN_UNIT: warning<Seen>(),
  UNIT_WITHOUT_COLUMN: note<Seen>(),
  UNKNOWN_USAGE_TYPE: warning<Seen>(),
  UNKNOWN_CHANNEL: warning<Seen>(),
  UNKNOWN_FEE_TYPE: warning<Seen>(),
  NET_UNKNOWN: warning<Rows>(),
  /** `meant`: the text that is there and looks most like it; empty where none does. */
  /** `option`: the key of a filter, or `trace`. */
  NO_MATCH_FOR: warning<Readonly<Record<'option' | 'pattern' | 'meant', string>>>(),
  NO_LINE_BEHIND: warning<{ readonly texts: Texts }>(),
  TIME_COARSE: warning<Rows>(),
  TIME_UNKNOWN: warning<Rows>(),
  /** What free quota covers in each of the units, in plain notation. */
  FREE_OTHER_UNITS: note<Rows & Readonly<Record<'units' | 'amounts', Texts>>>(),
  REJECTED_ROWS: warning<Rows>(),
  INPUT_FAILED: warning<{ readonly file: string; readonly reason: string }>(),
  DAMAGED_IDS: warning<DamagedColumns>(),
  ROUNDED_AMOUNTS: warning<DamagedColumns>(),
  OTHER_PRODUCTS: note<AsideParams>(),
  TOTAL_ROWS: note<Rows & { readonly texts: Texts }>(),
  SEVERAL_ENTITIES: note<{ readonly texts: Texts }>(),
  /** `delivered`: 1 where a delivery holds each line in the file of its day and in that of its month. */
  DUPLICATES: note<Rows & { readonly delivered: number }>(),
  /** `both`: 1 where all of the rows count. */
  CHANGED_LINES: warning<Seen & { readonly both: number }>(),
  NO_LINE_IDS: warning<Files>(),
  EMPTY_FILE: note<Files>(),
  NO_ROWS: note<Files>(),
  NAMED_TWICE: note<Files>(),
  SKIPPED_ENTRY: note<Files>(),
  OWN_FILES: note<Files>(),
  /** `kinds`: what each of the files is. */
  OTHER_FILES: note<Files & { readonly kinds: readonly OtherKind[] }>(),
  /** `ids` of the names file, `there` of the bill: some of each. `cause`: the likely one. */
  NAMES_UNMATCHED: warning<Readonly<Record<'ids' | 'there', Texts>> & { readonly cause: string }>(),
  /** `amounts` of the keys in `texts`, and `sum` of all `keys`: payable and share in each currency and tax. */
  NAMES_PARTIAL: note<
    Readonly<Record<'keys' | 'more', number>> &
      Readonly<Record<'texts' | 'amounts', Texts>> & { readonly sum: string }
  >(),
  NAMES_DAMAGED: warning<Rows & { readonly texts: Texts }>(),
  PREAMBLE: note<Files>(),
  /** `keyed`: 1 where a secret keeps the pseudonyms the same. */
  REDACTED: note<{ readonly keyed: number }>(),
  FOCUS_FILLED: warning<Rows>(),
  FOCUS_UNCOUNTED: warning<Rows>(),
  FOCUS_SAVINGS_PLAN: warning<Rows>(),
  PRELIMINARY: warning(),
  MATCHED_BY_CONTENT: warning(),
  NOT_COMPARED: warning<{ readonly texts: Texts }>(),
  OTHER_MONTHS: warning<{ readonly texts: Texts }>(),
  LINES_NOT_LISTED: warning(),
  /** `absent`: 1 where the bills have no list prices. */
  PRICES_UNDATED: warning<{ readonly absent: number }>(),
  ALL_FILTERED_OUT: warning<Rows>(),
  CURRENCY_ASSUMED: note<{ readonly currency: string }>(),
  NO_COMMON_VALUES: warning<{ readonly dimension: string }>(),
  FILTER_NOT_APPLIED: warning<{ readonly option: string }>(),
  REPEATED_KEYS: note<Rows>(),
  TOTALS_LEFT_OUT: note<Rows>(),
  TOTALS_DIFFER: warning<Rows>(),
  UNUSED_COLUMNS: note<{ readonly texts: Texts }>(),
  NO_PRICE: warning<{ readonly texts: Texts }>(),
  LOG_WITHOUT_USAGE: warning<Rows>(),
  LOG_FAILED_CALLS: note<Rows>(),
  LOG_STREAM_PARTS: note<Rows>(),
  LOG_REPEATED: note<Rows>(),
  LOG_ID_TWICE: warning<Rows & { readonly texts: Texts }>(),
  LOG_GATEWAY_CACHE: note<Rows>(),
  LOG_REFUNDS: note<Rows>(),
  LOG_NOT_CALLS: note<Rows>(),
  LOG_MONEY_ROWS: note<Rows>(),
  LOG_TOTALS_DIFFER: warning<Rows>(),
  LOG_UNKNOWN_USAGE: warning<Rows & { readonly texts: Texts }>(),
  LOG_KEYS_UNLIKE: note<{ readonly texts: Texts }>(),
  LOG_TOTAL_ONLY: note<Rows>(),
  LOG_ZONE_ASSUMED: note<{ readonly zone: string }>(),
  LOG_CACHED_APART: note(),
  LOG_WITHOUT_CACHED: note(),
};
