import type { Command, CommanderError } from 'commander';
import type { Words } from '../../words/index.ts';
import { suggest } from '../../words/suggest.ts';
import { optionNames, type Task } from './program.ts';

/** commander's complaint in our words, with the option that was probably meant. */
export function commanderTask(error: CommanderError, root: Command, words: Words): Task {
  const { usage } = words;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const meant = suggest(quoted, optionNames(root));
      return wrong(usage.unknownOption(quoted), meant === undefined ? usage.seeHelp : usage.meant(meant));
    }
    case 'commander.optionMissingArgument':
      return wrong(usage.missingValue(quoted), usage.seeHelp);
    case 'commander.missingArgument':
      return wrong(usage.missingArgument(quoted), usage.seeHelp);
    case 'commander.excessArguments':
      return wrong(usage.tooManyArguments, usage.seeHelp);
    default:
      return wrong(error.message.replace(/^error: /, ''), usage.seeHelp);
  }
}

function wrong(message: string, hint: string): Task {
  return { kind: 'wrong', message, hint };
}
