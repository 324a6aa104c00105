import type { Words } from '../words/index.ts';
import { COMMANDS } from './commands.ts';
import { OPTIONS, type WrittenOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

/**
 * Options of the main command may stand anywhere on a command line, so that commander hands them to every command. One
 * that a command does not know is refused: what was asked for must not be left undone in silence.
 */
export function refuseOthers(name: string, options: WrittenOptions, words: Words): void {
  const taken = COMMANDS.find((command) => command.name === name)?.options.map(({ key }) => key) ?? [];
  const other = Object.keys(options).find((key) => !taken.includes(key));
  if (other === undefined) return;
  const flag = OPTIONS.find(({ key }) => key === other)
    ?.flags.split(' ')
    .find((part) => part.startsWith('--'));
  throw new UsageError(words.diff.notTaken(flag ?? other), words.diff.readEach);
}
