import { type Kept, loadKept } from './compile-cache.ts';

/** Set by the build of the executable: what tells this build's main.js from any other. */
declare const __MAIN_ID__: string | undefined;

type Exports = Pick<typeof import('./main.ts'), 'main'>;

/** Runs the command line. All that is here is compiled anew by each run; what it loads is not. */
export async function start(argv: readonly string[]): Promise<void> {
  const { exports, keep } = await loadMain();
  await exports.main(argv, keep);
}

async function loadMain(): Promise<Kept<Exports>> {
  if (typeof __MAIN_ID__ !== 'string' || process.env.NODE_DISABLE_COMPILE_CACHE !== undefined)
    return { exports: await import('./main.ts'), keep: () => {} };
  return loadKept('main.js', __MAIN_ID__, 'main');
}
