import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Lang } from '../../words/index.ts';
import { rollupsOf } from '../query/rollups.ts';
import { readState } from '../query/state.ts';
import { unpack } from '../wire/unpack.ts';
import { computed } from './compute.ts';

/** Set by the build of the executable: the thread's file beside it. */
declare const __ROLLUP_FILE__: string | undefined;
declare const __dirname: string;

/** What the page asks of a bill. */
export interface Question {
  readonly address: string;
  readonly version: number;
  readonly lang: Lang;
}

export interface ThreadQuestion extends Question {
  readonly number: number;
}

export interface ThreadData {
  readonly bytes: Uint8Array;
  /** The number of the last question that nobody waits for any more: a thread that computes hears no message. */
  readonly stopped: Int32Array;
}

interface Message {
  readonly text?: string;
  readonly failed?: string;
}

interface Waiting {
  resolve(message: Message): void;
  reject(error: Error): void;
}

/** Rolls up the groups of one reading for one question at a time; the answer is JSON, undefined where it was stopped. */
export interface RollupThread {
  ask(question: Question, signal: AbortSignal): Promise<string | undefined>;
  close(): void;
}

/** Apart from the server's own thread, which hears signals and other requests while a large bill is rolled up. */
export function rollupThread(bytes: Uint8Array): RollupThread {
  return typeof __ROLLUP_FILE__ === 'string'
    ? new OwnThread(join(__dirname, __ROLLUP_FILE__), bytes)
    : sameThread(bytes);
}

export class OwnThread implements RollupThread {
  private worker: Worker | undefined;
  private waiting: Waiting | undefined;
  private asked = 0;
  private isClosed = false;
  private readonly stopped = new Int32Array(new SharedArrayBuffer(4));

  constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
  ) {}

  async ask(question: Question, signal: AbortSignal): Promise<string | undefined> {
    const number = ++this.asked;
    const stop = () => void Atomics.store(this.stopped, 0, number);
    if (signal.aborted) return undefined;
    signal.addEventListener('abort', stop);
    try {
      const { text, failed } = await this.answer({ ...question, number });
      if (failed !== undefined) throw new Error(failed);
      return text;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  private answer(question: ThreadQuestion): Promise<Message> {
    this.worker ??= this.started();
    this.worker.postMessage(question);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  private started(): Worker {
    const workerData: ThreadData = { bytes: this.bytes, stopped: this.stopped };
    const worker = new Worker(this.file, { workerData });
    worker.unref();
    worker.on('message', (message: Message) => this.waiting?.resolve(message));
    // One that is out of memory ends; the next question starts another.
    worker.on('error', (error) => this.ended(worker, error));
    worker.on('exit', () => this.ended(worker, new Error('the thread ended before its answer')));
    return worker;
  }

  private ended(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    // Whoever still asked a reading that is no more may ask the next one.
    if (this.isClosed) this.waiting?.resolve({});
    else this.waiting?.reject(error);
  }

  close(): void {
    this.isClosed = true;
    void this.worker?.terminate();
  }
}

/** Where the program runs from its sources, which a thread cannot read. */
function sameThread(bytes: Uint8Array): RollupThread {
  const rollups = rollupsOf(unpack(bytes));
  return {
    async ask({ address, version, lang }, signal) {
      const state = readState(address);
      const answer = await computed({ rollups, version, state, lang, isOver: () => signal.aborted });
      return answer && JSON.stringify(answer);
    },
    close: () => {},
  };
}
