import { suggest } from '../../words/suggest.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { OptionValues } from './commands.ts';
import { EXTENSIONS, FORMATS, type Format, formatFacts, formatOfExtension } from './formats.ts';

type Given = Pick<OptionValues, 'format' | 'output' | 'excel'>;

/** `--format`, else the extension of the output file, else a table for a terminal and CSV for a pipe. */
export function resolveFormat(
  { name, formats = [] }: CommandSpec,
  given: Given,
  isTerminal: boolean,
): Format {
  const format = chosenFormat(given, isTerminal, formats);
  const { binary, excel } = formatFacts(format);
  // Bytes on a terminal are of use to nobody, and it may obey some of them.
  if (binary === true && isTerminal && given.output === undefined)
    throw new UsageError({ code: 'BINARY_ON_TERMINAL', params: { format } });
  if (given.excel === true && excel !== true)
    throw new UsageError({ code: 'NOT_FOR_EXCEL', params: { format } });
  if (formats.includes(format)) return format;
  throw new UsageError({ code: 'FORMAT_NOT_TAKEN', params: { command: name, format, formats } });
}

function chosenFormat(given: Given, isTerminal: boolean, formats: readonly Format[]): Format {
  const { format, output, excel } = given;
  if (format !== undefined) return namedFormat(format);
  if (output === undefined) return isTerminal && excel !== true ? 'table' : 'csv';
  const found = formatOfExtension(/\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? '');
  if (found === undefined)
    throw new UsageError({ code: 'UNKNOWN_EXTENSION', params: { file: output, known: EXTENSIONS } });
  // A file called .html is the analytics page, where there is one; the document for an e-mail is asked for by name.
  return found === 'html' && formats.includes('page') ? 'page' : found;
}

function namedFormat(format: string): Format {
  const found = FORMATS.find((each) => each === format.toLowerCase());
  if (found !== undefined) return found;
  const params = { name: format, meant: suggest(format, FORMATS), known: FORMATS };
  throw new UsageError({ code: 'UNKNOWN_FORMAT', params });
}
