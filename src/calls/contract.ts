/** What every log of calls comes down to, whatever its shape: one record a call, and where each record has gone. */
import type { Problem } from '../words/problem.ts';
import type { CallTime } from './time.ts';

/** One call of a model; null where its log does not say. */
export interface Call {
  readonly requestId: string | null;
  readonly time: CallTime | null;
  /** As the log writes it: a gateway may have names of its own. */
  readonly model: string | null;
  /** An id, a name or a hash as the log writes it. It may be a secret: show it `withoutSecrets`. */
  readonly apiKey: string | null;
  readonly workspace: string | null;
  /** As written: `200`, `failure`. */
  readonly status: string | null;
  readonly errorCode: string | null;
  /** Its log says that it failed. */
  readonly failed: boolean;
  /** Null where the log says nothing of it: a failed call, or a stream that was not asked for it. */
  readonly usage: CallUsage | null;
  /** From the request to the end of the answer, in milliseconds. */
  readonly duration: number | null;
  /** From the request to the first token, in milliseconds. */
  readonly firstToken: number | null;
  /** Calls that this record adds up: 1 for a call of its own; null where sums of calls do not say how many. */
  readonly calls: bigint | null;
  /** Records that it is counted by: 0 for one more model of a record, several for rows that each hold a part. */
  readonly records: number;
  readonly place: Pick<Problem, 'file' | 'line'>;
}

/** Usage as the bill counts it, exact, in units of 10⁻¹⁸; never below zero. */
export interface CallUsage {
  /** Tokens without those found in a cache; those written to a cache are among them. */
  readonly input: bigint;
  /** Tokens found in a cache; null where the log does not tell them from the input. */
  readonly cached: bigint | null;
  readonly output: bigint;
  readonly images: bigint;
  /** Of audio or video. */
  readonly seconds: bigint;
  readonly characters: bigint;
  /** The log has but one number of tokens, counted as input: of a call without an output (embeddings) it is. */
  readonly totalOnly: boolean;
}

/** Why a record that can be read is no call of the provider. */
export type LeftReason = 'gateway_cache' | 'refund' | 'not_a_call' | 'money';

/** Where every record has gone: `read` is the sum of counted, parts, repeated, all of leftAside, and rejected. */
export interface CallProof {
  readonly read: number;
  /** Records that came out as calls, those without usage too. */
  readonly counted: number;
  /** Further records of streamed calls. */
  readonly parts: number;
  /** Records that say again what another with their request id has said. */
  readonly repeated: number;
  readonly leftAside: Readonly<Record<LeftReason, number>>;
  readonly rejected: number;
  /** Records whose request id another one has with other content: they count, each for itself. */
  readonly conflicts: { readonly records: number; readonly ids: readonly string[] };
  /** Fields with numbers that look like usage and that nobody knows, by name: how many records have one. */
  readonly unknownUsage: ReadonlyMap<string, number>;
  /** Calls whose `total_tokens` no reading of their other numbers comes to. */
  readonly totalsDiffer: number;
  /** Calls whose cached tokens were part of their prompt's, and were taken out of them. */
  readonly cachedTakenOut: number;
}

/** Calls of one or several files, read once. */
export interface CallReading {
  /** Every call, in bounded memory; a stream's comes when its last part is known. Once only. */
  calls(): AsyncGenerator<Call>;
  /** Final when {@link calls} is through. */
  proof(): CallProof;
  /** Records that could not be read, or that contradict themselves, each with its place. */
  readonly rejects: readonly Problem[];
  /** Inputs that could not be read to their end. */
  readonly failures: readonly Problem[];
}
