import { enProblems } from './en/problems.ts';
import { type Said, say } from './say.ts';
import type { MessageOf } from './shape/code.ts';
import type { PROBLEMS, ProblemCode } from './shape/problems.ts';
import type { Words } from './shape/words.ts';

export type { ProblemCode } from './shape/problems.ts';

interface Place {
  readonly file?: string;
  /** Physical line, counted from 1. */
  readonly line?: number;
  /** The column's header as written in the file. */
  readonly column?: string;
  /** The offending cell, as written. */
  readonly value?: string;
}

/** A problem of one code. */
export type ProblemOf<C extends ProblemCode> = Place & MessageOf<typeof PROBLEMS, C>;

/** What went wrong, where, and with which cell. Language-free: {@link tell} makes sentences of it. */
export type Problem = { [C in ProblemCode]: ProblemOf<C> }[ProblemCode];

/** The sentences of a problem in one language. They may hold cell text: make them printable before a screen. */
export function tell(
  { code, column = '', value = '', params }: Problem,
  { problems }: Pick<Words, 'problems'>,
): Said {
  return say(problems, { code, params: { column, value, ...params } });
}

/** `FILE:LINE`, `FILE`, or nothing. */
export function placeOf({ file, line }: Pick<Problem, 'file' | 'line'>): string {
  if (file === undefined) return '';
  return line === undefined ? file : `${file}:${line}`;
}

/** The one error class: `code` is stable, the place and the cell are given, and `hint` says what to do next. */
export class BillError extends Error {
  readonly problem: Problem;
  readonly hint: string;

  constructor(problem: Problem) {
    const { what, remedy } = tell(problem, { problems: enProblems });
    const place = placeOf(problem);
    super(place === '' ? what : `${place}: ${what}`);
    this.name = 'BillError';
    this.problem = problem;
    this.hint = remedy;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get file(): string | undefined {
    return this.problem.file;
  }

  get line(): number | undefined {
    return this.problem.line;
  }

  get column(): string | undefined {
    return this.problem.column;
  }

  get value(): string | undefined {
    return this.problem.value;
  }

  get params(): Problem['params'] {
    return this.problem.params;
  }
}
