import { REPORT } from '../../commands/report/spec.ts';
import type { CommandSpec } from '../command-spec.ts';
import { COMMANDS, OWN_AFFAIRS } from '../commands.ts';
import type { Format } from '../formats.ts';
import type { OptionSpec } from '../option-spec.ts';
import type { Setting } from './table.ts';
import { SETTINGS } from './table.ts';

/** Every command that settings are said of. */
const OWN: readonly CommandSpec[] = [REPORT, ...COMMANDS.filter(({ name }) => !OWN_AFFAIRS.includes(name))];

/** Names under `commands`. */
export const COMMAND_NAMES: readonly string[] = OWN.map(({ name }) => name);

/** The settings that a command takes; of the formats those that it can choose from. */
export function settingsOf(command: string): readonly Setting[] {
  const { options = [], formats = [] } = [REPORT, ...COMMANDS].find(({ name }) => name === command) ?? {};
  const taken = new Set(options.map(({ key }) => key));
  return SETTINGS.filter(({ option }) => taken.has(option)).flatMap((setting) =>
    setting.option === 'format' ? formatSettings(setting, formats) : [setting],
  );
}

function formatSettings(setting: Setting, among: readonly Format[]): readonly Setting[] {
  return among.length === 0 ? [] : [{ ...setting, kind: { type: 'choice', among } }];
}

/** The settings that stand for all commands at once. */
export const GLOBAL_SETTINGS: readonly Setting[] = SETTINGS.filter(({ commandOnly }) => commandOnly !== true);

/** The words of an option in the help, which describe the setting too. */
export function optionSpecOf({ option }: Setting): OptionSpec | undefined {
  return OWN.flatMap(({ options }) => options).find(({ key }) => key === option);
}
