import { EXIT } from '../world/exit.ts';
import { processWorld } from '../world/world.ts';
import { type Kept, loadKept } from './compile-cache.ts';

/** Set by the build of the executable: what tells this build's main.js from any other. */
declare const __MAIN_ID__: string | undefined;

type Exports = Pick<typeof import('./main.ts'), 'main'>;

/**
 * Runs the command line and leaves its exit code to the process: nothing is cut off by leaving early. All that is here
 * is compiled anew by each run; what it loads is not.
 */
export async function start(argv: readonly string[]): Promise<void> {
  // Until the run says otherwise: one that ends before its end must not look like one that went well.
  process.exitCode = EXIT.input;
  const { exports, keep } = await loadMain();
  process.exitCode = await exports.main(argv, processWorld(), keep);
}

async function loadMain(): Promise<Kept<Exports>> {
  if (typeof __MAIN_ID__ !== 'string' || process.env.NODE_DISABLE_COMPILE_CACHE !== undefined)
    return { exports: await import('./main.ts'), keep: () => {} };
  return loadKept('main.js', __MAIN_ID__, 'main');
}
