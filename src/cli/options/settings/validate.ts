import { suggest } from '../../../words/suggest.ts';
import type { RefusalOf } from '../../world/usage-error.ts';
import { COMMAND_NAMES, settingsOf } from './commands.ts';
import type { Entry, Json } from './json.ts';
import { type Kind, type OptionValue, readValue } from './kinds.ts';
import type { SettingsShape } from './shape.ts';
import { refusalOf, SETTINGS, type Setting } from './table.ts';

/** One setting as a file gives it. */
export interface GivenValue {
  readonly setting: Setting;
  /** The command that it is for; all that take the option, where it is undefined. */
  readonly command?: string;
  readonly value: OptionValue;
  /** Place of the value in the text, from 0. */
  readonly at: number;
}

/** What is wrong in a file whose JSON is right. */
export type Wrong = RefusalOf<
  | 'SETTINGS_UNKNOWN_KEY'
  | 'SETTINGS_NOT_HERE'
  | 'SETTINGS_NOT_TAKEN'
  | 'SETTINGS_OF_COMMANDS'
  | 'SETTINGS_TWICE'
  | 'SETTINGS_NOT_OBJECT'
  | 'SETTINGS_VALUE'
>;

export class SettingsFault extends Error {
  constructor(
    readonly at: number,
    readonly wrong: Wrong,
  ) {
    super(`${wrong.code}: ${wrong.params.key}`);
  }
}

/** The settings of a file, in its order. Throws {@link SettingsFault} for the first that is wrong. */
export function validated(
  json: Json,
  shape: SettingsShape,
  folder: string,
  path: readonly string[] = [],
): readonly GivenValue[] {
  const key = path.join('.');
  if ('ignored' in shape) return [];
  if ('setting' in shape) return [givenValue(json, shape, folder, key)];
  if (json.type !== 'object')
    throw new SettingsFault(json.at, { code: 'SETTINGS_NOT_OBJECT', params: { key } });
  const seen = new Set<string>();
  return json.entries.flatMap((entry) => {
    const below = [...path, entry.key];
    if (seen.has(entry.key))
      throw new SettingsFault(entry.at, { code: 'SETTINGS_TWICE', params: { key: below.join('.') } });
    seen.add(entry.key);
    const found = shape.keys.get(entry.key);
    if (found === undefined) throw new SettingsFault(entry.at, unknownKey(entry, shape.keys, path));
    return validated(entry.value, found, folder, below);
  });
}

function givenValue(
  json: Json,
  { setting, command }: Extract<SettingsShape, { setting: Setting }>,
  folder: string,
  key: string,
): GivenValue {
  const value = readValue(setting.kind, json, folder);
  if (value === undefined) throw new SettingsFault(json.at, wrongValue(setting.kind, json, key));
  return { setting, value, at: json.at, ...(command !== undefined && { command }) };
}

/** Also for a variable of the environment, which `key` then names. */
export function wrongValue(kind: Kind, json: Json, key: string): Wrong {
  const found = foundIn(json);
  const meant = kind.type === 'choice' && json.type === 'text' ? suggest(json.value, kind.among) : undefined;
  return { code: 'SETTINGS_VALUE', params: { key, kind, found, meant } };
}

function foundIn(json: Json): string {
  switch (json.type) {
    case 'object':
      return '{…}';
    case 'list':
      return '[…]';
    case 'null':
      return 'null';
    case 'text':
      return JSON.stringify(json.value);
    default:
      return String(json.value);
  }
}

function unknownKey(
  { key }: Entry,
  known: ReadonlyMap<string, SettingsShape>,
  path: readonly string[],
): Wrong {
  const named = [...path, key].join('.');
  const option = optionNamed(key);
  const setting = SETTINGS.find((each) => each.option === option || each.key === option);
  const command = path[0] === 'commands' && path.length === 2 ? path[1] : undefined;
  const why = path.length === 0 || command !== undefined ? refusalOf(option) : undefined;
  if (why !== undefined) return { code: 'SETTINGS_NOT_HERE', params: { key: named, why } };
  const isKnown = setting !== undefined && known.has(setting.key.split('.')[0] ?? '');
  if (setting !== undefined && !isKnown && command !== undefined)
    return { code: 'SETTINGS_NOT_TAKEN', params: { key: named, command } };
  if (setting !== undefined && !isKnown && path.length === 0)
    return { code: 'SETTINGS_OF_COMMANDS', params: { key: named, commands: commandsTaking(setting) } };
  const names = [...known.keys()].filter((name) => name !== '$schema');
  const meant = setting !== undefined && isKnown ? nameOf(setting) : suggest(key, names);
  return { code: 'SETTINGS_UNKNOWN_KEY', params: { key: named, meant, known: names } };
}

/** Limits are several settings of one option. */
function nameOf({ key, part }: Setting): string {
  return part === undefined ? key : key.slice(0, key.indexOf('.'));
}

/** `--redact-key-file` and `redact_key_file` are written by who knows the option. */
function optionNamed(key: string): string {
  return key.replace(/^-+/, '').replace(/[-_]+([a-z])/gi, (_, letter: string) => letter.toUpperCase());
}

function commandsTaking({ option }: Setting): readonly string[] {
  return COMMAND_NAMES.filter((name) => settingsOf(name).some((each) => each.option === option));
}
