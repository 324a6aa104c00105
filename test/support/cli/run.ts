/** Runs the command line as a user would: arguments in; stdout, stderr and exit code out. */
import type { JsonReport } from './json-report.ts';
import { type Ran, type RunOptions, spawned } from './spawn.ts';

export type { Ran, RunOptions } from './spawn.ts';

/** `bill-analyze ARGS…` with pipes on all three streams; standard input is empty unless given. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return spawned(args, options);
}

/** The report as JSON; any exit code will do, the caller asks for it where it matters. */
export async function report(args: readonly string[], options: RunOptions = {}): Promise<JsonReport> {
  const { stdout, stderr } = await run([...args, '--format', 'json'], options);
  try {
    return JSON.parse(stdout);
  } catch (error) {
    throw new Error(`no JSON from ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}
