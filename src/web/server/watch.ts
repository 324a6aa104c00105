import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';

/** How often files are looked at where the system tells nothing of them. */
const INTERVAL = 2_000;
/** An export that is still being written is not read: its files must be as they are for so long. */
const SETTLED = 500;

export interface WatchOptions {
  readonly paths: readonly string[];
  /** The signature when the files were first read. */
  readonly known: string;
  /** Changes whenever what is watched does. */
  signature(): Promise<string>;
  changed(): Promise<void>;
}

/** Calls `changed` when the files have changed and then stayed as they are. Returns what ends the watch. */
export function watchFiles({ paths, known: first, signature, changed }: WatchOptions): () => void {
  let known = first;
  let isBusy = false;
  let isOver = false;
  const look = async () => {
    if (isBusy || isOver) return;
    isBusy = true;
    try {
      const found = await signature();
      if (found !== known && (await isSettled(signature, found))) {
        known = found;
        await changed();
      }
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(look, INTERVAL);
  const watchers = folders(paths).flatMap((folder) => watched(folder, look));
  void look();
  return () => {
    isOver = true;
    clearInterval(timer);
    for (const watcher of watchers) watcher.close();
  };
}

async function isSettled(signature: () => Promise<string>, found: string): Promise<boolean> {
  await new Promise((done) => setTimeout(done, SETTLED));
  return (await signature()) === found;
}

function folders(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap((path) => [path, dirname(path)]))];
}

/** Only to be quick: a folder that cannot be watched is looked at in its time. */
function watched(path: string, look: () => Promise<void>): FSWatcher[] {
  try {
    const watcher = watch(path, { persistent: false }, () => void look());
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
