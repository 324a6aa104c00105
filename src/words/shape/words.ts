import type { en } from '../en/index.ts';
import type { FINDINGS } from './findings.ts';
import type { NOTICES } from './notices.ts';
import type { PROBLEMS, ProblemCell } from './problems.ts';
import type { REFUSALS } from './refusals.ts';
import type { Alike, SentenceOf } from './sentences.ts';

type English = typeof en;

/** The shape of a language: the sentences of English, under the same names and made of the same parameters. */
export type Words = Readonly<Omit<English, 'problems' | 'notices' | 'findings' | 'refusals'>> & {
  readonly problems: Alike<English['problems'], typeof PROBLEMS, ProblemCell>;
  readonly notices: SentenceOf<typeof NOTICES>;
  readonly findings: Alike<English['findings'], typeof FINDINGS>;
  readonly refusals: Alike<English['refusals'], typeof REFUSALS>;
};
