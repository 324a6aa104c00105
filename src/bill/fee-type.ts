import { foldHeader } from './fold.ts';

/**
 * 费用类型 of Chinese bills, `Item` of the API and of legacy bills, and the two FOCUS charge categories that say
 * the same. FOCUS's Purchase, Credit and Tax are left as they are: no bill with them has been seen.
 */
const FEE_TYPES: readonly (readonly [name: string, spellings: readonly string[]])[] = [
  ['usage', ['云资源按量费用', 'PayAsYouGoBill', 'Usage']],
  ['free-quota', ['免费额度']],
  ['refund', ['订阅退订费用', 'Refund']],
  ['adjustment', ['调账费用', 'Adjustment']],
  ['rounding', ['抹零费用']],
  ['subscription', ['订阅预付费用', '订阅后付费用', 'SubscriptionOrder']],
  ['commission', ['佣金费用']],
  ['cap', ['保底封顶费用']],
];

const BY_SPELLING: ReadonlyMap<string, string> = new Map(
  FEE_TYPES.flatMap(([name, spellings]) =>
    spellings.map((spelling) => [foldHeader(spelling), name] as const),
  ),
);

/** The machine name of a fee type: `usage`, `free-quota`, `refund` …, or the trimmed text when not known. */
export function feeTypeOf(text: string): string {
  return BY_SPELLING.get(foldHeader(text)) ?? text.trim();
}

export function isKnownFeeType(text: string): boolean {
  return BY_SPELLING.has(foldHeader(text));
}
