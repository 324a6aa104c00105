import { ONE } from '../../../bill/decimal.ts';
import type { Group } from '../../../cube/cube.ts';
import type { PricedTokens, Prices } from '../sources/prices.ts';
import { BillParts } from './parts.ts';
import { reason } from './reason.ts';
import { type Variant, wholeAmount } from './variants.ts';

/** What the bill would come to if its free tokens had cost what the other side takes for them. */
export function withFreeQuota(
  dimensions: readonly string[],
  groups: readonly Group[],
  prices: Prices,
): readonly Variant[] {
  const [model, kind] = [dimensions.indexOf('model'), dimensions.indexOf('token_kind')];
  const free = ({ values, measures }: Group): bigint => {
    const tokens = measures.free_tokens ?? 0n;
    const price = prices.of(String(values[model] ?? ''), values[kind] as PricedTokens);
    return price === undefined ? 0n : (tokens * price) / ONE;
  };
  if (groups.every((group) => free(group) === 0n)) return [];
  return (['payable', 'list_cost'] as const).map((measure) => {
    const parts = groups.map((group) => ({
      values: group.values,
      amount: (group.measures[measure] ?? 0n) + free(group),
    }));
    return wholeAmount(reason('free_quota', { measure }), new BillParts(dimensions, parts), true);
  });
}
