import { parentPort, workerData } from 'node:worker_threads';
import { type Range, scanRange } from './range.ts';
import { Scanner } from './scanner.ts';

/** The whole of a worker thread: one range, one answer, and its progress on the way. */
const port = parentPort;
// Keeps the thread until it is stopped: Node 20 may lose what a thread has sent when it ends at once behind it.
port?.on('message', () => {});
scanRange(workerData as Range, new Scanner(), (bytes, rows) => {
  port?.postMessage({ progress: { bytes, rows } });
  return undefined;
}).then(
  (done) => port?.postMessage({ done }),
  (error: Error) => port?.postMessage({ failed: error.message }),
);
