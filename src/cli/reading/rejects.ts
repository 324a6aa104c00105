import { PassThrough } from 'node:stream';
import { writeDelimited } from '../../render/delimited.ts';
import type { Cell, Column } from '../../report/table.ts';
import type { Words } from '../../words/index.ts';
import { type Problem, tell } from '../../words/problem.ts';

/** Rejected rows shown on stderr; `--rejects` writes all. */
export const SHOWN_REJECTS = 20;

export const REJECTS_COLUMNS: readonly Column[] = [
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
  private readonly lines = new PassThrough();
  private readonly writing: Promise<void> | undefined;
  private failure: unknown;

  constructor(
    private readonly words: Words,
    path: string | undefined,
  ) {
    if (path === undefined) return;
    // What writing has failed with is told by it, not by what it reads from.
    this.lines.on('error', () => {});
    this.write([], true);
    this.writing = import('../../render/file/atomic.ts')
      .then(({ writeWhole }) => writeWhole(path, this.lines))
      .catch((error: unknown) => {
        this.failure = error;
      });
  }

  add(problem: Problem): void {
    this.total++;
    if (this.shown.length < SHOWN_REJECTS) this.shown.push(problem);
    if (this.writing !== undefined) this.write([this.cells(problem)], false);
  }

  /** Waits until everything is written; throws what the writing has failed with. */
  async close(): Promise<void> {
    this.lines.end();
    await this.writing;
    if (this.failure !== undefined) throw this.failure;
  }

  private write(rows: Cell[][], header: boolean): void {
    const table = { name: 'rejects', columns: REJECTS_COLUMNS, rows, totals: [] };
    for (const text of writeDelimited(table, { delimiter: ',', header })) this.lines.write(text);
  }

  private cells(problem: Problem): Cell[] {
    const told = tell(problem, this.words);
    const { file = null, line = null, column = null, code, value = null } = problem;
    return [file, line, column, code, value, told.what, told.expected ?? null, told.remedy];
  }
}
