import type { CodeOf, ParamsOf } from './code.ts';

/** A sentence, or how to make it of parameters. */
export type Sentence<P> = string | ((params: P) => string);

/** What is so, what was expected instead, and what to do next. */
export interface Sentences<P> {
  readonly what: Sentence<P>;
  readonly expected?: Sentence<P>;
  readonly remedy: Sentence<P>;
}

/** A sentence for each code of a table; `More` is what every code has beside its own parameters. */
export type SentenceOf<T, More = unknown> = {
  readonly [C in CodeOf<T>]: Sentence<ParamsOf<T, C> & More>;
};

/** Sentences for each code of a table. */
export type SentencesOf<T, More = unknown> = {
  readonly [C in CodeOf<T>]: Sentences<ParamsOf<T, C> & More>;
};

/** Another language's sentences of the same codes, each with the same parts. */
export type Alike<S, T, More = unknown> = {
  readonly [C in keyof S]: C extends CodeOf<T>
    ? { readonly [Part in keyof S[C]]: Sentence<ParamsOf<T, C> & More> }
    : never;
};
