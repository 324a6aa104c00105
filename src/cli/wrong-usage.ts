import type { Command, CommanderError } from 'commander';
import type { Words } from '../words/index.ts';
import { suggest } from '../words/suggest.ts';
import { optionNames } from './program.ts';
import { UsageError } from './usage-error.ts';

/** commander's complaint in our words, with the option that was probably meant. */
export function commanderUsage(error: CommanderError, root: Command, words: Words): UsageError {
  const { usage } = words;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const meant = suggest(quoted, optionNames(root));
      return new UsageError(
        usage.unknownOption(quoted),
        meant === undefined ? usage.seeHelp : usage.meant(meant),
      );
    }
    case 'commander.optionMissingArgument':
      return new UsageError(usage.missingValue(quoted), usage.seeHelp);
    case 'commander.missingArgument':
      return new UsageError(usage.missingArgument(quoted), usage.seeHelp);
    case 'commander.excessArguments':
      return new UsageError(usage.tooManyArguments, usage.seeHelp);
    default:
      return new UsageError(error.message.replace(/^error: /, ''), usage.seeHelp);
  }
}
