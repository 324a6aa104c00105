import type { WrittenOptions } from '../../options/commands.ts';
import { givenBy } from '../../options/settings/apply.ts';
import { COMMAND_NAMES, GLOBAL_SETTINGS, settingsOf } from '../../options/settings/commands.ts';
import { variableOf } from '../../options/settings/environment.ts';
import type { OptionValue } from '../../options/settings/kinds.ts';
import { layersOf, type Settings } from '../../options/settings/layers.ts';
import type { Setting } from '../../options/settings/table.ts';
import { localeOf } from '../../world/lang.ts';

export type SettingSource = 'command line' | 'environment' | 'project' | 'user' | 'default';

/** A setting in force, and where it comes from. */
export interface ConfigRow {
  /** As a settings file has it: `commands.check.failOn`. */
  readonly setting: string;
  /** Null where nothing is set. */
  readonly value: OptionValue | null;
  readonly source: SettingSource;
  readonly variable?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What `config` looks at. */
export interface SettingsFound {
  readonly settings: Settings;
  /** The options of the command line alone. */
  readonly written: WrittenOptions;
  readonly env: NodeJS.ProcessEnv;
}

/** All settings of one command, by their own names. */
export function rowsOfCommand(command: string, looked: SettingsFound): readonly ConfigRow[] {
  return settingsOf(command).map((setting) => rowOf(setting, setting.key, command, looked));
}

/** What holds for all commands, then what a single one has for itself or is told apart from the others. */
export function rowsOfAll(looked: SettingsFound): readonly ConfigRow[] {
  const layers = layersOf(looked.settings);
  const isApart = (setting: Setting, command: string) =>
    layers.some(({ values }) =>
      values.some((each) => each.command === command && each.setting.key === setting.key),
    );
  const own = COMMAND_NAMES.flatMap((command) =>
    settingsOf(command)
      .filter((setting) => setting.commandOnly === true || isApart(setting, command))
      .map((setting) => rowOf(setting, `commands.${command}.${setting.key}`, command, looked)),
  );
  return [...GLOBAL_SETTINGS.map((setting) => rowOf(setting, setting.key, undefined, looked)), ...own];
}

function rowOf(
  setting: Setting,
  name: string,
  command: string | undefined,
  looked: SettingsFound,
): ConfigRow {
  const { settings, written, env } = looked;
  const own = writtenValue(setting, written);
  if (own !== undefined) return { setting: name, value: own, source: 'command line' };
  const colour = setting.option === 'color' ? colourVariable(env) : undefined;
  if (colour !== undefined) return { setting: name, source: 'environment', ...colour };
  const given = givenBy(setting, command, layersOf(settings));
  if (given !== undefined)
    return { setting: name, value: given.value, ...originOf(setting, settings, given) };
  const locale = setting.option === 'lang' ? localeOf(env) : undefined;
  if (locale !== undefined) return { setting: name, source: 'environment', ...locale };
  return { setting: name, value: setting.fallback ?? null, source: 'default' };
}

function writtenValue({ option, part }: Setting, written: WrittenOptions): OptionValue | undefined {
  if (part === undefined) return written[option];
  const start = `${part}=`;
  return written.limit?.findLast((text) => text.startsWith(start))?.slice(start.length);
}

/** Variables that many programs know. */
function colourVariable({ NO_COLOR, FORCE_COLOR }: NodeJS.ProcessEnv) {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return { value: false, variable: 'NO_COLOR' };
  if (FORCE_COLOR === undefined) return undefined;
  return { value: FORCE_COLOR !== '0' && FORCE_COLOR !== 'false', variable: 'FORCE_COLOR' };
}

function originOf({ key }: Setting, { files }: Settings, given: object) {
  for (const { origin, file, values } of files) {
    const placed = values.find((each) => each === given);
    if (placed !== undefined) return { source: origin, file, line: placed.line, column: placed.column };
  }
  return { source: 'environment' as const, variable: variableOf(key) };
}
