import { error } from './code.ts';

type Texts = readonly string[];

/** An option, and what was written for it. */
export interface WrittenValue {
  readonly option: string;
  readonly value: string;
}
export interface Option {
  readonly option: string;
}
/** A name that is not known; `meant` is the known one that looks most like it. */
export interface Unknown {
  readonly name: string;
  readonly meant: string | undefined;
  readonly known: Texts;
}
/** Columns of the other side of a reconciliation, and how to say which is which. */
export interface OtherColumns {
  readonly columns: Texts;
  readonly example: string;
}

/** What a setting's value must be. */
export interface Expected {
  readonly type: 'switch' | 'text' | 'file' | 'choice' | 'count' | 'size' | 'amount' | 'texts';
  /** Of a choice. */
  readonly among?: Texts;
  /** Of a count. */
  readonly least?: number;
  readonly most?: number;
}
export interface Key {
  readonly key: string;
}
type MissingInJson = 'value' | 'key' | 'colon' | 'comma-or-brace' | 'comma-or-bracket' | 'end' | 'less-depth';

/** Everything for which a command line is refused. Exit code 2. */
export const REFUSALS = {
  UNKNOWN_OPTION: error<{ readonly option: string; readonly meant: string | undefined }>(),
  UNKNOWN_COMMAND: error<Unknown>(),
  UNKNOWN_TOPIC: error<Unknown>(),
  UNKNOWN_SHELL: error<Unknown>(),
  MISSING_VALUE: error<Option>(),
  MISSING_ARGUMENT: error<{ readonly name: string }>(),
  TOO_MANY_ARGUMENTS: error(),
  /** `message`: what the parser of the command line says. */
  NOT_UNDERSTOOD: error<{ readonly message: string }>(),
  OPTION_NOT_TAKEN: error<{ readonly command: string; readonly option: string }>(),
  FORMAT_NOT_TAKEN: error<{ readonly command: string; readonly format: string; readonly formats: Texts }>(),
  INVALID_CHOICE: error<WrittenValue & { readonly choices: Texts; readonly meant: string | undefined }>(),
  INVALID_NUMBER: error<WrittenValue & { readonly least: number }>(),
  OPTION_TWICE: error<Option>(),
  UNKNOWN_ENCODING: error<{ readonly value: string; readonly known: Texts }>(),
  FORMAT_AND_EXTENSION: error<{ readonly file: string; readonly format: string; readonly other: string }>(),
  DIMENSION_OF_NAMES: error<{ readonly name: string }>(),
  PACK_NO_FOLDER: error<{ readonly path: string }>(),
  INVALID_AMOUNT: error<WrittenValue>(),
  INVALID_DAY: error<WrittenValue>(),
  INVALID_MONTH: error<WrittenValue>(),
  INVALID_PERIOD: error<{ readonly since: string; readonly until: string }>(),
  INVALID_DELIMITER: error<{ readonly value: string }>(),
  INVALID_LIMIT: error<{ readonly value: string }>(),
  INVALID_PORT: error<{ readonly value: string }>(),
  UNKNOWN_DIMENSION: error<Unknown>(),
  UNKNOWN_MEASURE: error<Omit<Unknown, 'meant'> & { readonly meant: Texts }>(),
  UNKNOWN_FORMAT: error<Unknown>(),
  UNKNOWN_SORT: error<{ readonly name: string; readonly known: Texts }>(),
  UNKNOWN_EXTENSION: error<{ readonly file: string; readonly known: Texts }>(),
  MEASURE_NEEDS_UNIT: error<{ readonly name: string }>(),
  SORT_NEEDS_BY: error(),
  PIVOT_IN_BY: error<{ readonly name: string }>(),
  PIVOT_NEEDS_ONE: error(),
  PIVOT_TOO_WIDE: error<{ readonly found: number; readonly most: number }>(),
  SHEET_TOO_LONG: error<Readonly<Record<'sheet' | 'rows' | 'most', string>>>(),
  SHEET_TOO_LARGE: error(),
  ONLY_DELIMITED: error<Option & { readonly format: string }>(),
  BINARY_ON_TERMINAL: error<{ readonly format: string }>(),
  READ_ONCE: error<{ readonly file: string }>(),
  WRITES_OVER: error<{ readonly option: string; readonly file: string }>(),
  SEVERAL_CURRENCIES: error<{ readonly names: Texts }>(),
  ONLY_OPENMETRICS: error<{ readonly format: string }>(),
  OPENMETRICS_WITHOUT: error<Option>(),
  PAGE_IS_WHOLE: error<Option>(),
  KEY_READABLE: error<{ readonly file: string }>(),
  KEY_TOO_SHORT: error<{ readonly where: string; readonly least: number }>(),
  KEY_WITHOUT_REDACT: error(),
  FOCUS_ONLY: error<Option>(),
  FOCUS_WITHOUT: error<Option>(),
  FOCUS_VERSION: error<{ readonly value: string; readonly known: Texts }>(),
  FOCUS_SET: error<Unknown>(),
  FOCUS_CURRENCY: error<{ readonly value: string }>(),
  FOCUS_FILE: error<{ readonly file: string }>(),
  TRACE_KEY: error<{ readonly key: string }>(),
  TRACE_PART: error<{ readonly part: string }>(),
  TRACE_NAME: error<Unknown>(),
  TRACE_TWICE: error<{ readonly name: string }>(),
  TRACE_WITHOUT: error<Option>(),
  LINE_NOT_NAMED: error<{ readonly text: string; readonly file: string }>(),
  DIFF_STDIN: error(),
  DIFF_MONTHS_UNKNOWN: error(),
  DIFF_TABLE: error<{ readonly name: string; readonly known: Texts }>(),
  DIFF_READ_ONCE: error<{ readonly file: string }>(),
  NOTHING_TO_COMPARE: error(),
  ONE_COMPARISON: error(),
  RECONCILE_STDIN: error(),
  ONLY_FOR_LOGS: error<Option>(),
  NOT_A_LOG_KEY: error<{ readonly name: string; readonly known: Texts }>(),
  INVALID_TOLERANCE: error<{ readonly value: string }>(),
  INVALID_ZONE: error<{ readonly value: string }>(),
  INVALID_MAP: error<{ readonly value: string }>(),
  INVALID_MODEL_MAP: error<{ readonly value: string }>(),
  NO_COLUMN_OF_AMOUNTS: error<OtherColumns>(),
  SEVERAL_COLUMNS: error<OtherColumns & { readonly name: string }>(),
  NO_SUCH_COLUMN: error<OtherColumns & { readonly name: string }>(),
  COLUMN_MISSING: error<OtherColumns & { readonly name: string }>(),
  NO_SUCH_NAME: error<{ readonly name: string; readonly known: Texts }>(),
  SEVERAL_SUMS: error<{ readonly currencies: Texts; readonly taxes: Texts }>(),
  PACK_WITHOUT_OUTPUT: error(),
  REJECTS_TO_STDOUT: error(),
  PACK_NOT_REPLACED: error<{ readonly path: string }>(),
  PACK_HOLDS_INPUT: error<{ readonly path: string; readonly input: string }>(),
  PACK_NOT_RECONCILED: error<Option>(),
  PACK_NOT_REDACTED: error(),
  SERVE_WITHOUT_FILES: error(),
  SERVE_STDIN: error(),
  SETTINGS_UNKNOWN_KEY: error<Key & { readonly meant: string | undefined; readonly known: Texts }>(),
  SETTINGS_NOT_HERE: error<Key & { readonly why: 'filter' | 'writes' | 'opens' | 'shares' | 'asked' }>(),
  SETTINGS_NOT_TAKEN: error<Key & { readonly command: string }>(),
  SETTINGS_OF_COMMANDS: error<Key & { readonly commands: Texts }>(),
  SETTINGS_TWICE: error<Key>(),
  SETTINGS_NOT_OBJECT: error<Key>(),
  SETTINGS_VALUE: error<
    Key & { readonly kind: Expected; readonly found: string; readonly meant: string | undefined }
  >(),
  SETTINGS_NOT_JSON: error<{ readonly expected: MissingInJson; readonly found: string }>(),
  SETTINGS_UNREADABLE: error<{ readonly reason: string }>(),
  SETTINGS_TOO_LARGE: error<{ readonly most: number }>(),
  SETTINGS_NOT_UTF8: error(),
  SETTINGS_WRITABLE: error<{ readonly path: string }>(),
  SETTINGS_PLANTED: error<{ readonly path: string }>(),
  CANNOT_LISTEN: error<Readonly<Record<'host' | 'port' | 'reason', string>>>(),
};

export type RefusalCode = keyof typeof REFUSALS;
