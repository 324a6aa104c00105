import type { Problem, ProblemOf } from '../../words/problem.ts';

/** A file that is recognised as something else than a bill: this tool's own output, names, prices, a log. */
export type NoBill = ProblemOf<'OWN_FILE'> | ProblemOf<'OTHER_FILE'>;

export function isNoBill(problem: Problem): problem is NoBill {
  return problem.code === 'OWN_FILE' || problem.code === 'OTHER_FILE';
}
