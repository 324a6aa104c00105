/** Where a path given for output really leads. */
import { constants, type Stats } from 'node:fs';
import { access, lstat, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';

export interface Destination {
  /** The path at the end of all symbolic links, absolute. */
  readonly path: string;
  /** A device, a pipe or one of our own streams: written as it is, nothing is renamed onto it. */
  readonly direct: boolean;
  /** Permissions of the file that is there; undefined when there is none. */
  readonly mode?: number;
}

/** Our own open files by name: renaming onto one would leave the shell's end of it behind. */
const OWN_STREAM = /^\/dev\/(?:stdin|stdout|stderr|fd\/\d+)$|^\/proc\//;
const MAX_LINKS = 40;

/** Follows links to what will be written. A folder, or a file without write permission, is an error. */
export async function destinationOf(path: string): Promise<Destination> {
  if (path.endsWith('/')) throw failure('EISDIR', 'is a folder', path);
  const end = await endOfLinks(path);
  if (OWN_STREAM.test(end)) return { path: end, direct: true };
  return described(await canonical(end), await lstat(end).catch(absent));
}

/** Where a folder is or will be, whether or not it is there: links are followed that lead nowhere yet. */
export async function folderAt(path: string): Promise<string> {
  const end = await endOfLinks(resolve(path));
  return canonical(end);
}

/** The path at the end of all symbolic links of its last name; one of our own streams is an end. */
async function endOfLinks(path: string): Promise<string> {
  let current = path;
  for (let links = 0; links <= MAX_LINKS; links++) {
    if (OWN_STREAM.test(current)) return current;
    const found = await lstat(current).catch(absent);
    if (!found?.isSymbolicLink()) return current;
    const link = await readlink(current);
    // Not normalised: `..` after a linked folder is for the system to resolve.
    current = isAbsolute(link) ? link : `${dirname(current)}/${link}`;
  }
  throw failure('ELOOP', 'too many symbolic links', path);
}

async function canonical(path: string): Promise<string> {
  return join(await realpath(dirname(path)), basename(path));
}

async function described(path: string, found: Stats | undefined): Promise<Destination> {
  if (found === undefined) return { path, direct: false };
  if (found.isDirectory()) throw failure('EISDIR', 'is a folder', path);
  // A rename asks only the folder's permission: a protected file would be replaced without a word.
  await access(path, constants.W_OK);
  return { path, direct: !found.isFile(), mode: found.mode & 0o777 };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

function failure(code: string, what: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${what}, open '${path}'`), { code, path, syscall: 'open' });
}
