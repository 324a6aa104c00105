import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Set by the build of the executable: what tells this build's run.js from any other. */
declare const __RUN_ID__: string | undefined;
declare const __dirname: string;

export interface Loaded {
  readonly run: typeof import('./run.ts')['run'];
  /** Keeps what V8 has compiled by now, for the next run. */
  keep(): void;
}

/**
 * Loads what carries tasks out. In the executable with the code that V8 compiled of it before, which is a fifth of the
 * time that a small bill takes. It lies beside the executable and nowhere else, so whoever could change it could change
 * the executable too; V8 refuses that of another version, and gzip's checksum what was damaged. Where the folder cannot
 * be written, or NODE_DISABLE_COMPILE_CACHE is set, everything goes on without.
 *
 * `kind` tells V8's flags apart, with which its code does not fit together.
 */
export async function loadRun(kind: string): Promise<Loaded> {
  if (typeof __RUN_ID__ !== 'string' || process.env.NODE_DISABLE_COMPILE_CACHE !== undefined) {
    return { run: (await import('./run.ts')).run, keep: () => {} };
  }
  const file = join(__dirname, 'run.js');
  const folder = join(__dirname, '.compiled');
  const kept = join(folder, `${__RUN_ID__}-${process.version}-${process.arch}-${kind}.gz`);
  const cachedData = read(kept);
  const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} as Pick<Loaded, 'run'> };
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
  return {
    run: module.exports.run,
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
    writeFileSync(temporary, gzipSync(script.createCachedData(), { level: 1 }));
    renameSync(temporary, path);
  } catch {
    // The next run compiles as this one did.
  }
}
