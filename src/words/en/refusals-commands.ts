/** Why single commands and formats refuse a command line, in English. */
import type { REFUSALS } from '../shape/refusals.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { didYouMean, list } from './phrases.ts';
import { sum } from './reconcile-problems.ts';

const CORRECT = 'Correct it and run again.';
const TRACE_FORM =
  'Write the cell\'s key as in the report: --trace "model=qwen-max,day=2026-05-14". Quote a part that holds a comma as CSV does: --trace \'"model=a,b"\'.';

const sayWhich = (p: { readonly columns: readonly string[]; readonly example: string }) =>
  `Columns found: ${list(p.columns)}. Say which is which, for example --map ${p.example}.`;

export const enCommandRefusals = {
  ONLY_OPENMETRICS: {
    what: (p) => `--granularity is for --format openmetrics, not ${p.format}`,
    remedy: 'Use --by day or --by hour for other formats.',
  },
  OPENMETRICS_WITHOUT: {
    what: (p) => `${p.option} cannot be used with openmetrics`,
    remedy: 'Leave it out: Prometheus sorts, cuts and pivots series in its queries.',
  },
  PAGE_IS_WHOLE: {
    what: (p) => `${p.option} is for tables; the page shows everything`,
    remedy: 'Leave it out, or choose another --format. Filters such as --model work.',
  },
  FOCUS_ONLY: {
    what: (p) => `${p.option} is for the FOCUS export`,
    remedy: 'Add --format focus.',
  },
  FOCUS_WITHOUT: {
    what: (p) => `${p.option} cannot be used with --format focus: FOCUS has its own columns`,
    remedy: 'Leave it out, or leave --format focus out.',
  },
  FOCUS_VERSION: {
    what: (p) => `FOCUS ${p.value} cannot be written`,
    remedy: (p) => `Versions: ${list(p.known)}.`,
  },
  FOCUS_SET: {
    what: (p) => `--focus-set ${p.name} states nothing`,
    remedy: (p) => `${didYouMean(p.meant)}Write COLUMN=VALUE, with one of ${list(p.known)}.`,
  },
  FOCUS_CURRENCY: {
    what: (p) => `BillingCurrency must be a code such as CNY or USD, not "${p.value}"`,
    remedy: CORRECT,
  },
  FOCUS_FILE: {
    what: (p) => `FOCUS is written as CSV or Parquet, not as "${p.file}"`,
    remedy: 'Use .csv or .parquet.',
  },
  TRACE_KEY: { what: (p) => `--trace ${p.key} cannot be read`, remedy: TRACE_FORM },
  TRACE_PART: { what: (p) => `--trace: "${p.part}" is not of the form NAME=VALUE`, remedy: TRACE_FORM },
  TRACE_NAME: {
    what: (p) => `--trace: no dimension "${p.name}"`,
    remedy: (p) => `${didYouMean(p.meant)}Dimensions: ${list(p.known)}, tag:KEY.`,
  },
  TRACE_TWICE: { what: (p) => `--trace: ${p.name} is given twice`, remedy: CORRECT },
  TRACE_WITHOUT: {
    what: (p) => `${p.option} cannot be used with --trace`,
    remedy: 'Leave one of the two out: --trace lists the bill lines behind one cell.',
  },
  LINE_NOT_NAMED: {
    what: (p) => `"${p.text}" names a file but no line of it`,
    remedy: (p) => `Add the number of a line, counted from 1: ${p.file}:2`,
  },
  DIFF_STDIN: {
    what: 'the two bills cannot both come from standard input',
    remedy: 'Save it to a file first, or compare with --as months.',
  },
  DIFF_MONTHS_UNKNOWN: {
    what: 'not both bills state their months, so it is not known whether they are of the same month',
    remedy: 'Choose --as lines or --as months.',
  },
  DIFF_TABLE: {
    what: (p) => `there is no table "${p.name}" here`,
    remedy: (p) => `Tables: ${list(p.known)}.`,
  },
  DIFF_READ_ONCE: {
    what: (p) => `lines are compared in several passes, but ${p.file} can be read only once`,
    remedy: 'Save it to a file first, or compare with --as months.',
  },
  NOTHING_TO_COMPARE: {
    what: 'there is nothing to compare the bill with',
    remedy: 'Give --against FILE or --expect-payable AMOUNT.',
  },
  ONE_COMPARISON: {
    what: '--against and --expect-payable are two comparisons',
    remedy: 'Run them one after the other.',
  },
  RECONCILE_STDIN: {
    what: 'the bill and the other side cannot both be standard input',
    remedy: 'Name a file for one of them.',
  },
  ONLY_FOR_LOGS: {
    what: (p) => `${p.option} is for gateway logs, but this is a statement`,
    remedy: 'If it is a log, add --kind log.',
  },
  NOT_A_LOG_KEY: {
    what: (p) => `a log cannot be compared by "${p.name}"`,
    remedy: (p) => `Dimensions of a log: ${list(p.known)}.`,
  },
  INVALID_TOLERANCE: {
    what: (p) => `--tolerance must be an amount such as 0.01 or a share such as 0.5%, not "${p.value}"`,
    remedy: CORRECT,
  },
  INVALID_ZONE: {
    what: (p) => `--log-zone must be an offset such as +08:00, -05:00 or Z, not "${p.value}"`,
    remedy: CORRECT,
  },
  INVALID_MAP: {
    what: (p) => `--map takes pairs such as payable=Amount,model=Model, not "${p.value}"`,
    remedy: CORRECT,
  },
  INVALID_MODEL_MAP: {
    what: (p) =>
      `--map-model takes a pair such as qwen-plus-2025=qwen-plus or dashscope/*=*, not "${p.value}"`,
    remedy: CORRECT,
  },
  NO_COLUMN_OF_AMOUNTS: {
    what: 'no column of the other side holds amounts that the bill has too',
    remedy: sayWhich,
  },
  SEVERAL_COLUMNS: {
    what: (p) => `several columns of the other side can be ${p.name}: ${list(p.columns)}`,
    remedy: sayWhich,
  },
  NO_SUCH_COLUMN: {
    what: (p) => `--map names a column that the other side does not have: ${p.name}`,
    remedy: sayWhich,
  },
  COLUMN_MISSING: { what: (p) => `the other side has no column for ${p.name}`, remedy: sayWhich },
  NO_SUCH_NAME: {
    what: (p) => `--map: the bill has no dimension or measure ${p.name}`,
    remedy: (p) => `Names: ${list(p.known)}.`,
  },
  SEVERAL_SUMS: {
    what: (p) =>
      `the other side does not state its currency, and the bill has several: ${list(p.currencies.map((currency, place) => sum(currency, p.taxes[place] ?? '')))}`,
    remedy:
      'Choose one with --currency, or add a column of currencies (and of tax: included, excluded) to the other side.',
  },
  PACK_WITHOUT_OUTPUT: {
    what: 'pack needs a place for its files',
    remedy: 'Name a folder (-o month/) or an archive (-o month.zip).',
  },
  REJECTS_TO_STDOUT: {
    what: '--rejects needs a file: - is standard output, where the report goes',
    remedy: 'Name a file, such as --rejects rejects.csv (./- for one that is called -).',
  },
  PACK_NO_FOLDER: {
    what: (p) => `pack writes a folder or a .zip, and ${p.path} is named as neither`,
    remedy: 'Name a folder (-o month/) or an archive (-o month.zip).',
  },
  PACK_NOT_REPLACED: {
    what: (p) => `${p.path} holds something other than an earlier pack, and replacing it would lose that`,
    remedy: 'Name another folder, or empty this one.',
  },
  PACK_HOLDS_INPUT: {
    what: (p) => `${p.input} lies in ${p.path}, which the pack would replace`,
    remedy: 'Name another folder, or empty this one.',
  },
  PACK_NOT_RECONCILED: {
    what: (p) => `${p.option} is for a reconciliation`,
    remedy: 'Name the other side: --against FILE or --expect-payable AMOUNT.',
  },
  PACK_NOT_REDACTED: {
    what: 'a reconciliation cannot be redacted: it consists of what both sides say',
    remedy: 'Leave --redact out, or the reconciliation.',
  },
  SERVE_WITHOUT_FILES: {
    what: 'serve needs files to show',
    remedy: 'Name exported bills: bill-analyze serve may.csv',
  },
  SERVE_STDIN: {
    what: 'serve reads files, not standard input',
    remedy: 'Name exported bills: bill-analyze serve may.csv',
  },
  CANNOT_LISTEN: {
    what: (p) => `cannot listen on ${p.host}:${p.port} (${p.reason})`,
    remedy: 'Choose another --port or --host.',
  },
} satisfies Partial<SentencesOf<typeof REFUSALS>>;
