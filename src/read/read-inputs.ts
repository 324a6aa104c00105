import { BillError, type Problem } from '../words/problem.ts';
import { unreadable } from './bytes.ts';
import type { Engine, FileAnswer, LineIds, ReadOptions } from './contract.ts';
import { resolveInputs } from './inputs.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { type Opened, openInput } from './open.ts';
import { referenceEngine } from './reference-engine.ts';

/** Everything that was read: an answer for each CSV, and what could not be read. */
export interface Reading {
  /** As the user knows them; every input, readable or not. */
  readonly files: readonly string[];
  readonly answers: readonly FileAnswer[];
  /** Inputs that could not be read, or not to their end. */
  readonly failures: readonly Problem[];
  /** Files and entries without a byte. */
  readonly emptyFiles: readonly string[];
  /** Entries of archives that are no tables. */
  readonly skippedEntries: readonly string[];
  readonly namedTwice: readonly string[];
  /** Several CSVs were read, so line ids seen before were duplicates. */
  readonly deduplicated: boolean;
}

/**
 * Reads bills from files, folders, globs, archives or standard input (`-`) and groups their rows by `options.keys`.
 * A file that cannot be read does not stop the others. With several CSVs, a line id that was seen before is counted
 * once; a single CSV is taken as it is.
 */
export async function readInputs(named: readonly string[], options: ReadOptions): Promise<Reading> {
  const { paths, twice } = await resolveInputs(named);
  const reading = new InputsReader(paths, twice, options);
  for (const path of paths) await reading.readPath(path);
  return reading.result();
}

class InputsReader {
  private readonly files: string[] = [];
  private readonly answers: FileAnswer[] = [];
  private readonly failures: Problem[] = [];
  private readonly emptyFiles: string[] = [];
  private readonly skippedEntries: string[] = [];
  private readonly engine: Engine;
  private seen: LineIds | undefined;

  constructor(
    private readonly paths: readonly string[],
    private readonly twice: readonly string[],
    private readonly options: ReadOptions,
  ) {
    this.engine = options.engine ?? referenceEngine();
    this.seen = options.seen;
  }

  async readPath(path: string): Promise<void> {
    const limits = { ...DEFAULT_LIMITS, ...this.options.limits };
    const opened = await this.attempt(path, () => openInput(path, limits));
    if (opened === undefined) {
      this.files.push(path);
      return;
    }
    try {
      await this.readOpened(path, opened);
    } finally {
      await opened.close();
    }
  }

  private async readOpened(path: string, opened: Opened): Promise<void> {
    this.skippedEntries.push(...opened.skipped);
    if (opened.sources.length === 0) this.failures.push({ code: 'NOTHING_INSIDE', file: path });
    const several = this.paths.length > 1 || opened.sources.length > 1;
    if (several) this.seen ??= this.engine.lineIds();
    const options = several && this.seen !== undefined ? { ...this.options, seen: this.seen } : this.options;
    for (const source of opened.sources) {
      this.files.push(source.name);
      const answer = await this.attempt(
        source.name,
        async () => (await this.engine.read(source, options)) ?? 'empty',
      );
      if (answer === 'empty') this.emptyFiles.push(source.name);
      else if (answer !== undefined) this.keep(answer);
    }
  }

  private keep(answer: FileAnswer): void {
    this.answers.push(answer);
    if (answer.failure !== undefined) this.failures.push(answer.failure);
  }

  private async attempt<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
    try {
      return await task();
    } catch (error) {
      const problem = problemOf(error, name);
      if (problem === undefined || this.options.strict === true) throw error;
      this.failures.push(problem);
      return undefined;
    }
  }

  result(): Reading {
    const { files, answers, failures, emptyFiles, skippedEntries } = this;
    const deduplicated = files.length > 1;
    return { files, answers, failures, emptyFiles, skippedEntries, namedTwice: this.twice, deduplicated };
  }
}

/** Our own errors and the file system's are problems of an input; anything else is a fault of the program. */
function problemOf(error: unknown, name: string): Problem | undefined {
  if (error instanceof BillError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined
    ? unreadable(name, error as NodeJS.ErrnoException)
    : undefined;
}
