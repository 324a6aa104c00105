import { type Kept, loadKept } from './compile-cache.ts';

/** Set by the build of the executable: what tells this build's run.js from any other. */
declare const __RUN_ID__: string | undefined;

type Exports = Pick<typeof import('./run.ts'), 'run'>;

/** Loads what carries tasks out, `kind` being that of V8's flags. */
export async function loadRun(kind: string): Promise<Kept<Exports>> {
  if (typeof __RUN_ID__ !== 'string' || process.env.NODE_DISABLE_COMPILE_CACHE !== undefined)
    return { exports: await import('./run.ts'), keep: () => {} };
  return loadKept('run.js', __RUN_ID__, kind);
}
