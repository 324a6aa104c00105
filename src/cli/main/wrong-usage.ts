import type { Command, CommanderError } from 'commander';
import { suggest } from '../../words/suggest.ts';
import type { Refusal } from '../world/usage-error.ts';
import { optionNames, type Task } from './program.ts';

/** commander's complaint as a refusal of ours, with the option that was probably meant. */
export function commanderTask(error: CommanderError, root: Command): Task {
  return { kind: 'wrong', refusal: refusalOf(error, root) };
}

function refusalOf({ code, message }: CommanderError, root: Command): Refusal {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return {
        code: 'UNKNOWN_OPTION',
        params: { option: quoted, meant: suggest(quoted, optionNames(root)) },
      };
    case 'commander.optionMissingArgument':
      return { code: 'MISSING_VALUE', params: { option: quoted } };
    case 'commander.missingArgument':
      return { code: 'MISSING_ARGUMENT', params: { name: quoted } };
    case 'commander.excessArguments':
      return { code: 'TOO_MANY_ARGUMENTS' };
    default:
      return { code: 'NOT_UNDERSTOOD', params: { message: message.replace(/^error: /, '') } };
  }
}
