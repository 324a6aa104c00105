import { type CheckBillsOptions, checkBills } from '../check/check-bills.ts';
import type { Checked } from '../check/findings/checked.ts';
import { billReader, type ReaderOptions, reported } from './bill-reader.ts';

export interface CheckOptions extends ReaderOptions, Pick<CheckBillsOptions, 'places'> {}

/**
 * Asks whether bills are true and whole: `const { findings } = await checkBill(['may.csv'])`, then `countsOf(findings)`.
 *
 * Findings come with their places, at most `places` each (5 when left out); amounts are `bigint` in units of 10⁻¹⁸.
 * Files are read up to three times. Standard input and pipes are read once: findings are the same, with fewer lines
 * named. Throws a BillError where nothing can be read.
 */
export async function checkBill(inputs: readonly string[], options: CheckOptions = {}): Promise<Checked> {
  const { places, ...reading } = options;
  const { checked, bills } = await checkBills(inputs, { places, lines: reading }, billReader(reading));
  return reported(checked, bills);
}
