import type { Problem } from '../../words/problem.ts';
import type { Rollups } from '../query/rollups.ts';
import type { RollupThread } from './rollup-thread.ts';

/** A reading of the files, as the page gets it. */
export interface Loaded {
  readonly rollups: Rollups;
  readonly thread: RollupThread;
  /** All groups as the page opens them; left out where they are too many for that. */
  readonly packed?: Uint8Array;
  readonly rowsRead: number;
  /** Rows that were rejected, and files that could not be read. */
  readonly faults: number;
  readonly firstFault?: Problem;
}

/** What browsers are told when something has happened to the files. */
export interface LiveEvent {
  readonly version: number;
  readonly stale?: Problem;
}

/** Reads the files; throws the problem of those that cannot be read. */
export type Load = () => Promise<Loaded>;

/**
 * The last good reading. A file that is replaced becomes the next one; files that are gone, cut or damaged become a
 * notice, and the last good reading stays.
 */
export class LiveBill {
  private version = 1;
  private stale: Problem | undefined;
  private readonly listeners = new Set<(event: LiveEvent) => void>();

  constructor(
    private loaded: Loaded,
    private readonly load: Load,
    private readonly problemOf: (error: unknown) => Problem,
  ) {}

  get current(): Loaded {
    return this.loaded;
  }

  get event(): LiveEvent {
    return { version: this.version, stale: this.stale };
  }

  async reload(): Promise<LiveEvent> {
    try {
      const next = await this.load();
      // A bill may have bad rows from the start; more of them than before are a file that is damaged or cut.
      this.stale = next.faults > this.loaded.faults ? next.firstFault : undefined;
      if (this.stale === undefined) {
        this.loaded.thread.close();
        this.loaded = next;
        this.version++;
      }
    } catch (error) {
      this.stale = this.problemOf(error);
    }
    for (const listener of this.listeners) listener(this.event);
    return this.event;
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  listen(listener: (event: LiveEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
