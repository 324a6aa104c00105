import { optionName } from '../../words/option-name.ts';
import { suggest } from '../../words/suggest.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { OptionValues } from './commands.ts';
import { EXTENSIONS, FORMATS, type Format, formatFacts, formatOfExtension } from './formats.ts';

type Given = Pick<OptionValues, 'bom' | 'excel' | 'format' | 'output'> & { readonly headers?: string };

/** `--format`, else the extension of the output file, else a table for a terminal and CSV for a pipe. */
export function resolveFormat(
  { name, formats = [] }: CommandSpec,
  given: Given,
  isTerminal: boolean,
): Format {
  const format = chosenFormat(given, isTerminal, formats);
  const { binary, delimited } = formatFacts(format);
  // Bytes on a terminal are of use to nobody, and it may obey some of them.
  if (binary === true && isTerminal && given.output === undefined)
    throw new UsageError({ code: 'BINARY_ON_TERMINAL', params: { format } });
  const other = (['excel', 'bom', 'headers'] as const).find(
    (key) => isGiven(given[key]) && delimited !== true,
  );
  if (other !== undefined)
    throw new UsageError({ code: 'ONLY_DELIMITED', params: { option: optionName(other), format } });
  if (formats.includes(format)) return format;
  throw new UsageError({ code: 'FORMAT_NOT_TAKEN', params: { command: name, format, formats } });
}

function isGiven(value: boolean | string | undefined): boolean {
  return value !== undefined && value !== false;
}

function chosenFormat(given: Given, isTerminal: boolean, formats: readonly Format[]): Format {
  const { format, output, excel } = given;
  if (format !== undefined) return fitting(namedFormat(format), output);
  if (output === undefined) return isTerminal && excel !== true ? 'table' : 'csv';
  const found = formatOfExtension(extensionOf(output));
  if (found === undefined)
    throw new UsageError({ code: 'UNKNOWN_EXTENSION', params: { file: output, known: EXTENSIONS } });
  // A file called .html is the analytics page, where there is one; the document for an e-mail is asked for by name.
  return found === 'html' && formats.includes('page') ? 'page' : found;
}

/** A file that is called like another format would not be opened by what opens that one. */
function fitting(format: Format, output: string | undefined): Format {
  const other = output === undefined ? undefined : formatOfExtension(extensionOf(output));
  const fits = other === undefined || other === format || ALSO_IN[format]?.includes(other) === true;
  // Any text may stand in a .txt.
  if (fits || (other === 'table' && formatFacts(format).binary !== true)) return format;
  throw new UsageError({ code: 'FORMAT_AND_EXTENSION', params: { file: output ?? '', format, other } });
}

/** Formats that are written into files of another one; what else is wrong with a FOCUS file is told by its own command. */
const ALSO_IN: Readonly<Partial<Record<Format, readonly Format[]>>> = { focus: FORMATS, page: ['html'] };

function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function namedFormat(format: string): Format {
  const found = FORMATS.find((each) => each === format.toLowerCase());
  if (found !== undefined) return found;
  const params = { name: format, meant: suggest(format, FORMATS), known: FORMATS };
  throw new UsageError({ code: 'UNKNOWN_FORMAT', params });
}
