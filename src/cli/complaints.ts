import { printable } from '../render/safe.ts';
import type { Words } from '../words/index.ts';
import { type Problem, placeOf, tell } from '../words/problem.ts';
import type { UsageError } from './usage-error.ts';

/** A problem as lines for stderr: place and fault, the cell, what was expected, what to do. Cell text is made printable. */
export function problemLines(problem: Problem, words: Words): string[] {
  const { usage } = words;
  const told = tell(problem, words);
  const place = placeOf(problem);
  return [
    printable(`${usage.errorWord}: ${place === '' ? '' : `${place}: `}${told.what}`),
    ...(problem.value === undefined ? [] : [`  ${usage.cell}: ${printable(problem.value)}`]),
    ...(told.expected === undefined ? [] : [`  ${usage.expected}: ${printable(told.expected)}`]),
    `  ${usage.remedy}: ${printable(told.remedy)}`,
  ];
}

export function usageLines(error: UsageError, words: Words): string[] {
  return [printable(`${words.usage.errorWord}: ${error.message}`), `  ${printable(error.hint)}`];
}
