import { checkIdentities } from '../../bill/identities.ts';
import { AMOUNTS, type Amount } from '../contract/answer.ts';
import type { Row } from '../contract/row.ts';
import { rowAmounts } from './row-amounts.ts';

/** Amounts, each with the identity that shows whether an empty cell stands for 0. */
const PROOFS = [
  ['usage', 'list-cost'],
  ['listCost', 'list-cost'],
  ['discount', 'after-discount'],
  ['coupon', 'payable'],
] as const satisfies readonly (readonly [Amount, string])[];

const PLACES = PROOFS.map(([key, identity]) => ({ key, identity, place: AMOUNTS.indexOf(key) }));
const CONSUMED = AMOUNTS.indexOf('consumed');
const DEDUCTED = AMOUNTS.indexOf('deducted');

/**
 * The empty cell that others of its row prove to be none of "nothing": at a price, with a list cost, usage cannot be
 * absent. Counting such a row would lose the amount without a word. An engine that reads rows by itself leaves rows
 * with an empty cell in these columns to this one.
 */
export function missingAmount(row: Row, sums: readonly (bigint | null)[]): Amount | undefined {
  if (sums[CONSUMED] === null && row.has('consumed') && (sums[DEDUCTED] ?? 0n) !== 0n) return 'consumed';
  const empty = PLACES.filter(({ key, place }) => sums[place] === null && row.has(key));
  if (empty.length === 0) return undefined;
  const amounts = rowAmounts(row);
  return empty.find(({ key, identity }) =>
    checkIdentities({ ...amounts, [key]: 0n }).some(({ name, holds }) => name === identity && !holds),
  )?.key;
}
