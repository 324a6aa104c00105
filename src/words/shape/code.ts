/** `error`: proven wrong. `warning`: should be looked into. `note`: good to know, or not to be known from here. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What sentences are made of. */
export type Param = string | number | readonly string[];
export type Params = Readonly<Record<string, Param>>;
export type NoParams = Readonly<Record<string, never>>;

/**
 * A stable code: how grave it is, and what its sentences are made of. `P` exists only for the compiler: whoever uses a
 * code, and every language, must agree on the same parameters.
 */
export interface Code<S extends Severity = Severity, P = unknown> {
  /** Several where each case is judged by itself. */
  readonly severities: readonly S[];
  readonly params?: P;
}

export type Codes = Readonly<Record<string, Code>>;
export type CodeOf<T> = keyof T & string;
export type ParamsOf<T, C extends CodeOf<T>> = T[C] extends Code<Severity, infer P> ? P : never;

/** A code of a table with its parameters. Another code, or a parameter that is missing or misspelt, does not compile. */
export type Message<T> = { [C in CodeOf<T>]: MessageOf<T, C> }[CodeOf<T>];
export type MessageOf<T, C extends CodeOf<T>> = { readonly code: C } & ParamsField<ParamsOf<T, C>>;
type ParamsField<P> = Record<never, never> extends P ? { readonly params?: P } : { readonly params: P };

export function error<P = NoParams>(): Code<'error', P> {
  return { severities: ['error'] };
}

export function warning<P = NoParams>(): Code<'warning', P> {
  return { severities: ['warning'] };
}

export function note<P = NoParams>(): Code<'note', P> {
  return { severities: ['note'] };
}

/** A code whose cases are judged one by one. */
export function judged<S extends Severity, P = NoParams>(...severities: readonly S[]): Code<S, P> {
  return { severities };
}
