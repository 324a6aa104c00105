/**
 * How much of a long loop is run: a damaged file at every byte, thousands of mutants, a process that is killed again and
 * again. `npm run test:faults` runs all of it; `npm test` a fixed part, the same one in every run.
 */
export const isWhole = process.env.BILL_ANALYZE_FAULTS === '1';

/** The number of rounds: `part` of them, or the `whole`. */
export function rounds(part: number, whole: number): number {
  return isWhole ? whole : part;
}

/** Whether the `index`th case of a long list is tried: each `every`th is, or all of them. */
export function isTried(index: number, every: number): boolean {
  return isWhole || index % every === 0;
}
