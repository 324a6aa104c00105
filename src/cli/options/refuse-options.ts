import { optionName } from '../../bill/spelling.ts';
import type { Words } from '../../words/index.ts';
import { UsageError } from '../world/usage-error.ts';
import { COMMANDS } from './commands.ts';
import type { WrittenOptions } from './options.ts';

/** The main command's options are understood behind any command: one that this command would ignore is refused. */
export function refuseOthers(command: string, options: WrittenOptions, { usage }: Words): void {
  const own = new Set(COMMANDS.find(({ name }) => name === command)?.options.map(({ key }) => key));
  // commander writes --no-color as color: false.
  const other = Object.keys(options).find((key) => !own.has(key) && key !== 'color');
  if (other === undefined) return;
  throw new UsageError(usage.notTaken(command, optionName(other)), usage.seeHelp);
}
