import type { Sentence, Sentences } from './shape/sentences.ts';

/** What is so; what was expected, where there is something to say; what to do next, empty where nothing is. */
export interface Said {
  readonly what: string;
  readonly expected: string | undefined;
  readonly remedy: string;
}

interface Coded<C extends string> {
  readonly code: C;
  readonly params?: object | undefined;
}

/**
 * The one way from a code and its parameters to sentences: of a problem, a finding, a notice or a refusal, by the
 * sentences that a language has for its kind. They may hold cell text: make them printable before a screen.
 */
export function say<C extends string>(
  sentences: Readonly<Record<C, Sentence<never> | Sentences<never>>>,
  { code, params = {} }: Coded<C>,
): Said {
  const found: Sentence<never> | Sentences<never> = sentences[code];
  // Whoever made the message was held to the parameters of its code.
  const made = (sentence: Sentence<never>) =>
    typeof sentence === 'string' ? sentence : sentence(params as never);
  if (typeof found !== 'object') return { what: made(found), expected: undefined, remedy: '' };
  const { what, expected, remedy } = found;
  return {
    what: made(what),
    expected: expected === undefined ? undefined : made(expected),
    remedy: made(remedy),
  };
}
