import { widen, wideProduct } from './decimal.ts';

export type AmountKey =
  | 'consumed'
  | 'deducted'
  | 'usage'
  | 'listPrice'
  | 'listCost'
  | 'discount'
  | 'afterDiscount'
  | 'savingsPlan'
  | 'coupon'
  | 'rounding'
  | 'payable'
  | 'voucher'
  | 'cash'
  | 'prepaid'
  | 'outstanding';

/** Amounts of a row in units of 10⁻¹⁸; a column that is absent, or a cell that is empty, is null or left out. */
export type RowAmounts = Partial<Record<AmountKey, bigint | null>>;

export interface Identity {
  /** Stable name: `usage`, `list-cost`, `after-discount`, `payable`, `payable-from-list`, `settlement`. */
  readonly name: string;
  /** The columns that took part. */
  readonly columns: readonly AmountKey[];
  /** Both sides in units of 10⁻¹⁸; of `list-cost` in units of 10⁻³⁶. */
  readonly left: bigint;
  readonly right: bigint;
  readonly holds: boolean;
}

/** `from` − every `minus` − those of `optional` that are there = `to`. */
interface Difference {
  readonly name: string;
  readonly from: AmountKey;
  readonly minus: readonly AmountKey[];
  readonly optional: readonly AmountKey[];
  readonly to: AmountKey;
  /** Says nothing new where this column is there. */
  readonly unless?: AmountKey;
}

/** 抵扣前用量 − 抵扣用量 = 用量: exact on every real row, free-quota rows included. */
const USAGE: Difference = { name: 'usage', from: 'consumed', minus: ['deducted'], optional: [], to: 'usage' };

/** From list cost to payable: exact on every real row; the optional terms are documented but were never seen. */
const MONEY: readonly Difference[] = [
  {
    name: 'after-discount',
    from: 'listCost',
    minus: ['discount'],
    optional: ['savingsPlan'],
    to: 'afterDiscount',
  },
  { name: 'payable', from: 'afterDiscount', minus: ['coupon'], optional: ['rounding'], to: 'payable' },
  {
    name: 'payable-from-list',
    from: 'listCost',
    minus: ['discount'],
    optional: ['coupon', 'savingsPlan', 'rounding'],
    to: 'payable',
    unless: 'afterDiscount',
  },
];

/** A sum that a row's columns must make. `from` × `factor`, or `from` less the others, is `to`, or nothing is left. */
export interface IdentityRule {
  readonly from: AmountKey;
  readonly factor?: AmountKey;
  readonly minus: readonly AmountKey[];
  readonly optional: readonly AmountKey[];
  readonly to: AmountKey | null;
  readonly unless?: AmountKey;
}

/** The identities that {@link checkIdentities} checks, for a reader that proves plain rows by itself. */
export const IDENTITY_RULES: readonly IdentityRule[] = [
  USAGE,
  { from: 'listPrice', factor: 'usage', minus: [], optional: [], to: 'listCost' },
  ...MONEY,
  { from: 'payable', minus: ['voucher', 'cash'], optional: ['prepaid', 'outstanding'], to: null },
];

/** Columns that must be empty or 0 for the identities of money to say anything. */
export const SAVINGS_COLUMNS = [
  'savingsPlan',
  'afterSavingsPlan',
  'savingsPlanSpent',
  'savingsPlanDetail',
] as const;

/**
 * Checks a row against the sums its columns must make, exactly. An identity is left out where a column it needs
 * is missing; optional terms that are missing count as 0.
 */
export function checkIdentities(a: RowAmounts): Identity[] {
  // No filled savings-plan cell has been seen: where it stands in the chain of amounts is unknown.
  const chain = (a.savingsPlan ?? 0n) === 0n ? MONEY : [];
  const found = [
    difference(a, USAGE),
    listCost(a),
    ...chain.map((rule) => difference(a, rule)),
    settlement(a),
  ];
  return found.filter((identity) => identity !== undefined);
}

function difference(a: RowAmounts, rule: Difference): Identity | undefined {
  if (rule.unless !== undefined && isThere(a, rule.unless)) return undefined;
  if (![rule.from, ...rule.minus, rule.to].every((key) => isThere(a, key))) return undefined;
  const minus = [...rule.minus, ...rule.optional.filter((key) => isThere(a, key))];
  const left = amount(a, rule.from) - total(a, minus);
  return identity(rule.name, [rule.from, ...minus, rule.to], left, amount(a, rule.to));
}

/** 官网目录价 × 用量 = 目录总价, compared before any rounding. */
function listCost(a: RowAmounts): Identity | undefined {
  const columns: readonly AmountKey[] = ['listPrice', 'usage', 'listCost'];
  if (!columns.every((key) => isThere(a, key))) return undefined;
  const left = wideProduct(amount(a, 'listPrice'), amount(a, 'usage'));
  return identity('list-cost', columns, left, widen(amount(a, 'listCost')));
}

/**
 * How the payable was paid. Vouchers and cash must both be there: flat bills have a voucher column alone, and what
 * was paid in cash is then missing from the row, not wrong.
 */
function settlement(a: RowAmounts): Identity | undefined {
  if (!isThere(a, 'payable') || !isThere(a, 'voucher') || !isThere(a, 'cash')) return undefined;
  const parts = (['voucher', 'cash', 'prepaid', 'outstanding'] as const).filter((key) => isThere(a, key));
  return identity('settlement', ['payable', ...parts], amount(a, 'payable'), total(a, parts));
}

function identity(name: string, columns: readonly AmountKey[], left: bigint, right: bigint): Identity {
  return { name, columns, left, right, holds: left === right };
}

function isThere(a: RowAmounts, key: AmountKey): boolean {
  return (a[key] ?? null) !== null;
}

function amount(a: RowAmounts, key: AmountKey): bigint {
  return a[key] ?? 0n;
}

function total(a: RowAmounts, keys: readonly AmountKey[]): bigint {
  return keys.reduce((sum, key) => sum + amount(a, key), 0n);
}
