import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
 * bill takes. It lies beside the executable and nowhere else, so whoever could change it could change the executable
 * too; V8 refuses that of another version, and gzip's checksum what was damaged. Where the folder cannot be written
 * everything goes on without.
 *
 * `id` tells this build's file from any other; `kind` tells V8's flags apart, with which its code does not fit together.
 */
export function loadKept<T>(name: string, id: string, kind: string): Kept<T> {
  const file = join(__dirname, name);
  const folder = join(__dirname, '.compiled');
  const kept = join(folder, `${id}-${process.version}-${process.arch}-${kind}.gz`);
  const cachedData = read(kept);
  const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} as T };
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
  return {
    exports: module.exports,
    keep: () => {
      if (cachedData === undefined) write(folder, kept, script);
    },
  };
}

function read(path: string): Buffer | undefined {
  try {
    return gunzipSync(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** Best effort: a folder that cannot be written is no reason to tell the user anything. */
function write(folder: string, path: string, script: Script): void {
  try {
    mkdirSync(folder, { recursive: true });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, gzipSync(script.createCachedData(), { level: 0 }));
    renameSync(temporary, path);
  } catch {
    // The next run compiles as this one did.
  }
}
