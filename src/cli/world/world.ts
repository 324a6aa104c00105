import type { Readable, Writable } from 'node:stream';

/** A standard stream that data or words go to. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What the command line runs in: the process itself, or what a test puts in its place. */
export interface World {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Where settings are looked for. Paths on the command line are relative to the process's own working folder. */
  readonly cwd: string;
  /** Whether the process is there for this run alone: then signals end it, and V8's flags may be set. */
  readonly ownsProcess: boolean;
}

/** The world of the executable. */
export function processWorld(): World {
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env, cwd: process.cwd(), ownsProcess: true };
}
