/** Our own open files by name: `/dev/stdout`, `/dev/fd/3`, `/proc/self/fd/3`. */
import { write } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const writeAsync = promisify(write);
const NAMED: Readonly<Record<string, number>> = { '/dev/stdout': 1, '/dev/stderr': 2 };
const RETRY_MS = 5;

/** The descriptor that a path names, or undefined for any other path. */
export function ownDescriptor(path: string): number | undefined {
  const match = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path);
  return match === null ? NAMED[path] : Number(match[1]);
}

/**
 * Writes to the open file itself. Opening its name again would fail for a socket (what a Node parent gives),
 * and for a redirected file start over at its beginning.
 */
export async function writeToDescriptor(descriptor: number, chunk: string | Uint8Array): Promise<void> {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  for (let at = 0; at < bytes.length; ) at += await writeSome(descriptor, bytes, at);
}

/** A full pipe that does not block answers EAGAIN: it is tried again when its reader has had time. */
async function writeSome(descriptor: number, bytes: Uint8Array, at: number): Promise<number> {
  try {
    return (await writeAsync(descriptor, bytes, at)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    await pause(RETRY_MS);
    return 0;
  }
}
