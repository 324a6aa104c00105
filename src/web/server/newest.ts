/**
 * One task at a time, and of those that wait only the newest: who moves on through the filters wants the last state,
 * and a large bill is not rolled up for all of them at once.
 */
export class Newest {
  private newest = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  /** Undefined where a newer task has taken its place; the signal tells the task so while it runs. */
  run<T>(task: (old: AbortSignal) => Promise<T | undefined>): Promise<T | undefined> {
    this.newest.abort();
    this.newest = new AbortController();
    const { signal } = this.newest;
    const done = this.running.then(() => (signal.aborted ? undefined : task(signal)));
    this.running = done.catch(() => {});
    return done;
  }
}
