import { en, type Words } from './en/index.ts';

/** Stable codes of everything that can go wrong; each has its sentences in `en.ts` and `zh.ts`. */
export type ProblemCode = keyof Words['problems'];

/** What went wrong, where, and with which cell. Language-free: {@link tell} makes sentences of it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly file?: string;
  /** Physical line, counted from 1. */
  readonly line?: number;
  /** The column's header as written in the file. */
  readonly column?: string;
  /** The offending cell, as written. */
  readonly value?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Told {
  readonly what: string;
  readonly expected: string | undefined;
  readonly remedy: string;
}

/** The sentences of a problem in one language. They may hold cell text: make them printable before a screen. */
export function tell(problem: Problem, words: Words): Told {
  const entry = words.problems[problem.code];
  const params = { column: problem.column ?? '', value: problem.value ?? '', ...problem.params };
  return { what: entry.what(params), expected: entry.expected?.(params), remedy: entry.remedy(params) };
}

/** `FILE:LINE`, `FILE`, or nothing. */
export function placeOf(problem: Problem): string {
  if (problem.file === undefined) return '';
  return problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
}

/** The one error class: `code` is stable, the place and the cell are told, `hint` says what to do next. */
export class BillError extends Error implements Problem {
  readonly code: ProblemCode;
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly hint: string;

  constructor(problem: Problem) {
    const told = tell(problem, en);
    const place = placeOf(problem);
    super(place === '' ? told.what : `${place}: ${told.what}`);
    this.name = 'BillError';
    this.code = problem.code;
    this.hint = told.remedy;
    if (problem.file !== undefined) this.file = problem.file;
    if (problem.line !== undefined) this.line = problem.line;
    if (problem.column !== undefined) this.column = problem.column;
    if (problem.value !== undefined) this.value = problem.value;
    if (problem.params !== undefined) this.params = problem.params;
  }
}
