import type { Words } from '../../words/index.ts';
import { suggest } from '../../words/suggest.ts';
import { UsageError } from '../world/usage-error.ts';
import type { WrittenOptions } from './options.ts';

export const FORMATS = [
  ...(['table', 'csv', 'tsv', 'json', 'ndjson', 'md', 'html'] as const),
  ...(['xlsx', 'parquet', 'focus', 'openmetrics', 'page'] as const),
] as const;
export type Format = (typeof FORMATS)[number];

const EXTENSIONS: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xlsx: 'xlsx',
  txt: 'table',
  om: 'openmetrics',
  openmetrics: 'openmetrics',
  prom: 'openmetrics',
  parquet: 'parquet',
};

/** `--format`, else the extension of the output file, else a table for a terminal and CSV for a pipe. */
export function formatOf(options: WrittenOptions, isTerminal: boolean, words: Words): Format {
  const format = writtenFormat(options, isTerminal, words);
  // Bytes on a terminal are of use to nobody, and it may obey some of them.
  if ((format === 'xlsx' || format === 'parquet') && isTerminal && options.output === undefined)
    throw new UsageError(words.usage.binaryOnTerminal(format), words.usage.nameOutput);
  // The FOCUS export says for itself why it does not take it.
  if (options.excel === true && !FOR_EXCEL.includes(format))
    throw new UsageError(words.usage.excelOfOthers(format), words.usage.excelLeaveOut);
  return format;
}

const FOR_EXCEL: readonly Format[] = ['csv', 'tsv', 'focus'];

/** Of the main command: a file called .html is the analytics page; the document for an e-mail is asked for by name. */
export function billFormatOf(options: WrittenOptions, isTerminal: boolean, words: Words): Format {
  const format = formatOf(options, isTerminal, words);
  return format === 'html' && options.format === undefined ? 'page' : format;
}

const BILL_FORMATS: readonly Format[] = ['focus', 'openmetrics', 'page'];
/** Formats of a report that is a table and a page: the others are of bills alone. */
const TABLE_FORMATS = FORMATS.filter((format) => !BILL_FORMATS.includes(format));
/** Formats that are written while the lines are read. */
export const LINE_FORMATS = FORMATS.slice(0, FORMATS.indexOf('html'));

/** The same for a command that does not write all of them. */
export function tableFormatOf(
  command: string,
  options: WrittenOptions,
  isTerminal: boolean,
  words: Words,
  own: readonly Format[] = TABLE_FORMATS,
): Format {
  const format = formatOf(options, isTerminal, words);
  if (own.includes(format)) return format;
  throw new UsageError(words.usage.formatNotTaken(command, format), words.usage.formatsOf(own.join(', ')));
}

function writtenFormat(options: WrittenOptions, isTerminal: boolean, words: Words): Format {
  const { format, output } = options;
  if (format !== undefined) return named(format, words);
  if (output === undefined) return isTerminal && options.excel !== true ? 'table' : 'csv';
  const found = EXTENSIONS[/\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? ''];
  if (found !== undefined) return found;
  throw new UsageError(words.usage.unknownExtension(output), words.usage.knownExtensions);
}

function named(format: string, { usage }: Words): Format {
  const found = FORMATS.find((each) => each === format.toLowerCase());
  if (found !== undefined) return found;
  const meant = suggest(format, FORMATS);
  throw new UsageError(
    usage.unknownFormat(format),
    meant === undefined ? usage.knownFormats : `${usage.meant(meant)} ${usage.knownFormats}`,
  );
}
