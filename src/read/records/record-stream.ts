import { BillError, type Problem } from '../../words/problem.ts';
import { DEFAULT_LIMITS, type Limits } from '../contract/limits.ts';
import { unreadable } from '../input/bytes.ts';
import { isProblem, type PlainRecord, type RecordItem } from './record.ts';
import { recordsIn } from './records.ts';
import { withoutSecrets } from './secrets.ts';

export interface RecordStreamOptions {
  readonly limits: Partial<Limits>;
  readonly encoding?: string;
  /** The first fault ends the reading: it is thrown. */
  readonly strict: boolean;
  readonly onProgress?: (bytes: number) => void;
}

/** Records that are looked at to know what a file holds. */
const LOOKED_AT = 1000;
/** Rejected records that are kept to be written: beyond, a file is not what it is taken for. */
const MOST_REJECTS = 100_000;

/** The records of several files as one stream; its beginning can be looked at, and every fault is counted. */
export class RecordStream {
  readonly rejects: Problem[] = [];
  /** Inputs that could not be read to their end. */
  readonly failures: Problem[] = [];
  readonly limits: Limits;
  /** Records that came out, those that could not be read too. */
  read = 0;
  private readonly items: AsyncGenerator<RecordItem>;
  private readonly waiting: RecordItem[] = [];
  private badInARow = 0;

  constructor(
    private readonly paths: readonly string[],
    private readonly options: RecordStreamOptions,
  ) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.items = this.all();
  }

  /** The first records, of which nothing is taken away. */
  async beginning(): Promise<readonly PlainRecord[]> {
    while (this.waiting.length < LOOKED_AT) {
      const next = await this.items.next();
      if (next.done === true) break;
      this.waiting.push(next.value);
    }
    return this.waiting.filter((item): item is PlainRecord => !isProblem(item));
  }

  /** There may be more than {@link beginning} has shown. */
  hasMore(): boolean {
    return this.waiting.length >= LOOKED_AT;
  }

  /** Every record, none of them taken: files are read a second time for it, standard input is kept. */
  async *preview(): AsyncGenerator<PlainRecord> {
    if (this.paths.includes('-')) {
      for await (const item of this.items) this.waiting.push(item);
      yield* this.waiting.filter((item): item is PlainRecord => !isProblem(item));
      return;
    }
    const { onProgress: _, ...options } = this.options;
    const again = new RecordStream(this.paths, { ...options, strict: false });
    for await (const item of again.items) if (!isProblem(item)) yield item;
  }

  /** The first thing that is no record, before any record is taken. */
  firstReject(): Problem | undefined {
    return this.waiting.find(isProblem);
  }

  /** Every record that can be read; the others are counted and kept. */
  async *records(): AsyncGenerator<PlainRecord> {
    for (const item of this.waiting.splice(0)) yield* this.judged(item);
    for await (const item of this.items) yield* this.judged(item);
  }

  private *judged(item: RecordItem): Generator<PlainRecord> {
    this.read++;
    if (isProblem(item)) this.reject(item);
    else yield item;
  }

  /** Tells that a record was of use: what comes behind it may be too. */
  took(): void {
    this.badInARow = 0;
  }

  /** Keeps a fault; throws where `strict` asks for it, or where there are too many. */
  reject(problem: Problem): void {
    const { value } = problem;
    const shown = value === undefined ? problem : { ...problem, value: withoutSecrets(value) };
    if (this.options.strict) throw new BillError(shown);
    this.rejects.push(shown);
    const tooMany = ++this.badInARow >= this.limits.rejects || this.rejects.length >= MOST_REJECTS;
    if (!tooMany) return;
    const file = problem.file === undefined ? {} : { file: problem.file };
    throw new BillError({ code: 'GAVE_UP', ...file, params: { limit: this.badInARow } });
  }

  private async *all(): AsyncGenerator<RecordItem> {
    const { encoding, onProgress } = this.options;
    for (const path of this.paths) {
      try {
        yield* recordsIn(path, {
          limits: this.limits,
          encoding,
          onProgress,
        });
      } catch (error) {
        this.failures.push(this.failureOf(error, path));
      }
    }
  }

  /** A file that breaks off leaves what was read before; anything but a fault of the file is one of the program. */
  private failureOf(error: unknown, path: string): Problem {
    if (this.options.strict) throw error;
    if (error instanceof BillError) return error.problem;
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return unreadable(path, error as NodeJS.ErrnoException).problem;
  }
}
