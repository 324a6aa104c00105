/**
 * One task at a time, and of those that wait only the newest: who moves on through the filters wants the last state,
 * and a large bill is not rolled up for all of them at once.
 */
export class Newest {
  private newest = 0;
  private running: Promise<unknown> = Promise.resolve();

  /** Undefined where a newer task has taken its place; `isOld` tells the task so while it runs. */
  run<T>(task: (isOld: () => boolean) => Promise<T | undefined>): Promise<T | undefined> {
    const own = ++this.newest;
    const isOld = () => own !== this.newest;
    const done = this.running.then(() => (isOld() ? undefined : task(isOld)));
    this.running = done.catch(() => {});
    return done;
  }
}
