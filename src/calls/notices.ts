import { type Notice, noticeIf, noticeOfRows } from '../words/notice.ts';
import type { CallProof } from './contract.ts';

/** What is to be told of how calls were read; every record that did not come out as one call is in a sentence. */
export function callNotices(proof: CallProof): readonly Notice[] {
  const { leftAside, conflicts, unknownUsage } = proof;
  return [
    ...noticeOfRows('LOG_STREAM_PARTS', proof.parts),
    ...noticeOfRows('LOG_REPEATED', proof.repeated),
    ...noticeIf(conflicts.records > 0, {
      code: 'LOG_ID_TWICE',
      rows: conflicts.records,
      params: { rows: conflicts.records, texts: conflicts.ids },
    }),
    ...noticeOfRows('LOG_GATEWAY_CACHE', leftAside.gateway_cache),
    ...noticeOfRows('LOG_REFUNDS', leftAside.refund),
    ...noticeOfRows('LOG_NOT_CALLS', leftAside.not_a_call),
    ...noticeOfRows('LOG_MONEY_ROWS', leftAside.money),
    ...noticeOfRows('LOG_TOTALS_DIFFER', proof.totalsDiffer),
    ...(unknownUsage.size === 0 ? [] : [unknown(unknownUsage)]),
  ];
}

function unknown(fields: ReadonlyMap<string, number>): Notice {
  const count = Math.max(...fields.values());
  return {
    code: 'LOG_UNKNOWN_USAGE',
    rows: count,
    params: { rows: count, texts: [...fields.keys()].sort() },
  };
}

/** Whether a field that nobody knows may be tokens found in a cache. */
export function mayTellCached({ unknownUsage }: CallProof): boolean {
  return [...unknownUsage.keys()].some((name) => /cache|缓存/i.test(name));
}
