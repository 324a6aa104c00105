import type { CallProof } from '../../../calls/contract.ts';
import { callNotices } from '../../../calls/notices.ts';
import { type Notice, noticeIf, noticeOfRows } from '../../../words/notice.ts';
import type { NotCompared, SourceCounts } from './source.ts';

/** What is counted about the compared calls, for notices. */
export interface CallTally {
  /** Calls that failed, without usage. */
  failed: number;
  /** Calls with a total and nothing else. */
  totalOnly: number;
  /** Models and kinds of tokens without a price. */
  readonly unpriced: Set<string>;
  /** Zones that were assumed for times that say none. */
  readonly zones: Set<string>;
}

export interface ToldOfLog {
  /** The zone that the user named. */
  readonly zone?: string;
  readonly cachedIs: 'told' | 'not told';
  /** Keys that cannot be names of the bill's keys, so that the log is not compared by keys. */
  readonly unlikeKeys: readonly string[];
}

/** Sentences about a log beside those about its reading. */
export function logNotices(
  counts: SourceCounts,
  tally: CallTally,
  proof: CallProof,
  { zone, cachedIs, unlikeKeys }: ToldOfLog,
): readonly Notice[] {
  const zones = zone === undefined ? [...tally.zones].sort() : [];
  return [
    ...noticeIf(tally.unpriced.size > 0, {
      code: 'NO_PRICE',
      params: { texts: [...tally.unpriced].sort() },
    }),
    ...noticeOfRows('LOG_WITHOUT_USAGE', counts.without_usage - tally.failed),
    ...noticeOfRows('LOG_FAILED_CALLS', tally.failed),
    ...callNotices(proof),
    ...noticeOfRows('LOG_TOTAL_ONLY', tally.totalOnly),
    ...zones.map((each): Notice => ({ code: 'LOG_ZONE_ASSUMED', params: { zone: each } })),
    ...noticeIf(unlikeKeys.length > 0, { code: 'LOG_KEYS_UNLIKE', params: { texts: unlikeKeys } }),
    ...noticeIf(proof.cachedTakenOut > 0 && counts.counted > 0, { code: 'LOG_CACHED_APART', params: {} }),
    ...noticeIf(cachedIs === 'not told', { code: 'LOG_WITHOUT_CACHED', params: {} }),
  ];
}

/** What of a log takes no part in a comparison: calls that say no usage, and fields of usage that nobody knows. */
export function logUncompared(
  counts: SourceCounts,
  tally: CallTally,
  proof: CallProof,
): readonly NotCompared[] {
  const silent = counts.without_usage - tally.failed;
  return [
    ...(silent === 0 ? [] : [{ kind: 'calls_without_usage' as const, rows: silent }]),
    ...[...proof.unknownUsage].map(([name, rows]) => ({ kind: 'unknown_usage' as const, name, rows })),
    ...(proof.leftAside.money === 0 ? [] : [{ kind: 'money_rows' as const, rows: proof.leftAside.money }]),
  ];
}
