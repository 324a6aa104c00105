import { inputExportTime } from '../../bill/file-name.ts';
import { BillError, type Problem } from '../../words/problem.ts';
import type { FileAnswer } from '../contract/answer.ts';
import type { Engine, Prefer, ReadOptions } from '../contract/engine.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import type { LineIds, Repeat } from '../contract/lines.ts';
import type { Reading } from '../contract/reading.ts';
import { unreadable } from '../input/bytes.ts';
import { resolveInputs } from '../input/inputs.ts';
import { isNoBill, type NoBill } from '../input/no-bill.ts';
import { type Opened, openInput } from '../input/open.ts';
import { judgedByHeader } from './header-width.ts';
import { withoutOthers } from './own-files.ts';
import { referenceEngine } from './reference-engine.ts';

/** Lines with two contents that are kept to be shown. */
const EXAMPLES = 5;

/**
 * Reads bills from files, folders, globs, archives or standard input (`-`) and groups their rows by `options.keys`.
 * A file that cannot be read does not stop the others. With several CSVs, a line id that was seen before is counted
 * once; where it has two contents, the one of the newer export counts. A single CSV is taken as it is.
 */
export async function readInputs(named: readonly string[], options: ReadOptions): Promise<Reading> {
  const { paths, repeated } = await resolveInputs(named);
  const reader = new InputsReader(paths, options);
  const parts = new Map<string, Part>();
  for (const path of preferred(paths, options.prefer ?? 'newest'))
    parts.set(path, await reader.readPath(path));
  const reading = joined(
    paths.map((path) => parts.get(path) as Part),
    repeated,
    reader.changed,
  );
  return withoutOthers(reading, reader.noBills, named, options.strict === true);
}

/** What one named input held. */
type Part = Pick<Reading, 'files' | 'answers' | 'failures' | 'emptyFiles' | 'skippedEntries'>;

/** In the order in which they are read: of a line with two contents, the one that is read first counts. */
function preferred(paths: readonly string[], prefer: Prefer): readonly string[] {
  if (prefer === 'none') return paths;
  const timed = paths.map((path) => ({ path, time: inputExportTime(path) ?? '' }));
  const direction = prefer === 'newest' ? -1 : 1;
  // Names that tell nothing come last, as they were given.
  const order = (a: string, b: string) => (a === '' ? 1 : b === '' ? -1 : direction * (a < b ? -1 : 1));
  return timed.sort((a, b) => (a.time === b.time ? 0 : order(a.time, b.time))).map(({ path }) => path);
}

/** In the order in which the user named them. */
function joined(
  parts: readonly Part[],
  namedTwice: readonly string[],
  changed: Reading['changed'],
): Omit<Reading, 'ownFiles' | 'otherFiles'> {
  const files = parts.flatMap((part) => part.files);
  return {
    files,
    answers: parts.flatMap((part) => part.answers),
    failures: parts.flatMap((part) => part.failures),
    emptyFiles: parts.flatMap((part) => part.emptyFiles),
    skippedEntries: parts.flatMap((part) => part.skippedEntries),
    namedTwice,
    changed,
    deduplicated: files.length > 1,
  };
}

class InputsReader {
  /** Files that are surely no bills. */
  readonly noBills: NoBill[] = [];
  readonly changed: { rows: number; readonly examples: Repeat[] } = { rows: 0, examples: [] };
  private part = emptyPart();
  private readonly engine: Engine;
  private seen: LineIds | undefined;

  constructor(
    private readonly paths: readonly string[],
    private readonly options: ReadOptions,
  ) {
    this.engine = options.engine ?? referenceEngine();
    this.seen = options.seen;
  }

  async readPath(path: string): Promise<Part> {
    this.part = emptyPart();
    const limits = { ...DEFAULT_LIMITS, ...this.options.limits };
    const opened = await this.attempt(path, () => openInput(path, limits));
    if (opened === undefined) {
      this.part.files.push(path);
      return this.part;
    }
    try {
      await this.readOpened(path, opened);
    } finally {
      await opened.close();
    }
    return this.part;
  }

  private async readOpened(path: string, opened: Opened): Promise<void> {
    for (const entry of opened.skipped) this.part.skippedEntries.push(entry);
    for (const noBill of opened.noBills) this.noBills.push(noBill);
    if (opened.sources.length === 0 && opened.noBills.length === 0)
      this.part.failures.push({ code: 'NOTHING_INSIDE', file: path });
    const several = this.paths.length > 1 || opened.sources.length > 1;
    if (several) this.seen ??= await this.engine.lineIds();
    const options = several && this.seen !== undefined ? this.remembering(this.seen) : this.options;
    for (const source of opened.sources) {
      this.part.files.push(source.name);
      const answer = await this.attempt(
        source.name,
        async () => (await judgedByHeader(options, (each) => this.engine.read(source, each))) ?? 'empty',
      );
      if (answer === 'empty') this.part.emptyFiles.push(source.name);
      else if (answer !== undefined) this.keep(answer);
    }
  }

  private remembering(seen: LineIds): ReadOptions {
    const onChanged = (repeat: Repeat) => {
      this.changed.rows++;
      if (this.changed.examples.length < EXAMPLES) this.changed.examples.push(repeat);
      this.options.onChanged?.(repeat);
    };
    return { ...this.options, seen, onChanged, changedBothCount: this.options.prefer === 'none' };
  }

  private keep(answer: FileAnswer): void {
    this.part.answers.push(answer);
    if (answer.failure !== undefined) this.part.failures.push(answer.failure);
  }

  private async attempt<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
    try {
      return await task();
    } catch (error) {
      const problem = problemOf(error, name);
      if (problem !== undefined && isNoBill(problem)) {
        this.noBills.push(problem);
        return undefined;
      }
      if (problem === undefined || this.options.strict === true) throw error;
      this.part.failures.push(problem);
      return undefined;
    }
  }
}

function emptyPart() {
  return {
    files: [] as string[],
    answers: [] as FileAnswer[],
    failures: [] as Problem[],
    emptyFiles: [] as string[],
    skippedEntries: [] as string[],
  };
}

/** Our own errors and the file system's are problems of an input; anything else is a fault of the program. */
function problemOf(error: unknown, name: string): Problem | undefined {
  if (error instanceof BillError) return error.problem;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined
    ? unreadable(name, error as NodeJS.ErrnoException).problem
    : undefined;
}
