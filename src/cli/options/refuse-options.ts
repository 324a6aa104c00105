import { optionName } from '../../words/option-name.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { WrittenOptions } from './commands.ts';

/** The main command's options are understood behind any command: one that this command would ignore is refused. */
export function refuseOthers(command: CommandSpec, written: WrittenOptions): void {
  const own = new Set(command.options.map(({ key }) => key));
  // commander writes --no-color as color: false.
  const other = Object.keys(written).find((key) => !own.has(key) && key !== 'color');
  if (other === undefined) return;
  throw new UsageError({
    code: 'OPTION_NOT_TAKEN',
    params: { command: command.name, option: optionName(other) },
  });
}
