/** Runs of the executable in which the system fails, or ends it, at one call of a kind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXECUTABLE, finished, start } from './spawn.ts';

/** What happens at a call, and which calls are counted. What is written to a file is written at a place of it. */
export interface Fault {
  readonly name: string;
  readonly calls: string;
  readonly what: string;
}

const RENAMES = 'rename,renameat,renameat2';
const WRITES = 'pwrite64,pwritev';
const SYNCS = 'fsync,fdatasync';

export const FAULTS: readonly Fault[] = [
  { name: 'killed at a rename', calls: RENAMES, what: 'signal=KILL' },
  { name: 'killed at a write', calls: WRITES, what: 'signal=KILL' },
  { name: 'killed at a sync', calls: SYNCS, what: 'signal=KILL' },
  { name: 'an error at a rename', calls: RENAMES, what: 'error=EIO' },
  { name: 'a full disk at a write', calls: WRITES, what: 'error=ENOSPC' },
  { name: 'an error at a sync', calls: SYNCS, what: 'error=EIO' },
];

export interface Faulty {
  /** Whether there was such a call, so that the fault happened. */
  readonly happened: boolean;
  readonly stderr: string;
  /** Null where it was killed. */
  readonly code: number | null;
}

/** `bill-analyze ARGS…`, with the fault at the so-manieth of its calls. */
export async function withFault(
  args: readonly string[],
  { calls, what }: Fault,
  at: number,
  folder: string,
): Promise<Faulty> {
  const log = join(folder, 'calls.log');
  const strace = ['-f', '-o', log, '-e', `trace=${calls}`];
  // It counts the calls of each thread by itself: files are written by one.
  const env = { UV_THREADPOOL_SIZE: '1' };
  const inject = ['-e', `inject=${calls}:${what}:when=${at}`];
  const child = start('strace', [...strace, ...inject, process.execPath, EXECUTABLE, ...args], { env });
  const { stderr, code } = await finished(child);
  const happened = code === null || readFileSync(log, 'utf8').includes('(INJECTED)');
  return { happened, stderr, code };
}
