import type { Notice } from '../cube/cube.ts';
import type { CallProof } from './contract.ts';

/** What is to be told of how calls were read; every record that did not come out as one call is in a sentence. */
export function callNotices(proof: CallProof): readonly Notice[] {
  const { leftAside, conflicts, unknownUsage } = proof;
  return [
    ...rows('LOG_STREAM_PARTS', proof.parts),
    ...rows('LOG_REPEATED', proof.repeated),
    ...rows('LOG_ID_TWICE', conflicts.records, { texts: conflicts.ids }),
    ...rows('LOG_GATEWAY_CACHE', leftAside.gateway_cache),
    ...rows('LOG_REFUNDS', leftAside.refund),
    ...rows('LOG_NOT_CALLS', leftAside.not_a_call),
    ...rows('LOG_MONEY_ROWS', leftAside.money),
    ...rows('LOG_TOTALS_DIFFER', proof.totalsDiffer),
    ...(unknownUsage.size === 0 ? [] : [unknown(unknownUsage)]),
  ];
}

function rows(code: string, count: number, params: Notice['params'] = {}): readonly Notice[] {
  return count === 0 ? [] : [{ code, rows: count, params: { rows: count, ...params } }];
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
