import type { Progress } from '../../read/contract/engine.ts';
import type { Words } from '../../words/index.ts';
import type { Output } from '../world/world.ts';

/** Nothing is shown of a run that is over before anyone asks. */
const PATIENCE = 500;
const INTERVAL = 100;
const CLEAR = '\r\x1b[K';

/** One line on stderr that says how far a long run has come; only where stderr is a terminal. */
export class ProgressLine {
  private readonly started = performance.now();
  private shownAt = 0;
  private isShown = false;

  constructor(
    private readonly words: Words,
    private readonly out: Output,
  ) {}

  update(progress: Progress): void {
    const now = performance.now();
    if (this.out.isTTY !== true || now - this.started < PATIENCE || now - this.shownAt < INTERVAL) return;
    this.shownAt = now;
    this.isShown = true;
    this.out.write(CLEAR + this.text(progress, (now - this.started) / 1000));
  }

  clear(): void {
    if (this.isShown) this.out.write(CLEAR);
    this.isShown = false;
  }

  private text({ bytes, rows, size }: Progress, seconds: number): string {
    const { progress } = this.words.usage;
    const rate = bytes / seconds;
    const left = size === undefined ? undefined : Math.ceil((size - bytes) / rate);
    return progress(
      megabytes(bytes),
      size === undefined ? '' : megabytes(size),
      String(rows),
      megabytes(rate),
      left,
    );
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
