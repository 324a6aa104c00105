import type { PROBLEMS, ProblemCell } from '../shape/problems.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { EXPORT, raise } from './problem-phrases.ts';
import { enInputProblems } from './problems-inputs.ts';
import { enReconcileProblems } from './reconcile-problems.ts';

const stated = (names: readonly string[]) => names.map((name) => `--focus-set ${name}=…`).join(' ');

const LEFT_OUT = 'The row is left out of every figure; correct it or export the bill again.';

/** What can go wrong, in English: what is wrong, what was expected, what to do next. */
export const enProblems = {
  NOT_A_NUMBER: {
    what: (p) => `${p.column} is not a number`,
    expected: 'a plain decimal such as 0.0155448, -12.5, 3.92E-5 or 1,234.5, with at most 18 decimals',
    remedy: LEFT_OUT,
  },
  OTHER_DECIMAL_MARK: {
    what: (p) => `${p.column} has another decimal mark than the rest of the file`,
    expected: 'one decimal mark in the whole file',
    remedy: 'The row is left out. If the whole file is written like this cell, say --decimal-mark.',
  },
  DECIMAL_MARK_UNCLEAR: {
    what: (p) => `nothing in the file tells whether ${p.value} in ${p.column} is ${p.point} or ${p.comma}`,
    remedy: 'Say --decimal-mark . or --decimal-mark , and run again.',
  },
  DECIMAL_MARKS_MIXED: {
    what: (p) => `${p.value} in ${p.column} has a decimal comma, but ${p.other} has a decimal point`,
    remedy:
      'Export the file again. If one mark holds for all cells, say --decimal-mark . or --decimal-mark ,.',
  },
  EMPTY_AMOUNT: {
    what: (p) => `${p.column} is empty`,
    expected: 'an amount on every row, 0 where nothing is to be paid',
    remedy: LEFT_OUT,
  },
  CURRENCY_MISMATCH: {
    what: (p) => `${p.column} is in a different currency from the row's`,
    expected: "no currency sign, or the sign of the row's currency",
    remedy: LEFT_OUT,
  },
  NOT_A_MONTH: {
    what: (p) => `${p.column} is not a billing month`,
    expected: 'a month such as 202605 or 2026-05',
    remedy: LEFT_OUT,
  },
  NOT_A_DAY: {
    what: (p) => `${p.column} is not a valid date`,
    expected: 'a day such as 20260514, 2026-05-14 or 2026/5/14',
    remedy: LEFT_OUT,
  },
  NOT_A_TIME: {
    what: (p) => `${p.column} is not a valid time`,
    expected: 'a time such as 2026-05-13 18:46:00 (UTC+8)',
    remedy: LEFT_OUT,
  },
  HEADER_WIDTH: {
    what: (p) =>
      `the header has ${p.expected} cells where each of the ${p.rows} rows has ${p.found}: the header is damaged`,
    expected: 'a header with one name for each cell of a row',
    remedy: 'No row is in any figure. Export the bill again, or put the header line right.',
  },
  FIELD_COUNT: {
    what: (p) => `the row has ${p.found} cells where the header has ${p.expected}`,
    expected: (p) =>
      `${p.expected} cells: a separator too many or too few, or a line that was cut, shifts the amounts`,
    remedy: LEFT_OUT,
  },
  STRAY_QUOTE: {
    what: 'there is a quote where none is allowed',
    expected: 'quotes around a whole cell, and two of them for a quote inside it',
    remedy: LEFT_OUT,
  },
  UNCLOSED_QUOTE: {
    what: 'a quote is opened and never closed',
    expected: 'a closing quote before the separator or the end of the line',
    remedy: LEFT_OUT,
  },
  NO_PARQUET_DECIMAL: {
    what: (p) =>
      `an amount of ${p.column} does not fit a DECIMAL(${p.precision}) column and is not rounded to fit`,
    remedy: 'Write CSV, TSV, JSON or NDJSON instead: they hold any number of digits.',
  },
  FOCUS_NEEDS: {
    what: (p) => `FOCUS requires ${p.columns} on every row, but this bill does not have it`,
    expected: (p) => `the bill's own ${p.sources}`,
    remedy: (p) =>
      `Export the bill with all columns${p.stated.length === 0 ? '' : `, or say what you know: ${stated(p.stated)}`}.`,
  },
  BAD_TEXT: {
    what: (p) => `${p.column} has bytes that are not text in the encoding of the file`,
    expected: 'text in the encoding of the header, without NUL bytes',
    remedy: `${LEFT_OUT} If the whole file is in another encoding, name it: --encoding gb18030.`,
  },
  RECORD_TOO_LONG: {
    what: (p) => `the row is longer than ${p.limit} bytes (a quote may have been opened and never closed)`,
    expected: 'rows of one or two thousand bytes',
    remedy: raise('record'),
  },
  FIELD_TOO_LONG: {
    what: (p) => `${p.column} is longer than ${p.limit} characters`,
    expected: 'cells of a few hundred characters',
    remedy: raise('field'),
  },
  TOTAL_LINE: {
    what: 'this looks like a total line (it does not say what it bills), but no rows above add up to it',
    expected: 'a bill line with an Instance ID, product, fee type or line id, or the sum of rows above',
    remedy:
      'The line is left out of every figure. If it is a total, remove it; if it bills something, fill in its cells.',
  },
  MAY_BE_CUT: {
    what: (p) => `the file ends without a line end, and its last cell (${p.column}) may be cut`,
    expected: 'a last row whose arithmetic holds, or a line end after it',
    remedy: 'The row is left out. Download the file again; if it is whole, add a line end to its last line.',
  },
  GAVE_UP: {
    what: (p) => `${p.limit} consecutive rows were rejected; the rest of the file was not read`,
    remedy: raise('rejects'),
  },
  TOO_MANY_GROUPS: {
    what: (p) => `the report needs more than ${p.limit} rows or groups of lines`,
    expected: 'dimensions that group the lines of the bill',
    remedy: (p) =>
      `Choose coarser dimensions or filter, or raise the limit: --limit groups=N (now ${p.limit}).`,
  },
  TOO_LONG_KEYS: {
    what: (p) => `the cells that tell groups of lines apart take more than ${p.limit} characters`,
    expected: 'ids and names of some ten characters',
    remedy: raise('keys'),
  },
  NO_HEADER: {
    what: (p) => `no header of a bill was found; the file begins with: ${p.found}`,
    expected:
      'a line of column names such as 实例ID（出账粒度）, 应付金额（含税）, Instance ID, Pretax Amount',
    remedy: EXPORT,
  },
  MOJIBAKE: {
    what: (p) => `the header was damaged by a wrong encoding (${CAUSES[p.cause] ?? p.cause}): ${p.found}`,
    expected: 'readable column names such as 实例ID（出账粒度）',
    remedy:
      'The text cannot be repaired safely. Export the bill again, and do not save it from another program.',
  },
  TOO_MANY_COLUMNS: {
    what: (p) => `the header has ${p.found} columns`,
    expected: 'at most 76 columns, as in every known bill',
    remedy: raise('columns'),
  },
  COLUMN_TWICE: {
    what: (p) => `two columns have the same meaning: ${p.found}`,
    expected: 'each column once: there is no way to know which of the two is right',
    remedy: 'Remove one of the two columns, or export the bill again.',
  },
  NO_INSTANCE_ID: {
    what: (p) => `the header has no Instance ID column; it has: ${p.found}`,
    expected: '实例ID（出账粒度）, 资产/资源实例ID, 实例ID or Instance ID',
    remedy: EXPORT,
  },
  NO_AMOUNT: {
    what: (p) => `the header has no column of amounts; it has: ${p.found}`,
    expected: '应付金额（含税）, 应付金额, 目录总价, Pretax Amount, BilledCost or another amount',
    remedy: EXPORT,
  },
  ...enInputProblems,
  NO_ROWS_AT_ALL: {
    what: 'no bill line was found in any input',
    remedy: EXPORT,
  },
  DIMENSION_NOT_READ: {
    what: (p) => `the bill was not read by "${p.name}"`,
    expected: (p) => `one of: ${p.known.join(', ')}`,
    remedy: 'Name it where the bill is read: readBill(files, { by: [...] }).',
  },
  UNKNOWN_DIMENSION: {
    what: (p) => `there is no dimension "${p.name}"`,
    expected: (p) => `one of: ${p.known.join(', ')}`,
    remedy: 'Correct the name.',
  },
  NOT_A_KEY: {
    what: (p) => `the key of the cell cannot be read: ${p.value}`,
    expected: 'model=qwen-max,day=2026-05-14, with a part that holds a comma quoted as in CSV: "model=a,b"',
    remedy: 'Write the key as it is in the report.',
  },
  NOT_A_KEY_PART: {
    what: (p) => `"${p.value}" is not of the form NAME=VALUE`,
    expected: 'model=qwen-max,day=2026-05-14, with a part that holds a comma quoted as in CSV: "model=a,b"',
    remedy: 'Write the key as it is in the report.',
  },
  KEY_TWICE: { what: (p) => `${p.name} is given more than once`, remedy: 'Give one value for each name.' },
  NOT_A_LINE: {
    what: (p) => `${p.value} is no line of a bill`,
    expected: 'FILE:LINE, with a line from 1, the header too',
    remedy: 'Name a file that is there, and a line of it.',
  },
  NO_TIMES: {
    what: 'no row of the report has a day or month, but every sample of a metric needs a time',
    expected: 'a column such as 账单日期, 账单月份, Billing Date or Billing Month',
    remedy: 'Export the bill with all columns, or choose another format.',
  },
  NAMES_NO_ID: {
    what: (p) => `the names file has no column "id"; it has: ${p.found}`,
    expected: 'the columns id, name, and any others such as team, cost_center',
    remedy: 'Give the column of API key IDs and workspace IDs the title id.',
  },
  NAMES_TWICE: {
    what: (p) => `the id ${p.value} is already on line ${p.first}`,
    expected: 'each id once',
    remedy: 'Remove one of the two lines.',
  },
  NAMES_CLASH: {
    what: (p) => `the column "${p.column}" of the names file has the same name as a column of the reports`,
    remedy: 'Give it another title.',
  },
  NAMES_BROKEN: {
    what: (p) => `the names file is not a well-formed table (${p.reason})`,
    expected: 'a table with a header line, and as many cells on each line as in the header',
    remedy: 'Correct the line.',
  },
  CANNOT_WRITE: {
    what: (p) =>
      p.reason === 'ENOENT' ? 'the folder to write into is missing' : `cannot write (${p.reason})`,
    remedy: (p) =>
      p.partly === 1
        ? 'The output so far is incomplete. Check the free space where it goes, or use -o FILE.'
        : p.reason === 'ENOENT'
          ? 'Create it, or name another one.'
          : 'An existing file of that name is unchanged. Check the folder, its permissions and the free space.',
  },
  ...enReconcileProblems,
} satisfies SentencesOf<typeof PROBLEMS, ProblemCell>;

const CAUSES: Readonly<Record<string, string>> = {
  'utf8-read-as-gbk': 'UTF-8 text was read as GBK and saved',
  'utf8-read-as-latin1': 'UTF-8 text was read as Latin-1 and saved',
  'gbk-read-as-latin1': 'GBK text was read as Latin-1 and saved',
  replaced: 'Chinese text was saved in an encoding without Chinese',
};
