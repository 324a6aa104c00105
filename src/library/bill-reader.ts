import type { BillReader, ReadingPair } from '../read/contract/bill-reader.ts';
import type { ReadOptions } from '../read/contract/engine.ts';
import type { Redactor } from '../read/contract/reading.ts';
import { readInputs } from '../read/files/read-inputs.ts';
import { whyUnreported } from '../read/files/unreported.ts';
import { resolveInputs } from '../read/input/inputs.ts';
import { fastEngine } from '../scan/engine.ts';
import { BillError, type Problem } from '../words/problem.ts';

/** How bills are read, whatever is asked of them. Rejected rows go to `onReject`, those of a log or statement too. */
export interface ReaderOptions
  extends Pick<
    ReadOptions,
    | 'allProducts'
    | 'decimalMark'
    | 'delimiter'
    | 'encoding'
    | 'engine'
    | 'limits'
    | 'onProgress'
    | 'onReject'
    | 'prefer'
    | 'signal'
    | 'strict'
  > {
  /** Replaces identities by pseudonyms in what comes out and in rejected rows; an error that is thrown names its file. */
  readonly redactor?: Redactor;
  /** Takes inputs that cannot be read, or not to their end, and lets the others count. Without it the first is thrown. */
  readonly onFailure?: (failure: Problem) => void;
}

/** Reads files with the fast reader, as often as a question wants; what is wrong with rows is told once. */
export function billReader({ redactor, onFailure, ...options }: ReaderOptions = {}): BillReader {
  return async (inputs, question, { isReread = false, allProducts, rejectedBefore = [] } = {}) => {
    const engine = options.engine ?? fastEngine();
    if (redactor !== undefined) redactor.inputs((await resolveInputs(inputs)).paths);
    const say = (problem: Problem) => {
      if (!isReread) options.onReject?.(redactor?.problem(problem) ?? problem);
    };
    rejectedBefore.forEach(say);
    const real = await readInputs(inputs, {
      ...options,
      ...question,
      engine,
      allProducts: allProducts === true || options.allProducts === true,
      strict: options.strict === true && !isReread,
      // Repeats within a single file can only be told where ids are remembered.
      ...(question.onRepeat === undefined ? {} : { seen: await engine.lineIds() }),
      onReject: (problem) => {
        question.onReject?.(problem);
        say(problem);
      },
    });
    const reading = redactor?.reading(real) ?? real;
    if (!isReread) reading.failures.forEach(onFailure ?? refuse);
    return { reading, real };
  };
}

/** Figures that lack a file look like all of them. */
function refuse(failure: Problem): never {
  throw new BillError(failure);
}

/** What was made of a reading; throws a BillError that says why there is nothing. */
export function reported<T>(made: T | undefined, { reading }: ReadingPair): T {
  if (made !== undefined) return made;
  throw new BillError(whyUnreported(reading)[0]);
}
