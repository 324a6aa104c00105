import { COMMAND_NAMES, GLOBAL_SETTINGS, settingsOf } from './commands.ts';
import type { Setting } from './table.ts';

/** What a settings file may hold: keys, and below them keys again or a value. */
export type SettingsShape =
  | { readonly keys: ReadonlyMap<string, SettingsShape> }
  /** `command` where it is said for one alone. */
  | { readonly setting: Setting; readonly command?: string }
  /** The place of a schema, which editors look for. */
  | { readonly ignored: true };

/** Built when it is asked for: most runs have no settings file. */
export function fileShape(): SettingsShape {
  const commands = new Map(
    COMMAND_NAMES.map((name) => [name, { keys: settingKeys(settingsOf(name), name) }]),
  );
  return {
    keys: new Map<string, SettingsShape>([
      ['$schema', { ignored: true }],
      ...settingKeys(GLOBAL_SETTINGS),
      ['commands', { keys: commands }],
    ]),
  };
}

/** `expect.rows` and `expect.payable` become one key with two below. */
function settingKeys(settings: readonly Setting[], command?: string): ReadonlyMap<string, SettingsShape> {
  const keys = new Map<string, SettingsShape>();
  for (const setting of settings) {
    const [first = '', second] = setting.key.split('.');
    const leaf: SettingsShape = { setting, ...(command !== undefined && { command }) };
    if (second === undefined) keys.set(first, leaf);
    else keys.set(first, { keys: new Map([...keysBelow(keys.get(first)), [second, leaf]]) });
  }
  return keys;
}

function keysBelow(shape: SettingsShape | undefined): ReadonlyMap<string, SettingsShape> {
  return shape !== undefined && 'keys' in shape ? shape.keys : new Map();
}
