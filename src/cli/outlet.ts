/** What writing has failed with, so that reading, which waits for it, is not taken for the one that failed. */
export class WritingFailed extends Error {
  constructor(readonly reason: unknown) {
    super('writing failed');
  }
}

type Write = (chunks: AsyncIterable<string>) => Promise<void>;

/**
 * Text that is written while more of it is made. Who makes it calls {@link keepPace} now and then, and so never holds
 * more than what was made in between. Nothing is opened before the first text.
 */
export class Outlet {
  private waiting = '';
  private isDone = false;
  private failure: WritingFailed | undefined;
  private written: Promise<void> | undefined;
  private wake = () => {};
  private taken = () => {};

  constructor(private readonly write: Write) {}

  push(text: string): void {
    this.waiting += text;
    this.start();
    this.wake();
  }

  /** Waits until the writer has taken what was made. Throws {@link WritingFailed} when it cannot write. */
  async keepPace(): Promise<void> {
    while (this.waiting !== '' && this.failure === undefined) {
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
    this.written ??= this.write(this.chunks()).catch((error: unknown) => {
      this.failure ??= new WritingFailed(error);
      this.taken();
    });
  }

  private async *chunks(): AsyncGenerator<string> {
    for (;;) {
      if (this.failure !== undefined) throw this.failure;
      const text = this.waiting;
      this.waiting = '';
      this.taken();
      if (text !== '') yield text;
      else if (this.isDone) return;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
