import { COMMANDS, OWN_AFFAIRS } from '../commands.ts';
import type { OptionSpec } from '../option-spec.ts';
import { OPTIONS } from '../options.ts';
import type { Setting } from './table.ts';
import { SETTINGS } from './table.ts';

/** The main command's name where it needs one: it has none on the command line. */
export const MAIN = 'report';

/** Names under `commands`. */
export const COMMAND_NAMES: readonly string[] = [
  MAIN,
  ...COMMANDS.map(({ name }) => name).filter((name) => !OWN_AFFAIRS.includes(name)),
];

/** The settings that a command takes. */
export function settingsOf(command: string): readonly Setting[] {
  const taken = new Set(optionsOf(command).map(({ key }) => key));
  return SETTINGS.filter(({ option }) => taken.has(option));
}

function optionsOf(command: string): readonly OptionSpec[] {
  return command === MAIN ? OPTIONS : (COMMANDS.find(({ name }) => name === command)?.options ?? []);
}

/** The settings that stand for all commands at once. */
export const GLOBAL_SETTINGS: readonly Setting[] = SETTINGS.filter(({ commandOnly }) => commandOnly !== true);

/** The words of an option in the help, which describe the setting too. */
export function optionSpecOf({ option }: Setting): OptionSpec | undefined {
  return [OPTIONS, ...COMMANDS.map(({ options }) => options)].flat().find(({ key }) => key === option);
}
