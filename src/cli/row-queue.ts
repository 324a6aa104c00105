/** Stands between who makes rows and who writes them, so that neither waits for long nor runs far ahead. */

/** The one who reads is stopped because the one who writes has failed; what failed is told by the writing. */
export class WritingFailed extends Error {}

const ROOM = 5_000;

/** Rows pushed at any time, taken in order; `room` is what the pusher waits for now and then. */
export class RowQueue<T> implements AsyncIterable<T> {
  private rows: T[] = [];
  private ended = false;
  private failure: unknown;
  private isLeft = false;
  private wake = () => {};
  private free = () => {};

  push(row: T): void {
    this.rows.push(row);
    this.wake();
  }

  /** No more rows will come. */
  end(): void {
    this.ended = true;
    this.wake();
  }

  /** No more rows will come, and those that came are not all: the taker gets the error. */
  fail(error: unknown): void {
    this.failure = error;
    this.end();
  }

  /** Resolves when few rows wait. Throws {@link WritingFailed} when nobody takes them any more. */
  async room(): Promise<void> {
    while (this.rows.length >= ROOM && !this.isLeft) {
      await new Promise<void>((resolve) => {
        this.free = resolve;
      });
    }
    if (this.isLeft) throw new WritingFailed();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    try {
      for (;;) {
        const taken = this.rows;
        this.rows = [];
        this.free();
        yield* taken;
        if (this.rows.length > 0) continue;
        if (this.ended) break;
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
      if (this.failure !== undefined) throw this.failure;
    } finally {
      this.isLeft = true;
      this.free();
    }
  }
}
