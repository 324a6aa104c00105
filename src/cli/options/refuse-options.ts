import { optionName } from '../../bill/spelling.ts';
import type { Words } from '../../words/index.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { WrittenOptions } from './commands.ts';

/** The main command's options are understood behind any command: one that this command would ignore is refused. */
export function refuseOthers(command: CommandSpec, written: WrittenOptions, { usage }: Words): void {
  const own = new Set(command.options.map(({ key }) => key));
  // commander writes --no-color as color: false.
  const other = Object.keys(written).find((key) => !own.has(key) && key !== 'color');
  if (other === undefined) return;
  throw new UsageError(usage.notTaken(command.name, optionName(other)), usage.seeHelp);
}
