/** What writing has failed with, so that reading, which waits for it, is not taken for the one that failed. */
export class WritingFailed extends Error {
  constructor(readonly reason: unknown) {
    super('writing failed');
  }
}

type Write<T> = (made: AsyncIterable<readonly T[]>) => Promise<void>;

/**
 * Texts or rows that are written while more of them are made. Who makes them calls {@link keepPace} now and then, and
 * so never holds more than what was made in between. Nothing is opened before the first.
 */
export class Outlet<T> {
  private waiting: T[] = [];
  private isDone = false;
  private failure: WritingFailed | undefined;
  private written: Promise<void> | undefined;
  private wake = () => {};
  private taken = () => {};

  constructor(private readonly write: Write<T>) {}

  push(made: T): void {
    this.waiting.push(made);
    this.start();
    this.wake();
  }

  /** Waits until the writer has taken what was made. Throws {@link WritingFailed} when it cannot write. */
  async keepPace(): Promise<void> {
    while (this.waiting.length > 0 && this.failure === undefined) {
      await new Promise<void>((resolve) => {
        this.taken = resolve;
      });
    }
    if (this.failure !== undefined) throw this.failure;
  }

  /** Waits until all is written. */
  async close(): Promise<void> {
    this.isDone = true;
    this.start();
    this.wake();
    await this.written;
    if (this.failure !== undefined) throw this.failure;
  }

  /** Ends the writing without its end, so that a file is not put in its place. */
  async abandon(): Promise<void> {
    if (this.written === undefined) return;
    this.failure ??= new WritingFailed(undefined);
    this.wake();
    await this.written;
  }

  private start(): void {
    this.written ??= this.write(this.made()).catch((error: unknown) => {
      this.failure ??= new WritingFailed(error);
      this.taken();
    });
  }

  private async *made(): AsyncGenerator<readonly T[]> {
    for (;;) {
      if (this.failure !== undefined) throw this.failure;
      const made = this.waiting;
      this.waiting = [];
      this.taken();
      if (made.length > 0) yield made;
      else if (this.isDone) return;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
