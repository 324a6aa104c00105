import type { REFUSALS } from '../shape/refusals.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { didYouMean, list } from './phrases.ts';
import { enCommandRefusals } from './refusals-commands.ts';
import { enSettingsRefusals } from './refusals-settings.ts';

const CORRECT = 'Correct it and run again.';
const SEE_HELP = 'See bill-analyze --help.';
const SHEET_REMEDY =
  'Nothing was written. Write -o FILE.csv, which has no limit, or choose coarser dimensions with --by, or filter.';

/** `csv, tsv or json` */
const oneOf = (texts: readonly string[]) => {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
};

/** Why a command line is refused, in English. */
export const enRefusals = {
  UNKNOWN_OPTION: {
    what: (p) => `unknown option ${p.option}`,
    remedy: (p) => didYouMean(p.meant).trim() || SEE_HELP,
  },
  UNKNOWN_COMMAND: {
    what: (p) => `unknown command "${p.name}"`,
    remedy: (p) => `${didYouMean(p.meant)}Commands: ${list(p.known)}.`,
  },
  UNKNOWN_TOPIC: {
    what: (p) => `there is no help on "${p.name}"`,
    remedy: (p) => `${didYouMean(p.meant)}Topics: ${list(p.known)}.`,
  },
  UNKNOWN_SHELL: {
    what: (p) => `"${p.name}" is not a shell that can be completed`,
    remedy: (p) => `${didYouMean(p.meant)}Shells: ${list(p.known)}.`,
  },
  MISSING_VALUE: { what: (p) => `${p.option} needs a value`, remedy: SEE_HELP },
  MISSING_ARGUMENT: { what: (p) => `missing argument: ${p.name}`, remedy: SEE_HELP },
  TOO_MANY_ARGUMENTS: { what: 'too many arguments', remedy: SEE_HELP },
  NOT_UNDERSTOOD: { what: (p) => p.message, remedy: SEE_HELP },
  OPTION_NOT_TAKEN: { what: (p) => `${p.command} does not take ${p.option}`, remedy: SEE_HELP },
  FORMAT_NOT_TAKEN: {
    what: (p) => `${p.command} does not write ${p.format}`,
    remedy: (p) => `It writes ${list(p.formats)}.`,
  },
  INVALID_CHOICE: {
    what: (p) => `${p.option} must be ${oneOf(p.choices)}, not "${p.value}"`,
    remedy: (p) => didYouMean(p.meant).trim() || CORRECT,
  },
  INVALID_NUMBER: {
    what: (p) =>
      `${p.option} must be a whole number${p.least === 0 ? '' : ` from ${p.least}`}, not "${p.value}"`,
    remedy: CORRECT,
  },
  OPTION_TWICE: { what: (p) => `${p.option} is given more than once`, remedy: 'Give it once.' },
  UNKNOWN_ENCODING: {
    what: (p) => `unknown encoding "${p.value}"`,
    remedy: (p) => `Leave --encoding out to detect it, or use one of ${list(p.known)}.`,
  },
  FORMAT_AND_EXTENSION: {
    what: (p) => `--format says ${p.format}, but ${p.file} is named as ${p.other}`,
    remedy: 'Leave --format out, or name the file by its format.',
  },
  DIMENSION_OF_NAMES: {
    what: (p) => `${p.name} comes from --names, which is not given`,
    remedy: (p) => `Add --names FILE: a table with the columns id, name and ${p.name}.`,
  },
  INVALID_AMOUNT: {
    what: (p) => `${p.option} must be an amount such as 459582.78, not "${p.value}"`,
    remedy: CORRECT,
  },
  INVALID_DAY: {
    what: (p) => `${p.option} must be a day such as 2026-05-01, not "${p.value}"`,
    remedy: CORRECT,
  },
  INVALID_MONTH: {
    what: (p) => `${p.option} must be a month such as 2026-05, not "${p.value}"`,
    remedy: CORRECT,
  },
  INVALID_PERIOD: { what: (p) => `--since ${p.since} is after --until ${p.until}`, remedy: CORRECT },
  INVALID_DELIMITER: {
    what: (p) => `--delimiter must be one character or tab, not "${p.value}"`,
    remedy: CORRECT,
  },
  INVALID_LIMIT: {
    what: (p) => `--limit ${p.value} is not a limit that can be set`,
    remedy:
      'Limits: record, field, columns, ratio, rejects, groups, keys, texts, entries, depth, json, values, table, each with =N; K and M may follow a number.',
  },
  INVALID_PORT: {
    what: (p) => `"${p.value}" is not a port`,
    remedy: 'Give a whole number from 0 to 65535.',
  },
  UNKNOWN_DIMENSION: {
    what: (p) => `unknown dimension "${p.name}"`,
    remedy: (p) => `${didYouMean(p.meant)}Dimensions: ${list(p.known)}, tag:KEY.`,
  },
  UNKNOWN_MEASURE: {
    what: (p) => `unknown measure "${p.name}"`,
    remedy: (p) =>
      `${didYouMean(p.meant.length === 0 ? undefined : p.meant.join(' or '))}Measures: ${list(p.known)}.`,
  },
  UNKNOWN_FORMAT: {
    what: (p) => `unknown format "${p.name}"`,
    remedy: (p) => `${didYouMean(p.meant)}Formats: ${list(p.known)}.`,
  },
  UNKNOWN_SORT: {
    what: (p) => `cannot sort by "${p.name}": this table has no such column`,
    remedy: (p) => `Columns: ${list(p.known)}.`,
  },
  UNKNOWN_EXTENSION: {
    what: (p) => `no format has the extension of "${p.file}"`,
    remedy: (p) => `Use ${oneOf(p.known)}, or choose a format with --format.`,
  },
  MEASURE_NEEDS_UNIT: {
    what: (p) => `${p.name} needs unit among the dimensions: unlike units are never added up`,
    remedy: CORRECT,
  },
  SORT_NEEDS_BY: {
    what: 'the summary always shows the costliest first; --sort is for a single table',
    remedy: 'Choose the table with --by.',
  },
  PIVOT_IN_BY: { what: (p) => `${p.name} is in both --by and --pivot`, remedy: CORRECT },
  PIVOT_NEEDS_ONE: { what: '--pivot takes one dimension', remedy: CORRECT },
  PIVOT_TOO_WIDE: {
    what: (p) => `--pivot would make ${p.found} columns; at most ${p.most} are possible`,
    remedy: 'Pivot a dimension with fewer values, or filter, or use --top.',
  },
  SHEET_TOO_LONG: {
    what: (p) => `sheet ${p.sheet} would have ${p.rows} rows, but a spreadsheet holds ${p.most}`,
    remedy: SHEET_REMEDY,
  },
  SHEET_TOO_LARGE: {
    what: 'a sheet of the workbook would be larger than 4 GiB',
    remedy: SHEET_REMEDY,
  },
  ONLY_DELIMITED: {
    what: (p) => `${p.option} changes how CSV and TSV are written; it does nothing for ${p.format}`,
    remedy: 'Leave it out, or write csv or tsv.',
  },
  BINARY_ON_TERMINAL: {
    what: (p) => `a terminal cannot show ${p.format}`,
    remedy: 'Name a file with -o FILE, or redirect the output.',
  },
  READ_ONCE: {
    what: (p) => `the bill has to be read more than once, but ${p.file} can be read only once`,
    remedy: 'Save it to a file first.',
  },
  WRITES_OVER: {
    what: (p) => `${p.option} would overwrite ${p.file}, which this run also reads or writes`,
    remedy: 'Name another file.',
  },
  SEVERAL_CURRENCIES: {
    what: (p) => `--expect-payable needs one sum, but the report has several: ${list(p.names)}`,
    remedy: 'Choose one with --currency.',
  },
  KEY_READABLE: {
    what: (p) => `other users can read the redaction key in ${p.file}`,
    remedy: (p) => `Keep it to yourself: chmod 600 ${p.file}`,
  },
  KEY_TOO_SHORT: {
    what: (p) => `the redaction key in ${p.where} is shorter than ${p.least} characters`,
    remedy: 'Make one that nobody can guess: openssl rand -hex 32',
  },
  KEY_WITHOUT_REDACT: { what: '--redact-key-file needs --redact', remedy: CORRECT },
  ...enCommandRefusals,
  ...enSettingsRefusals,
} satisfies SentencesOf<typeof REFUSALS>;
