import type { Words } from '../../words/index.ts';
import { suggest } from '../../words/suggest.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { OptionValues } from './commands.ts';
import { FORMATS, type Format, formatFacts, formatOfExtension } from './formats.ts';

type Given = Pick<OptionValues, 'format' | 'output' | 'excel'>;

/** `--format`, else the extension of the output file, else a table for a terminal and CSV for a pipe. */
export function resolveFormat(
  { name, formats = [] }: CommandSpec,
  given: Given,
  isTerminal: boolean,
  words: Words,
): Format {
  const format = chosenFormat(given, isTerminal, formats, words);
  const { binary, excel } = formatFacts(format);
  // Bytes on a terminal are of use to nobody, and it may obey some of them.
  if (binary === true && isTerminal && given.output === undefined)
    throw new UsageError(words.usage.binaryOnTerminal(format), words.usage.nameOutput);
  if (given.excel === true && excel !== true)
    throw new UsageError(words.usage.excelOfOthers(format), words.usage.excelLeaveOut);
  if (formats.includes(format)) return format;
  throw new UsageError(words.usage.formatNotTaken(name, format), words.usage.formatsOf(formats.join(', ')));
}

function chosenFormat(given: Given, isTerminal: boolean, formats: readonly Format[], words: Words): Format {
  const { format, output, excel } = given;
  if (format !== undefined) return namedFormat(format, words);
  if (output === undefined) return isTerminal && excel !== true ? 'table' : 'csv';
  const found = formatOfExtension(/\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? '');
  if (found === undefined)
    throw new UsageError(words.usage.unknownExtension(output), words.usage.knownExtensions);
  // A file called .html is the analytics page, where there is one; the document for an e-mail is asked for by name.
  return found === 'html' && formats.includes('page') ? 'page' : found;
}

function namedFormat(format: string, { usage }: Words): Format {
  const found = FORMATS.find((each) => each === format.toLowerCase());
  if (found !== undefined) return found;
  const meant = suggest(format, FORMATS);
  throw new UsageError(
    usage.unknownFormat(format),
    meant === undefined ? usage.knownFormats : `${usage.meant(meant)} ${usage.knownFormats}`,
  );
}
