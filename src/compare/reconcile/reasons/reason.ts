/** Why two amounts differ, as far as arithmetic can tell. `code` is stable; sentences are made from it and `params`. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * - `zero`: on one side only, with nothing to pay · `tolerance`: apart by no more than is tolerated
 * - `invoiced`: equal, as an invoice has it: the exact sum rounded to the currency's `decimals`
 * - `rounded`: dropped or rounded to `decimals`, each sum by `by` for itself
 * - `measure`: another amount of the bill (`list_cost`, `payable+coupon`)
 * - `only`, `without`: those `values` of a `dimension`
 * - `free_quota`: with what free quota would have cost at the other side's prices, beside `measure`
 * - `tax`: without or with tax of `rate`, to the cent
 * - `other_products`: with other products of the same bill
 * - `times`: a multiple, such as every record twice or another unit
 * - `same_amount`: the bill, or the other side, has exactly this under another value of the dimension
 * - `moved`: over all values of the dimension both sides are equal
 * - `outside_period`: a day that the other side does not speak of
 * - `other_currency`, `other_tax`: the key is there in unlike money · `no_price`: the log's tokens have no price
 * - `not_tokens`: billed by something else than tokens, which a log does not tell
 * - `not_on_bill`: the export has no such amounts · `absent`: not there at all · `unexplained`
 */
export type ReasonCode =
  | 'zero'
  | 'tolerance'
  | 'invoiced'
  | 'rounded'
  | 'measure'
  | 'only'
  | 'without'
  | 'free_quota'
  | 'tax'
  | 'other_products'
  | 'times'
  | 'same_amount'
  | 'moved'
  | 'outside_period'
  | 'other_currency'
  | 'other_tax'
  | 'no_price'
  | 'not_tokens'
  | 'not_on_bill'
  | 'absent'
  | 'unexplained';

export function reason(code: ReasonCode, params: Reason['params'] = {}): Reason {
  return { code, params };
}

/** `without:fee_type=adjustment+rounded:decimals=2`: reasons in one cell for machines. */
export function reasonText(reasons: readonly Reason[]): string | null {
  if (reasons.length === 0) return null;
  return reasons.map(({ code, params }) => [code, ...Object.entries(params).map(pair)].join(':')).join('+');
}

function pair([name, value]: [string, string | readonly string[]]): string {
  return `${name}=${typeof value === 'string' ? value : value.join('|')}`;
}

/** Reasons that give way to what is seen beside other lines: small numbers are often multiples of each other. */
export function isWeak(reasons: readonly Reason[]): boolean {
  return isUnexplained(reasons) || reasons.some(({ code }) => code === 'times' || code === 'outside_period');
}

/** Reasons that say that nothing reproduces the difference. */
export function isUnexplained(reasons: readonly Reason[]): boolean {
  return reasons.some(({ code }) => code === 'unexplained' || code === 'absent');
}
