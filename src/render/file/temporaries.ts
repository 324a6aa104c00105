/** Temporary files beside a target: what they are called, which are ours, which were left by a killed run. */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pendingTemporaries } from './pending.ts';

const HOUR = 3_600_000;
const pending = pendingTemporaries();

/**
 * A new name in the target's folder, registered as pending: `.bill-analyze-TARGET-HOST-PID-RANDOM.tmp`.
 *
 * Target and host are hashes, for a name of bounded length. The host tells whose process number it is:
 * folders are shared between machines and containers.
 */
export function claimTemporary(target: string): string {
  const random = randomBytes(8).toString('hex');
  const path = join(dirname(target), `${prefixFor(target)}${hostKey()}-${process.pid}-${random}.tmp`);
  pending.add(path);
  return path;
}

/** No longer pending: it was renamed or removed. */
export function releaseTemporary(path: string): void {
  pending.delete(path);
}

/**
 * Removes what killed runs left for the same target. Best effort: a leftover is no reason to write nothing.
 */
export async function removeStale(target: string): Promise<void> {
  const folder = dirname(target);
  const names = await readdir(folder).catch((): string[] => []);
  const ours = names.filter((name) => name.startsWith(prefixFor(target)) && name.endsWith('.tmp'));
  for (const path of ours.map((name) => join(folder, name))) {
    if (await isStale(path)) await rm(path, { force: true, recursive: true }).catch(() => {});
  }
}

function prefixFor(target: string): string {
  return `.bill-analyze-${hash(basename(target)).slice(0, 12)}-`;
}

function hostKey(): string {
  return hash(hostname()).slice(0, 6);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function isStale(path: string): Promise<boolean> {
  if (pending.has(path)) return false;
  const [host, pid] = basename(path, '.tmp').split('-').slice(-3);
  if (host === hostKey() && !isAlive(Number(pid))) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > HOUR;
}

/** Our own number on a file that is not pending is an earlier process's: containers count from 1 again. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
