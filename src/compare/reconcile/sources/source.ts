import type { Notice } from '../../../words/notice.ts';
/** What a bill is compared with: every kind of source answers in the same lines, so that one engine compares all. */
import type { Problem } from '../../../words/problem.ts';
import type { Tax } from './amounts.ts';
import type { Prices } from './prices.ts';

export type SourceKind = 'expectation' | 'statement' | 'gateway-log';

/** One amount of the other side, under its key. */
export interface SourceLine {
  /** By {@link SourceAnswer.keys}; null where the other side leaves it empty. */
  readonly values: readonly KeyValue[];
  /** Of money; null where the other side does not say. */
  readonly currency: string | null;
  readonly tax: Tax | null;
  /** A measure of the bill by its machine name, or `prompt_tokens` (input with cached). */
  readonly measure: string;
  /** In units of 10⁻¹⁸; null where it cannot be known (no price for it). */
  readonly amount: bigint | null;
}

export type KeyValue = string | boolean | null;

/** Where every record has gone; `read` is always the sum of the others. */
export interface SourceCounts {
  read: number;
  counted: number;
  /** Lines that add up others. */
  totals: number;
  /** Calls without usage: failed ones, or streams that were not asked for it. */
  without_usage: number;
  /** Parts of streamed calls other than the last one with usage. */
  stream_parts: number;
  /** Records that repeat another one with the same id. */
  repeated: number;
  /** Records that are not calls of the provider: answers of a gateway's own cache, refunds, top-ups. */
  left_aside: number;
  /** Left out by the filters of the command. */
  filtered: number;
  rejected: number;
}

/** Something of the other side that takes no part in the comparison, so that nobody takes it for compared. */
export interface NotCompared {
  /** Calls that say no usage; fields of usage that nobody knows; rows of money in a log. */
  readonly kind: 'calls_without_usage' | 'unknown_usage' | 'money_rows';
  /** The field. */
  readonly name?: string;
  readonly rows: number;
}

export interface SourceAnswer {
  /** Dimension columns that the lines are told apart by, by machine name. */
  readonly keys: readonly string[];
  readonly measures: readonly string[];
  /** One for each distinct key, currency, tax and measure. */
  readonly lines: readonly SourceLine[];
  /** The sum of an invoice, in the unit of its currency (0.01; JPY 1). */
  readonly isInvoice?: boolean;
  /** First and last day that the source speaks of; null when it does not say. */
  readonly period: { readonly first: string; readonly last: string } | null;
  readonly counts: SourceCounts;
  /** What of the other side is in none of the lines. */
  readonly uncompared?: readonly NotCompared[];
  readonly notices: readonly Notice[];
  /** What a token costs on the other side, where its amounts are tokens at a price. */
  readonly prices?: Prices;
  /** Records that could not be read. */
  readonly rejects: readonly Problem[];
  /** Inputs that could not be read to their end. */
  readonly failures: readonly Problem[];
}

/** A later kind (a monitoring system, request logs) needs no more than this. */
export interface OtherSource {
  readonly kind: SourceKind;
  /** As the user knows it: a path, an option. */
  readonly name: string;
  read(): Promise<SourceAnswer>;
}

export function noCounts(): SourceCounts {
  return {
    read: 0,
    counted: 0,
    totals: 0,
    without_usage: 0,
    stream_parts: 0,
    repeated: 0,
    left_aside: 0,
    filtered: 0,
    rejected: 0,
  };
}
