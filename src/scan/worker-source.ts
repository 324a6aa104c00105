import { join } from 'node:path';

/** Set by the build of the executable: the worker's file beside it. */
declare const __WORKER_FILE__: string | undefined;
declare const __dirname: string;

/** What a thread runs: a file beside the executable, or, in the library, text that needs no place on disk. */
export async function workerSource(): Promise<{ source: string; eval: boolean }> {
  if (typeof __WORKER_FILE__ === 'string') {
    return { source: join(__dirname, __WORKER_FILE__), eval: false };
  }
  const { WORKER } = await import('./worker.generated.ts');
  return { source: WORKER, eval: true };
}
