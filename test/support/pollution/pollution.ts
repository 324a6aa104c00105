import { amountCases } from './amounts.ts';
import {
  type CleanBill,
  cleanBill,
  fileOf,
  type PollutedLayout,
  type PollutionCase,
  rawLines,
} from './clean.ts';
import { harmlessCases } from './harmless.ts';
import { lineCases } from './lines.ts';
import { quoteCases } from './quotes.ts';
import { separatorCases } from './separators.ts';

export {
  type CleanBill,
  cleanBill,
  type Kind,
  type PollutedLayout,
  type PollutionCase,
} from './clean.ts';
export { type Cut, cutsAtEveryByte } from './cuts.ts';

/** The clean bill as a file. */
export function cleanBytes(clean: CleanBill): Buffer {
  return fileOf(rawLines(clean));
}

/**
 * One clean bill damaged in more than two thousand ways, one at a time. Whatever is read without an error must
 * have the totals of `cleanBill(layout).expected`; only the counts of the proof may differ.
 */
export function* pollution(layout: PollutedLayout): Generator<PollutionCase> {
  const clean = cleanBill(layout);
  yield* harmlessCases(clean);
  yield* amountCases(clean);
  yield* separatorCases(clean);
  yield* quoteCases(clean);
  yield* lineCases(clean);
}
