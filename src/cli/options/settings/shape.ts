import { COMMAND_NAMES, GLOBAL_SETTINGS, settingsOf } from './commands.ts';
import type { Setting } from './table.ts';

/** What a settings file may hold: keys, and below them keys again or a value. */
export type Shape =
  | { readonly keys: ReadonlyMap<string, Shape> }
  /** `command` where it is said for one alone. */
  | { readonly setting: Setting; readonly command?: string }
  /** The place of a schema, which editors look for. */
  | { readonly ignored: true };

/** Built when it is asked for: most runs have no settings file. */
export function fileShape(): Shape {
  const commands = new Map(
    COMMAND_NAMES.map((name) => [name, { keys: settingKeys(settingsOf(name), name) }]),
  );
  return {
    keys: new Map<string, Shape>([
      ['$schema', { ignored: true }],
      ...settingKeys(GLOBAL_SETTINGS),
      ['commands', { keys: commands }],
    ]),
  };
}

/** `expect.rows` and `expect.payable` become one key with two below. */
function settingKeys(settings: readonly Setting[], command?: string): ReadonlyMap<string, Shape> {
  const keys = new Map<string, Shape>();
  for (const setting of settings) {
    const [first = '', second] = setting.key.split('.');
    const leaf: Shape = { setting, ...(command !== undefined && { command }) };
    if (second === undefined) keys.set(first, leaf);
    else keys.set(first, { keys: new Map([...keysBelow(keys.get(first)), [second, leaf]]) });
  }
  return keys;
}

function keysBelow(shape: Shape | undefined): ReadonlyMap<string, Shape> {
  return shape !== undefined && 'keys' in shape ? shape.keys : new Map();
}
