import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { gunzipSync, gzipSync } from 'node:zlib';

declare const __dirname: string;

export interface Kept<T> {
  readonly exports: T;
  /** Keeps what V8 has compiled by now, for the next run. */
  keep(): void;
}

/**
 * Loads a file of the executable with the code that V8 compiled of it before, which is a fifth of the time that a small
 * bill takes. V8 runs what it is given, so that is taken only from a folder and a file of the user's own that nobody else
 * may write; V8 refuses what is of another version, and gzip's checksum what was damaged, and either is made anew. Where
 * the folder cannot be written everything goes on without.
 *
 * `id` tells this build's file from any other; `kind` tells V8's flags apart, with which its code does not fit together.
 */
export function loadKept<T>(name: string, id: string, kind: string): Kept<T> {
  const file = join(__dirname, name);
  const folder = join(__dirname, '.compiled');
  const kept = join(folder, `${id}-${process.version}-${process.arch}-${kind}.gz`);
  const cachedData = read(folder, kept);
  const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} as T };
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
  return {
    exports: module.exports,
    keep: () => {
      if (cachedData === undefined || script.cachedDataRejected === true) write(folder, kept, script);
    },
  };
}

/** A pipe in the file's place would be waited for, and a link would lead elsewhere. Windows knows neither flag. */
const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function read(folder: string, path: string): Buffer | undefined {
  try {
    const place = lstatSync(folder);
    if (!place.isDirectory() || !isOwn(place)) return undefined;
    const opened = openSync(path, PLAINLY);
    try {
      const found = fstatSync(opened);
      return found.isFile() && isOwn(found) ? gunzipSync(readFileSync(opened)) : undefined;
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}

const WRITABLE_BY_OTHERS = 0o022;

/** Of this user, and not to be written by any other. Windows keeps that elsewhere. */
function isOwn(found: Stats): boolean {
  return isOfUser(found) && (process.platform === 'win32' || (found.mode & WRITABLE_BY_OTHERS) === 0);
}

function isOfUser({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

/** Best effort: a folder that cannot be written is no reason to tell the user anything. */
function write(folder: string, path: string, script: Script): void {
  try {
    if (!isReady(folder)) return;
    const temporary = `${path}.${process.pid}`;
    rmSync(temporary, { force: true });
    writeFileSync(temporary, gzipSync(script.createCachedData(), { level: 0 }), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, path);
  } catch {
    // The next run compiles as this one did.
  }
}

/** Makes the folder. In the executable's folder of someone else it would only be in that one's way. */
function isReady(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) {
    if (!isOfUser(lstatSync(__dirname))) return false;
    mkdirSync(folder, { mode: 0o700 });
    return true;
  }
  if (!found.isDirectory() || !isOfUser(found)) return false;
  if (!isOwn(found)) takeBack(folder);
  return true;
}

/** What lies in a folder that others could write may be theirs. */
function takeBack(folder: string): void {
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) {
    try {
      unlinkSync(join(folder, name));
    } catch {
      // A folder: it is in nobody's way.
    }
  }
}
