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
  return { PATH, HOME, LC_ALL: 'C', TZ: 'America/New_York', ...extra };
}
