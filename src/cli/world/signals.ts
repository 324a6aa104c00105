import { closeSync, constants, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { EXIT } from './exit.ts';

const temporaries: (() => ReadonlySet<string>)[] = [];
const inputs = new Set<string>();
const waits: (() => boolean)[] = [];

/** Tells the signal handlers where to find files that are being written. */
export function removeOnSignal(pending: () => ReadonlySet<string>): void {
  temporaries.push(pending);
}

/** Tells the signal handlers what is read: a thread that waits for a named pipe would hold up the end. */
export function releaseOnSignal(named: readonly string[]): void {
  for (const path of named) inputs.add(path);
}

/** Tells the signal handlers when a thread may be waiting for whatever is read, so that the process could not exit. */
export function endBySystemWhile(isWaiting: () => boolean): void {
  waits.push(isWaiting);
}

let isHandled = false;

const handlers = {
  SIGINT: () => leave('SIGINT', EXIT.interrupted),
  SIGTERM: () => leave('SIGTERM', EXIT.terminated),
};

/** SIGINT and SIGTERM end the process at once with their codes; nothing half-written stays. */
export function onSignals(): void {
  isHandled = true;
  process.once('SIGINT', handlers.SIGINT);
  process.once('SIGTERM', handlers.SIGTERM);
}

/**
 * Does work that may take seconds and never waits, so that no handler of ours is called meanwhile: where no file is
 * half written, the system's own handlers stand in for them, which end the process with the same codes to a shell.
 */
export function interruptible<T>(work: () => T): T {
  if (!isHandled || temporaries.some((pending) => pending().size > 0)) return work();
  for (const [signal, handler] of Object.entries(handlers)) process.removeListener(signal, handler);
  try {
    return work();
  } finally {
    onSignals();
  }
}

function leave(signal: NodeJS.Signals, code: number): void {
  for (const pending of temporaries)
    for (const path of pending()) rmSync(path, { force: true, recursive: true });
  // The one place where leaving at once is right: the reader has asked for no more output.
  const isFree = [...inputs].map(isReleased).every((released) => released);
  if (isFree && !waits.some((isWaiting) => isWaiting())) process.exit(code);
  // Our handler is gone, so this is the system's own end, which waits for no thread; shells see the same code.
  process.kill(process.pid, signal);
}

/** Node ends only when its threads do. One that waits on a pipe gets a byte from us, which nobody will read. */
function isReleased(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isDirectory()) return true;
  if (!found.isFIFO()) return false;
  try {
    const pipe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    writeSync(pipe, '\n');
    closeSync(pipe);
    return true;
  } catch {
    return false;
  }
}
