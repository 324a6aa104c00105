import type { Words } from '../../words/index.ts';
import { type Problem, placeOf, tell } from '../../words/problem.ts';
import { say } from '../../words/say.ts';
import { suggest } from '../../words/suggest.ts';
import { COMMANDS } from '../options/commands.ts';
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
    `  ${usage.remedy}: ${meantCommand(problem, words)}${told.remedy}`,
  ];
}

/** A command that is misspelt is taken for a file. */
function meantCommand({ code, file = '' }: Problem, { usage }: Words): string {
  if (code !== 'NOT_FOUND' || !/^[a-z]+$/i.test(file)) return '';
  const meant = suggest(
    file,
    COMMANDS.map(({ name }) => name),
  );
  return meant === undefined ? '' : usage.meantCommand(meant);
}

/** A refusal as lines for stderr: what is wrong, and what to do. */
export function usageLines({ refusal, place }: UsageError, { usage, refusals }: Words): string[] {
  const { what, remedy } = say(refusals, refusal);
  const placed = place === undefined ? what : usage.at(place, what);
  return [`${usage.errorWord}: ${placed}`, `  ${remedy}`];
}
