import { findSettings, hasVariables } from '../options/settings/find.ts';
import type { World } from '../world/world.ts';
import type { SettingsRead } from './settle.ts';

/** Settings where there are any: a run without them pays for a few looks only. */
export async function readSettings(
  argv: readonly string[],
  { cwd, env }: World,
): Promise<SettingsRead | undefined> {
  if (isLeftOut(argv)) return undefined;
  const standing = { cwd, env, platform: process.platform };
  const found = findSettings(standing);
  if (found.length === 0 && !hasVariables(env)) return undefined;
  const { readSettingsAt } = await import('./settle.ts');
  return readSettingsAt(found, standing);
}

/** Settings have a say in how the command line is understood, so this comes before. */
function isLeftOut(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--no-config');
}
