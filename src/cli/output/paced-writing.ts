import { once } from 'node:events';
import { PassThrough } from 'node:stream';

/** What writing has failed with, so that reading, which waits for it, is not taken for the one that failed. */
export class WritingFailed extends Error {
  constructor(readonly reason: unknown) {
    super('writing failed');
  }
}

type Write<T> = (batches: AsyncIterable<readonly T[]>) => Promise<void>;

/**
 * Texts or rows that are written while more of them are made. Who makes them calls {@link keepPace} now and then, and
 * so never holds more than what was made in between. Nothing is opened before the first.
 */
export class PacedWriting<T> {
  private batch: T[] = [];
  private readonly batches = new PassThrough({ objectMode: true, highWaterMark: 1 });
  private failure: WritingFailed | undefined;
  private written: Promise<void> | undefined;

  constructor(private readonly write: Write<T>) {}

  push(made: T): void {
    this.batch.push(made);
    this.start();
    this.handOver();
  }

  /** Waits until the writer has taken what was made. Throws {@link WritingFailed} when it cannot write. */
  async keepPace(): Promise<void> {
    while (this.failure === undefined && this.batches.writableNeedDrain)
      await Promise.race([once(this.batches, 'drain'), this.written]);
    if (this.failure !== undefined) throw this.failure;
  }

  /** Waits until all is written. */
  async close(): Promise<void> {
    this.start();
    if (this.batch.length > 0) this.batches.write(this.batch);
    this.batches.end();
    await this.written;
    if (this.failure !== undefined) throw this.failure;
  }

  /** Ends the writing without its end, so that a file is not put in its place. */
  async abandon(): Promise<void> {
    if (this.written === undefined) return;
    this.failure ??= new WritingFailed(undefined);
    this.batches.destroy(this.failure);
    await this.written;
  }

  /** What was made while the writer was busy is one batch. */
  private handOver(): void {
    if (this.batch.length === 0 || this.batches.writableNeedDrain) return;
    this.batches.write(this.batch);
    this.batch = [];
  }

  private start(): void {
    if (this.written !== undefined) return;
    // What the writer has failed with is told by it, not by what it reads from.
    this.batches.on('error', () => {});
    this.batches.on('drain', () => this.handOver());
    this.written = this.write(this.batches).catch((error: unknown) => {
      this.failure ??= new WritingFailed(error);
    });
  }
}
