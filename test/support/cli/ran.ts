export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  /** Added to a clean environment: nothing of the machine's own colours, locale or time zone. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  /** Standard output as it came. */
  readonly bytes: Buffer;
}

export function cleanEnv(extra: RunOptions['env'] = {}): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  // Nor the settings of who runs the tests.
  const XDG_CONFIG_HOME = '/nowhere';
  return { PATH, HOME, XDG_CONFIG_HOME, LC_ALL: 'C', TZ: 'America/New_York', ...extra };
}
