import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** Where a run stands: settings are looked for from here. */
export interface Standing {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

export const PROJECT_FILE = 'bill-analyze.json';
const USER_FILE = join('bill-analyze', 'config.json');

export type SettingsOrigin = 'project' | 'user';

export interface FoundFile {
  readonly origin: SettingsOrigin;
  readonly path: string;
}

/** The settings files of a run, the one that goes before the other first. Each look costs one call to the system. */
export function findSettings(standing: Standing): readonly FoundFile[] {
  const project = projectFile(standing.cwd);
  const user = userFiles(standing).find(isFile);
  return [
    ...(project === undefined ? [] : [{ origin: 'project' as const, path: project }]),
    ...(user === undefined || user === project ? [] : [{ origin: 'user' as const, path: user }]),
  ];
}

/** Whether any variable may be a setting; which ones are is known to those who read them. */
export function hasVariables(env: NodeJS.ProcessEnv): boolean {
  return Object.keys(env).some((name) => name.startsWith('BILL_ANALYZE_'));
}

/** The nearest one only, in the folder or above it. */
function projectFile(folder: string): string | undefined {
  const path = join(folder, PROJECT_FILE);
  if (isFile(path)) return path;
  const above = dirname(folder);
  return above === folder ? undefined : projectFile(above);
}

/** Where the file of a user may be, in the order of looking. */
export function userFiles({ env, platform }: Standing): readonly string[] {
  const home = homeOf(env, platform);
  const folders =
    platform === 'win32'
      ? [env.APPDATA, home && join(home, 'AppData', 'Roaming')]
      : [
          // A relative one is to be ignored, says the specification.
          env.XDG_CONFIG_HOME?.startsWith('/') === true ? env.XDG_CONFIG_HOME : home && join(home, '.config'),
          platform === 'darwin' ? home && join(home, 'Library', 'Application Support') : undefined,
        ];
  return folders.flatMap((folder) =>
    folder === undefined || folder === '' ? [] : [join(folder, USER_FILE)],
  );
}

function homeOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  return (platform === 'win32' ? env.USERPROFILE : env.HOME) || undefined;
}

/** A pipe or a device would be waited for. What cannot be looked at is not there. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** A file as it is named to people: from the working folder, or from home, whose name is nobody's business. */
export function shownFile({ origin, path }: FoundFile, { cwd, env, platform }: Standing): string {
  if (origin === 'project') return relative(cwd, path);
  const home = homeOf(env, platform);
  const inside = home === undefined ? '' : relative(home, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : join('~', inside);
}
