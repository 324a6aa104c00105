import { rmSync } from 'node:fs';
import { EXIT } from './exit.ts';

const temporaries: (() => ReadonlySet<string>)[] = [];

/** Tells the signal handlers where to find files that are being written. */
export function removeOnSignal(pending: () => ReadonlySet<string>): void {
  temporaries.push(pending);
}

/** SIGINT and SIGTERM end the process at once with their codes; nothing half-written stays. */
export function onSignals(): void {
  process.once('SIGINT', () => leave(EXIT.interrupted));
  process.once('SIGTERM', () => leave(EXIT.terminated));
}

function leave(code: number): never {
  for (const pending of temporaries)
    for (const path of pending()) rmSync(path, { force: true, recursive: true });
  // The one place where leaving at once is right: the reader has asked for no more output.
  process.exit(code);
}
