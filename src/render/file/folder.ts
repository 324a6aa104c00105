/** A folder is there with all its files or not at all. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { aboutTarget, type Chunks, syncFolder, writeTemporary } from './atomic.ts';
import { claimTemporary, releaseTemporary, removeStale } from './temporaries.ts';

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
  const path = await canonical(target);
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

/**
 * Renames the folder onto its target. A folder that is there goes first, and comes back where that fails: for a moment
 * there is none, which no system call that Node has can help.
 */
export async function putInPlace(folder: string, target: string): Promise<void> {
  const path = await canonical(target);
  const old = (await isThere(path)) ? claimTemporary(path) : undefined;
  if (old !== undefined) {
    // A signal must not remove it while the new one is not there.
    releaseTemporary(old);
    await rename(path, old);
  }
  try {
    await rename(folder, path);
  } catch (error) {
    if (old !== undefined) await rename(old, path);
    throw error;
  }
  await syncFolder(dirname(path));
  if (old !== undefined) await rm(old, { recursive: true, force: true });
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

async function canonical(target: string): Promise<string> {
  const path = resolve(target);
  return (await isThere(path)) ? realpath(path) : join(await realpath(dirname(path)), basename(path));
}
