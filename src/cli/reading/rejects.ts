import { writeDelimited } from '../../render/delimited.ts';
import type { Cell, Column } from '../../report/table.ts';
import type { Words } from '../../words/index.ts';
import { type Problem, tell } from '../../words/problem.ts';

/** Rejected rows shown on stderr; `--rejects` writes all. */
export const SHOWN_REJECTS = 20;

const COLUMNS: readonly Column[] = [
  'file',
  'line',
  'column',
  'code',
  'cell',
  'problem',
  'expected',
  'remedy',
].map((name) => ({ name, kind: name === 'line' ? 'count' : 'text' }));

/** Takes rejected rows as they come, keeps the first few, and writes all to a file if there is one to write. */
export class RejectLog {
  readonly shown: Problem[] = [];
  total = 0;
  private waiting: Problem[] = [];
  private done = false;
  private wake = () => {};
  private readonly writing: Promise<void> | undefined;
  private failure: unknown;

  constructor(
    private readonly words: Words,
    path: string | undefined,
  ) {
    if (path === undefined) return;
    this.writing = import('../../render/file/atomic.ts')
      .then(({ writeWhole }) => writeWhole(path, this.chunks()))
      .catch((error: unknown) => {
        this.failure = error;
      });
  }

  add(problem: Problem): void {
    this.total++;
    if (this.shown.length < SHOWN_REJECTS) this.shown.push(problem);
    if (this.writing === undefined) return;
    this.waiting.push(problem);
    this.wake();
  }

  /** Waits until everything is written; throws what the writing has failed with. */
  async close(): Promise<void> {
    this.done = true;
    this.wake();
    await this.writing;
    if (this.failure !== undefined) throw this.failure;
  }

  private async *chunks(): AsyncGenerator<string> {
    let header = true;
    for (;;) {
      const rows = this.waiting.splice(0).map((problem) => this.cells(problem));
      if (rows.length > 0 || header) {
        yield* writeDelimited(
          { name: 'rejects', columns: COLUMNS, rows, totals: [] },
          { delimiter: ',', header },
        );
      }
      header = false;
      if (this.waiting.length > 0) continue;
      if (this.done) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private cells(problem: Problem): Cell[] {
    const told = tell(problem, this.words);
    const { file = null, line = null, column = null, code, value = null } = problem;
    return [file, line, column, code, value, told.what, told.expected ?? null, told.remedy];
  }
}
