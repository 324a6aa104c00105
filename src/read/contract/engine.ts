/**
 * The engine contract: "group these columns, sum the amounts". The reference reader answers it, and so can any
 * other engine: raw cells in, groups with exact sums out; decoding and reports are shared.
 */
import type { DecimalMark } from '../../bill/decimal-mark.ts';
import type { Problem } from '../../words/problem.ts';
import type { FileAnswer, GroupKey, LayoutInfo, RawGroup } from './answer.ts';
import type { Limits } from './limits.ts';
import type { BillLine, LineIds, Repeat } from './lines.ts';
import type { Source } from './source.ts';

/** Which content of a line counts that stands in several inputs with different ones: by the exports' times, or all. */
export type Prefer = 'newest' | 'oldest' | 'none';

export interface ReadOptions {
  readonly keys: readonly GroupKey[];
  /**
   * Other keys whose cells must be text for a row to count, as those of `keys` must. Reading then goes at the reference
   * reader's speed.
   */
  readonly texts?: readonly GroupKey[];
  /** Groups tell the first and the last day of their rows. */
  readonly spans?: boolean;
  /** Keys by each of which rows are counted apart from the groups; see {@link FileAnswer.tallies}. */
  readonly tally?: readonly GroupKey[];
  readonly allProducts?: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  /** The decimal mark of all amounts; found from the file when left out. */
  readonly decimalMark?: DecimalMark;
  /** Stop at the first rejected row by throwing a BillError. */
  readonly strict?: boolean;
  readonly limits?: Partial<Limits>;
  /** Called for each rejected row, in the order of the file. */
  readonly onReject?: (problem: Problem) => void;
  /** Line ids of earlier inputs; give one set to all inputs of a run to count each line once. */
  readonly seen?: LineIds;
  /** Called for each row that repeats one that was read before; only where `seen` is given. */
  readonly onRepeat?: (repeat: Repeat) => void;
  /** Called for each row whose line id was read before with other content; `onRepeat` hears of it too. */
  readonly onChanged?: (repeat: Repeat) => void;
  /** Such rows count both; otherwise the one that was read first does. */
  readonly changedBothCount?: boolean;
  /**
   * Called for each row that counts and whose amounts are not proven to agree with each other: a reader may leave out
   * rows on which every identity of `src/bill/identities.ts` holds.
   */
  readonly onDoubt?: (line: BillLine) => void;
  /**
   * Called for each row that counts, in the order of the file. Reading then goes at the reference reader's speed, but for
   * rows that nobody {@link ReadOptions.wants}.
   */
  readonly onLine?: (line: BillLine) => void;
  /** Whether `onLine` is to hear of the rows of a group. A reader may tell it of others as well. */
  readonly wants?: (cells: RawGroup['cells'], layout: LayoutInfo) => boolean;
  /** Reading waits for it between two pieces of a file, so that what is made of its lines need not pile up. */
  readonly keepPace?: () => Promise<void>;
  /** By the export times in the names of the inputs; `newest` when left out. */
  readonly prefer?: Prefer;
  readonly signal?: AbortSignal;
  /** Called now and then with the bytes read of the current file; `size` where it is known. */
  readonly onProgress?: (progress: Progress) => void;
  /** Who reads; the reference reader when left out. */
  readonly engine?: Engine;
}

export interface Progress {
  readonly bytes: number;
  readonly rows: number;
  readonly size?: number;
}

/** A reader of CSVs. All engines give the same answer to the same bytes. */
export interface Engine {
  /** Undefined for a file without a byte. */
  read(source: Source, options: ReadOptions): Promise<FileAnswer | undefined>;
  /** A set that this engine can use for {@link ReadOptions.seen}. */
  lineIds(): Promise<LineIds>;
}
