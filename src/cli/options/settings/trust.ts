import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why a settings file is not taken. */
export type Distrust = 'SETTINGS_WRITABLE' | 'SETTINGS_PLANTED';

/** Writable by everyone. */
const BY_ALL = 0o002;

/**
 * Settings can neither write nor run anything, but they can turn a check off. So not everyone may be able to change
 * them: neither the file, nor by putting one of their own into a folder like /tmp. A colleague's folder is fine.
 * Windows has no such bits; there everything is taken.
 */
export function distrustOf(path: string, uid: number | undefined): Distrust | undefined {
  if (uid === undefined) return undefined;
  const file = statSync(path);
  const folder = statSync(dirname(path));
  return distrust([file, lstatSync(path)], folder, uid);
}

/** `files` are the file and, where it is reached by a link, the link. */
export function distrust(
  files: readonly Pick<Stats, 'mode' | 'uid'>[],
  folder: Pick<Stats, 'mode'>,
  uid: number,
): Distrust | undefined {
  if (isByAll(files[0])) return 'SETTINGS_WRITABLE';
  const isForeign = files.some((each) => each.uid !== uid && each.uid !== 0);
  return isForeign && isByAll(folder) ? 'SETTINGS_PLANTED' : undefined;
}

function isByAll(stats: Pick<Stats, 'mode'> | undefined): boolean {
  return stats !== undefined && (stats.mode & BY_ALL) !== 0;
}
