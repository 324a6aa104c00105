import { parentPort, workerData } from 'node:worker_threads';
import { rollupsOf } from '../query/rollups.ts';
import { readState } from '../query/state.ts';
import { unpack } from '../wire/unpack.ts';
import { computed } from './compute.ts';
import type { ThreadData, ThreadQuestion } from './rollup-thread.ts';

/** The whole of the thread: the groups of one reading, and one question after the other. */
const { bytes, stopped } = workerData as ThreadData;
const rollups = rollupsOf(unpack(bytes));

parentPort?.on('message', ({ number, address, version, lang }: ThreadQuestion) => {
  const isOver = () => Atomics.load(stopped, 0) >= number;
  computed({ rollups, version, state: readState(address), lang, isOver }).then(
    (answer) => parentPort?.postMessage({ text: answer && JSON.stringify(answer) }),
    (error: Error) => parentPort?.postMessage({ failed: error.message }),
  );
});
