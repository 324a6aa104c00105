import type { WrittenOptions } from '../commands.ts';
import type { SettingsUsed } from './apply.ts';
import type { Settings } from './layers.ts';

/** What settings have done to a run. */
export interface RunSettings extends Settings {
  readonly used: readonly SettingsUsed[];
  readonly lang: string | undefined;
  /** The options of the command line alone. */
  readonly written: WrittenOptions;
}
