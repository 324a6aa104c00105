/** Temporary files beside a target: what they are called, which are ours, which were left by a killed run. */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pendingTemporaries } from './pending.ts';

const HOUR = 3_600_000;
const HALF = '.tmp';
const pending = pendingTemporaries();

/**
 * A new name in the target's folder, registered as pending: `.bill-analyze-TARGET-HOST-PID-RANDOM.tmp`.
 *
 * Target and host are hashes, for a name of bounded length. The host tells whose process number it is:
 * folders are shared between machines and containers.
 */
export function claimTemporary(target: string): string {
  const random = randomBytes(8).toString('hex');
  const path = join(dirname(target), `${ownPrefix(target)}${random}${HALF}`);
  pending.add(path);
  return path;
}

/** No longer pending: it was renamed or removed. */
export function releaseTemporary(path: string): void {
  pending.delete(path);
}

const ASIDE = '.old';

/**
 * Where what stands at the target is put while something else takes its place. Always whole, and never pending: for a
 * moment it is all that there is.
 */
export function asideOf(target: string): string {
  return join(dirname(target), `${ownPrefix(target)}${randomBytes(8).toString('hex')}${ASIDE}`);
}

/** What runs put aside for the target and neither put back nor removed, the latest first. */
export async function leftAside(target: string): Promise<readonly string[]> {
  const found = await Promise.all((await leftFor(target, ASIDE)).map(withTime));
  return found.sort((a, b) => b.time - a.time).map(({ path }) => path);
}

/** Removes what stands aside, once something whole is in its place. */
export async function removeAside(target: string): Promise<void> {
  for (const path of await leftFor(target, ASIDE)) {
    if (!(await isStale(path))) continue;
    // Half removed it is whole no longer, and must not be taken for what is put back.
    const half = `${path.slice(0, -ASIDE.length)}${HALF}`;
    await rename(path, half)
      .then(() => rm(half, { recursive: true, force: true }))
      .catch(() => {});
  }
}

/**
 * Removes what killed runs left half written for the same target, for the room that it takes. Best effort: a leftover
 * is no reason to write nothing.
 */
export async function removeStale(target: string): Promise<void> {
  for (const path of await leftFor(target, HALF))
    if (await isStale(path)) await rm(path, { force: true, recursive: true }).catch(() => {});
}

async function leftFor(target: string, ending: string): Promise<readonly string[]> {
  const folder = dirname(target);
  const names = await readdir(folder).catch((): string[] => []);
  const ours = names.filter((name) => name.startsWith(prefixFor(target)) && name.endsWith(ending));
  return ours.map((name) => join(folder, name));
}

async function withTime(path: string): Promise<{ readonly path: string; readonly time: number }> {
  return { path, time: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 };
}

function ownPrefix(target: string): string {
  return `${prefixFor(target)}${hostKey()}-${process.pid}-`;
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
  const [host, pid] = basename(path).split('-').slice(-3);
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
