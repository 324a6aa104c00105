import { readFile, realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { writeWhole } from '../../../render/file/atomic.ts';
import {
  type FileMade,
  type FolderFile,
  makeFolder,
  namesIn,
  putInPlace,
  restoreFolder,
} from '../../../render/file/folder.ts';
import { readPieces } from '../../../render/pieces.ts';
import { zipped } from '../../../render/xlsx/zip.ts';
import { UsageError } from '../../world/usage-error.ts';
import { MANIFEST } from './files.ts';
import { MANIFEST_REPORT } from './manifest.ts';

type Files = (made: readonly FileMade[]) => AsyncIterable<FolderFile>;

/** Whether the files go into one archive. */
export function isArchive(output: string): boolean {
  return /\.zip$/i.test(output);
}

/** Puts back an earlier pack that a killed run had moved aside: before anything else that may fail. */
export async function restorePack(output: string): Promise<void> {
  // Where there is no folder for it nothing can stand aside; who writes there says so.
  if (!isArchive(output)) await restoreFolder(output).catch(unlessAbsent);
}

function unlessAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** Throws a UsageError where the pack would replace anything but a former pack. */
export async function mustBeFree(output: string, inputs: readonly string[]): Promise<void> {
  if (isArchive(output)) return;
  const names = await namesIn(output);
  if (names === undefined || names.length === 0) return;
  if (!(await isPack(output, names)))
    throw new UsageError({ code: 'PACK_NOT_REPLACED', params: { path: output } });
  const folder = `${await realpath(output)}${sep}`;
  for (const path of inputs)
    if ((await realpath(path).catch(() => resolve(path))).startsWith(folder))
      throw new UsageError({ code: 'PACK_HOLDS_INPUT', params: { path: output, input: path } });
}

/** A folder that has a manifest of ours, and nothing that is not in it. */
async function isPack(folder: string, names: readonly string[]): Promise<boolean> {
  try {
    const { report, outputs } = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    const own = new Set([MANIFEST, ...outputs.map(({ name }: FileMade) => name)]);
    return report === MANIFEST_REPORT && names.every((name) => own.has(name));
  } catch {
    return false;
  }
}

/** Writes the files into their folder or archive, whole or not at all. Returns how many there are. */
export async function writePack(output: string, files: Files): Promise<number> {
  let count = 0;
  await makeFolder(output, files, async (folder, made) => {
    count = made.length;
    if (!isArchive(output)) return putInPlace(folder, output);
    const parts = made.map(({ name }) => ({ path: name, text: { bytes: readPieces(join(folder, name)) } }));
    return writeWhole(output, zipped(parts));
  });
  return count;
}
