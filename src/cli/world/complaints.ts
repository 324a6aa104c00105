import type { Words } from '../../words/index.ts';
import { type Problem, placeOf, tell } from '../../words/problem.ts';
import { say } from '../../words/say.ts';
import type { UsageError } from './usage-error.ts';

/** A problem as lines for stderr: place and fault, the cell, what was expected, what to do. */
export function problemLines(problem: Problem, words: Words): string[] {
  const { usage } = words;
  const told = tell(problem, words);
  const place = placeOf(problem);
  return [
    `${usage.errorWord}: ${place === '' ? '' : `${place}: `}${told.what}`,
    ...(problem.value === undefined ? [] : [`  ${usage.cell}: ${problem.value}`]),
    ...(told.expected === undefined ? [] : [`  ${usage.expected}: ${told.expected}`]),
    `  ${usage.remedy}: ${told.remedy}`,
  ];
}

/** A refusal as lines for stderr: what is wrong, and what to do. */
export function usageLines({ refusal, place }: UsageError, { usage, refusals }: Words): string[] {
  const { what, remedy } = say(refusals, refusal);
  const placed = place === undefined ? what : usage.at(place, what);
  return [`${usage.errorWord}: ${placed}`, `  ${remedy}`];
}
