/** What can be wrong with a file, an archive or a whole bill, in English. */
import type { PROBLEMS, ProblemCell } from '../shape/problems.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { counted } from './counted.ts';
import { OTHER_KINDS, OTHER_REMEDIES } from './other-kinds.ts';
import { EXPORT, raise } from './problem-phrases.ts';

export const enInputProblems = {
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
  TOO_MANY_ENTRIES: {
    what: (p) => `the archive or workbook has more than ${p.limit} entries or sheets`,
    remedy: raise('entries'),
  },
  TOO_DEEP: {
    what: (p) => `its brackets or elements are nested more than ${p.limit} deep`,
    remedy: raise('depth'),
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
} satisfies Partial<SentencesOf<typeof PROBLEMS, ProblemCell>>;

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
