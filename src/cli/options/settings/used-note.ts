import type { Words } from '../../../words/index.ts';
import type { SettingsUsed } from './apply.ts';

/** The one note of a run: which files, and what of them took effect. */
export function usedNote(used: readonly SettingsUsed[], { settings: say }: Words): string {
  return say.used(
    used.map(({ file, keys }) => say.usedOf(file ?? say.variables, keys.join(', '))).join('; '),
  );
}
