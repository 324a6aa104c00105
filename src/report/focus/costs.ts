import { widen, wideProduct } from '../../bill/decimal.ts';
import type { Measures } from '../../cube/measures.ts';

export interface Costs {
  /** Null where the bill has no payable amount at all. */
  readonly billed: bigint | null;
  readonly list: bigint | null;
  readonly contracted: bigint | null;
  /** Columns that the bill says nothing for: FOCUS has the billed cost there. */
  readonly filled: readonly ('ListCost' | 'ContractedCost')[];
}

/**
 * The costs of a charge. Contracted is the list cost less the discount, coupons and savings plans not taken off; from
 * below it is the billed cost with coupon and rounding put back. FOCUS lets no cost be null: a charge whose unit price
 * is not known has its billed cost for a list and contracted cost, and says so in `filled`.
 */
export function costsOf(measures: Measures): Costs {
  const { list_cost: listed, payable: billed } = measures;
  const contracted = contractedOf(measures);
  const filled: Costs['filled'][number][] = [];
  if (listed === null) filled.push('ListCost');
  if (contracted === null) filled.push('ContractedCost');
  return { billed, list: listed ?? billed, contracted: contracted ?? billed, filled };
}

function contractedOf({ list_cost, discount, coupon, rounding, payable }: Measures): bigint | null {
  if (list_cost !== null && discount !== null) return list_cost - discount;
  if (payable === null || coupon === null) return null;
  return payable + coupon + (rounding ?? 0n);
}

/** Prices that have to be worked out are given where they are exact to so many decimals. */
const PRICE_STEP = 10n ** 6n;

/**
 * The list price of one pricing unit: the bill's, where price × quantity is the list cost exactly, as FOCUS demands;
 * else list cost ÷ quantity where that comes out even; else null, for a price that does not fit would be wrong.
 */
export function unitPriceOf(
  price: bigint | undefined,
  quantity: bigint | null,
  listed: bigint | null,
): bigint | null {
  if (quantity === null || listed === null) return null;
  if (price !== undefined && price >= 0n && wideProduct(price, quantity) === widen(listed)) return price;
  if (quantity === 0n || widen(listed) % quantity !== 0n) return null;
  const worked = widen(listed) / quantity;
  return worked >= 0n && worked % PRICE_STEP === 0n ? worked : null;
}
