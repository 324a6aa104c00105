/** Bills read for a question that may have to read them several times. Whoever asks brings the reader. */
import type { Problem } from '../../words/problem.ts';
import type { ReadOptions } from './engine.ts';
import type { Reading } from './reading.ts';

/** What a question wants to know of the rows. Limits, encoding, engine and the like are the reader's own affair. */
export type RowQuestion = Pick<
  ReadOptions,
  'keys' | 'spans' | 'tally' | 'onRepeat' | 'onLine' | 'wants' | 'onDoubt' | 'onReject' | 'keepPace'
>;

/** Bills that were read, under the names that may be told and under the real ones. */
export interface ReadingPair {
  readonly reading: Reading;
  /** The reading by the real names of its files: the same, but where a redactor renames them. */
  readonly real: Reading;
}

/** How one reading of a question differs from its first and plain one. */
export interface ReadingTurn {
  /** The files were read before for this question: what is wrong with their rows has been told, and stops nothing. */
  readonly isReread?: boolean;
  /** Rows of other products count as well, whatever the reader does else. */
  readonly allProducts?: boolean;
  /** Records that were rejected in another input of the question, and are told before the rows. */
  readonly rejectedBefore?: readonly Problem[];
}

/**
 * Reads the inputs, each a path of a file or folder, a glob, or `-`. A reader may hand back more than the readings: a
 * question passes it on as it is.
 */
export type BillReader<R extends ReadingPair = ReadingPair> = (
  inputs: readonly string[],
  question: RowQuestion,
  turn?: ReadingTurn,
) => Promise<R>;
