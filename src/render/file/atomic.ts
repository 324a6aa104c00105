/** Files are there whole or not at all: a killed run or a full disk never leaves half a report. */
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ownDescriptor, writeToDescriptor } from './descriptor.ts';
import { type Destination, destinationOf } from './destination.ts';
import { type Chunk, type Chunks, gathered, piecesOf } from './gathered.ts';
import { claimTemporary, releaseTemporary, removeStale } from './temporaries.ts';

export type { Chunks } from './gathered.ts';

/**
 * Writes a file whole: to a temporary name in the same folder, synced, renamed onto the target, the folder
 * synced.
 *
 * On any error the temporary file is gone and the old file is as it was. Symbolic links are followed;
 * devices, pipes and `/dev/stdout` are written directly, where half a text cannot be helped.
 */
export async function writeWhole(path: string, chunks: Chunks): Promise<void> {
  const destination = await destinationOf(path);
  if (destination.direct) return writeDirectly(destination.path, chunks);
  await removeStale(destination.path);
  await replace(destination, chunks);
  await syncFolder(dirname(destination.path), destination.path);
}

/** Never emptied or begun anew: what is written here is not ours. */
async function writeDirectly(path: string, chunks: Chunks): Promise<void> {
  const descriptor = ownDescriptor(path);
  if (descriptor !== undefined) return writeAll((chunk) => writeToDescriptor(descriptor, chunk), chunks);
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    await closing(file, () => writeAll((chunk) => file.writeFile(chunk), chunks));
  } catch (error) {
    throw aboutTarget(error, path, path);
  }
}

async function replace(destination: Destination, chunks: Chunks): Promise<void> {
  const temporary = claimTemporary(destination.path);
  try {
    await writeTemporary(temporary, destination.mode, chunks);
    await rename(temporary, destination.path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw aboutTarget(error, temporary, destination.path);
  } finally {
    releaseTemporary(temporary);
  }
}

/** A file that is not there yet, synced. Never with more permissions than one to be replaced, not even for a moment. */
export async function writeTemporary(path: string, mode: number | undefined, chunks: Chunks): Promise<void> {
  const file = await open(path, 'wx', (mode ?? 0o666) & 0o777);
  await closing(file, async () => {
    if (mode !== undefined) await file.chmod(mode);
    let end = 0;
    for await (const piece of gathered(chunks)) end = await writeAt(file, piece, end);
    await file.sync();
  });
}

/** Writes all of it at a place of the file: a system may take a part. Returns where it ends. */
async function writeAt(file: FileHandle, bytes: Uint8Array, start: number): Promise<number> {
  const end = start + bytes.length;
  for (let at = start; at < end; ) at += (await file.write(bytes, at - start, end - at, at)).bytesWritten;
  return end;
}

/** One chunk at a time: the next is made when the last is written. */
async function writeAll(write: (chunk: Chunk) => Promise<void>, chunks: Chunks): Promise<void> {
  for await (const chunk of piecesOf(chunks)) await write(chunk);
}

/** Closing may fail too (a network drive's late error), but the first error is the one to tell. */
async function closing(file: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await file.close().catch(() => {});
    throw error;
  }
  await file.close();
}

/** The reader knows the target, not the temporary name; a failed write (a full disk) names no file at all. */
export function aboutTarget(error: unknown, temporary: string, target: string): unknown {
  if (!(error instanceof Error)) return error;
  const { path, syscall } = error as NodeJS.ErrnoException;
  if (path !== temporary && (path !== undefined || syscall === undefined)) return error;
  error.message = error.message.replaceAll(temporary, target);
  return Object.assign(error, { path: target });
}

/**
 * What systems answer that cannot sync a folder or may not open it for reading; the rename is done by then.
 */
const NO_FOLDER_SYNC = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

export async function syncFolder(path: string, target = path): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await closing(folder, () => folder.sync());
  } catch (error) {
    if (!NO_FOLDER_SYNC.has((error as NodeJS.ErrnoException).code ?? ''))
      throw aboutTarget(error, path, target);
  }
}
