/** A folder is there with all its files or not at all. */
import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { aboutTarget, type Chunks, syncFolder, writeTemporary } from './atomic.ts';
import { folderAt } from './destination.ts';
import {
  asideOf,
  claimTemporary,
  leftAside,
  releaseTemporary,
  removeAside,
  removeStale,
} from './temporaries.ts';

/** A file of the folder: a plain name, and what is written. */
export interface FolderFile {
  readonly name: string;
  readonly chunks: Chunks;
}

/** What was written. */
export interface FileMade {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Makes the files in a new folder beside `target`, one after the other, each synced. `then` gets that folder: to put
 * it in the target's place ({@link putInPlace}) or to make something else of it. On any error nothing is left.
 */
export async function makeFolder(
  target: string,
  files: (made: readonly FileMade[]) => AsyncIterable<FolderFile>,
  then: (folder: string, made: readonly FileMade[]) => Promise<void>,
): Promise<void> {
  const path = await folderAt(target);
  await removeStale(path);
  const folder = claimTemporary(path);
  const made: FileMade[] = [];
  try {
    await mkdir(folder);
    for await (const file of files(made)) made.push(await makeFile(folder, file));
    await syncFolder(folder);
    await then(folder, made);
  } catch (error) {
    throw aboutTarget(error, folder, path);
  } finally {
    // Where it was renamed nothing is there any more.
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    releaseTemporary(folder);
  }
}

async function makeFile(folder: string, { name, chunks }: FolderFile): Promise<FileMade> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* watched() {
    for await (const chunk of chunks) {
      const data = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      hash.update(data);
      bytes += data.length;
      yield data;
    }
  }
  await writeTemporary(join(folder, name), undefined, watched());
  return { name, bytes, sha256: hash.digest('hex') };
}

/** Renames the folder onto its target. What is there goes aside first, and is removed when all is done. */
export async function putInPlace(folder: string, target: string): Promise<void> {
  const path = await folderAt(target);
  exchange(folder, path);
  await syncFolder(dirname(path), path);
  await removeAside(path);
}

/**
 * For a moment nothing is at the path, which no system call that Node has can help. No signal comes between the two; a
 * kill may: see {@link restoreFolder}.
 */
function exchange(folder: string, path: string): void {
  const aside = asideOf(path);
  const wasThere = putAside(path, aside);
  try {
    renameSync(folder, path);
  } catch (error) {
    if (wasThere) putBack(aside, path);
    throw error;
  }
}

function putAside(path: string, aside: string): boolean {
  try {
    renameSync(path, aside);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw aboutTarget(error, aside, path);
  }
}

/** What cannot be put back now stays aside, whole, for the next run. */
function putBack(aside: string, path: string): void {
  try {
    renameSync(aside, path);
  } catch {}
}

/** Puts back what a killed run had put aside, where nothing took its place: the first thing to do with a target. */
export async function restoreFolder(target: string): Promise<void> {
  const path = await folderAt(target);
  const [latest] = await leftAside(path);
  if (latest === undefined || (await isThere(path))) return;
  await rename(latest, path).catch((error) => {
    throw aboutTarget(error, latest, path);
  });
  await syncFolder(dirname(path), path);
}

/** Names in a folder; undefined where there is none. A file in its place is an error. */
export async function namesIn(target: string): Promise<readonly string[] | undefined> {
  return (await isThere(target)) ? readdir(target) : undefined;
}

async function isThere(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return found !== undefined;
}
