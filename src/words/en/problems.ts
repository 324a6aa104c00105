import type { PROBLEMS, ProblemCell } from '../shape/problems.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { counted } from './counted.ts';
import { OTHER_KINDS, OTHER_REMEDIES } from './other-kinds.ts';
import { enReconcileProblems } from './reconcile-problems.ts';

const stated = (names: readonly string[]) => names.map((name) => `--focus-set ${name}=…`).join(' ');

const LEFT_OUT = 'The row is left out of every figure; correct it or export the bill again.';
const EXPORT =
  'Export it in the console: Expenses > Bill Details, Statistic Item = Billable Item, include rows with payable 0.';
const raise = (name: string) => (p: { readonly limit: number }) =>
  `If the file is genuine, raise the limit: --limit ${name}=N (now ${p.limit}).`;

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
  NOT_FOUND: { what: 'no such file', remedy: 'Check the path.' },
  NO_SUCH_LINE: {
    what: (p) => `the file has ${counted(p.lines, 'line')}`,
    expected: (p) => (p.lines === 0 ? 'a non-empty file' : `a line from 1 to ${p.lines}`),
    remedy: 'Take the line number from a message of this tool, or count from 1, including the header.',
  },
  WHICH_ENTRY: {
    what: 'it is not clear which CSV of the archive is meant',
    expected: (p) => `one of: ${p.entries}`,
    remedy: 'Add the entry to the archive: archive.zip/entry.csv:LINE.',
  },
  UNREADABLE: {
    what: (p) => `the file cannot be read (${p.reason})`,
    remedy: 'Check that it is a file and that you may read it.',
  },
  FILE_CHANGED: {
    what: 'the file changed while it was being read',
    remedy: 'Run again when the download or export is complete.',
  },
  READ_ONCE: {
    what: 'this takes several readings of the bill, and it can be read only once',
    remedy: 'Save it to a file first.',
  },
  EMPTY_FOLDER: {
    what: 'the folder holds no .csv, .tsv, .txt, .gz, .zip or .xlsx file',
    remedy: 'Name the folder with the exported bills.',
  },
  NO_MATCH: { what: 'no file matches the pattern', remedy: 'Check the pattern, and quote it.' },
  NOTHING_INSIDE: {
    what: 'the archive holds no .csv, .tsv, .txt or .gz file',
    remedy: 'Name the archive that the bill was delivered in.',
  },
  INFLATES_TOO_MUCH: {
    what: (p) => `the compressed data inflates to more than ${p.limit} times its size`,
    remedy: raise('ratio'),
  },
  DAMAGED_ARCHIVE: {
    what: (p) => `the archive is damaged or cut (${p.reason})`,
    remedy: 'Download it again. The rows before the damage are counted, but the figures are incomplete.',
  },
  SPREADSHEET: {
    what: 'this is an office document, but not an .xlsx workbook',
    remedy: 'Use the exported CSV, or save the sheet as .xlsx or "CSV UTF-8".',
  },
  OLD_SPREADSHEET: {
    what: 'this is an old .xls workbook, or one with a password',
    remedy: 'Save it as .xlsx without a password, or use the exported CSV.',
  },
  TOO_MANY_TEXTS: {
    what: (p) => `the texts of the workbook take more than ${p.limit} bytes`,
    remedy: raise('texts'),
  },
  NESTED_ARCHIVE: {
    what: 'the archive holds another archive',
    remedy: 'Unpack the outer archive first and name the inner one.',
  },
  OTHER_ARCHIVE: {
    what: (p) => `this is a ${p.format} archive, which is not opened`,
    expected: 'a CSV, .gz, .zip or .xlsx',
    remedy: 'Unpack it, and name the CSV in it.',
  },
  OTHER_FORMAT: {
    what: (p) => `this is a ${p.format} file, not the export of a bill`,
    expected: 'a CSV, .gz, .zip or .xlsx',
    remedy: EXPORT,
  },
  NOT_A_TABLE: {
    what: (p) => NO_TABLES[p.format]?.what ?? p.format,
    expected: 'a CSV with a line of column names, or an .xlsx workbook',
    remedy: (p) => NO_TABLES[p.format]?.remedy ?? EXPORT,
  },
  OWN_FILE: {
    what: (p) =>
      p.files > 1
        ? `bill-analyze has written these ${p.files} files (${OWN[p.kind] ?? p.kind}); they are no bills`
        : `bill-analyze has written this file (${OWN[p.kind] ?? p.kind}); it is no bill`,
    expected: 'the export that it was made from',
    remedy: 'Name the exported bill instead.',
  },
  OTHER_FILE: {
    what: (p) => `this is ${OTHER_KINDS[p.kind]}, not a bill`,
    expected: 'a bill, with an Instance ID and an amount on every row',
    remedy: (p) => OTHER_REMEDIES[p.kind],
  },
  ENCRYPTED: {
    what: 'the entry is encrypted',
    remedy: 'Unpack the archive with its password first.',
  },
  UNKNOWN_ENCODING: {
    what: (p) => `unknown encoding ${p.value}`,
    expected: 'utf-8, gb18030 (gbk), utf-16le or utf-16be',
    remedy: 'Leave --encoding out to detect it from the file.',
  },
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

const NO_TABLES: Readonly<Record<string, { readonly what: string; readonly remedy: string }>> = {
  'html-table': {
    what: 'this is a table in HTML or XML, whatever its name says',
    remedy: 'Open it in a spreadsheet and save it as .xlsx or "CSV UTF-8", or use the CSV that was exported.',
  },
  'html-page': {
    what: 'this is a web page, not a bill; it may be a page for signing in',
    remedy: 'Sign in to the console and download the export again.',
  },
  'api-answer': {
    what: 'this is JSON, an answer of the billing API',
    remedy: `Turn its items into a CSV: jq -r '[.Data.Items|(.Item? // .)[]] | (.[0]|keys) as $k | $k, (.[]|[.[$k[]]|if type=="object" or type=="array" then tojson else . end]) | @csv' FILE > bill.csv`,
  },
  json: {
    what: 'this is JSON, not a table of cells',
    remedy: `Name the CSV that was exported. ${EXPORT}`,
  },
};

const OWN: Readonly<Record<string, string>> = {
  focus: 'a FOCUS file',
  table: 'a report',
  json: 'a report in JSON',
  page: 'a report as a page',
  workbook: 'a workbook',
  parquet: 'a report in Parquet',
  several: 'reports of several kinds',
};

const CAUSES: Readonly<Record<string, string>> = {
  'utf8-read-as-gbk': 'UTF-8 text was read as GBK and saved',
  'utf8-read-as-latin1': 'UTF-8 text was read as Latin-1 and saved',
  'gbk-read-as-latin1': 'GBK text was read as Latin-1 and saved',
  replaced: 'Chinese text was saved in an encoding without Chinese',
};
