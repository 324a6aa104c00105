/**
 * How much of a long loop is run: a damaged file at every byte, thousands of mutants, a process that is killed again and
 * again. `npm run test:faults` runs all of it; `npm test` a fixed part, the same one in every run.
 */
export const isWhole = process.env.BILL_ANALYZE_FAULTS === '1';

/** The number of rounds: `part` of them, or the `whole`. */
export function rounds(part: number, whole: number): number {
  return isWhole ? whole : part;
}

/** Whole numbers, both ends included. */
export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * Some cases of a long list, or all of them. Lists repeat themselves in short cycles (places in a cell, cells in a
 * row), so `every` is best a prime that goes with none of them; `first` lets two tests try other cases of one list.
 */
export function* some<T>(cases: Iterable<T>, every: number, first = 0): Generator<T> {
  let index = 0;
  for (const one of cases) if (isWhole || index++ % every === first) yield one;
}
