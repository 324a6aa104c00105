import type { Cube } from '../../cube/cube.ts';
import type { Reading, Redactor } from '../../read/contract/reading.ts';
import type { Problem } from '../../words/problem.ts';
import type { BillGroup } from '../findings/bill-groups.ts';
import type { Findings } from '../findings/findings.ts';
import { checkKind, checkReading } from './completeness.ts';
import { checkTwice } from './counted-twice.ts';
import { checkFreeCharged, checkFreeQuota } from './free-quota.ts';
import { checkLayouts } from './not-checked.ts';
import { checkOlder } from './older-exports.ts';
import { checkParts } from './parts.ts';
import { checkPeriod } from './period.ts';
import { checkPrices } from './prices.ts';
import { checkPromotions } from './promotions.ts';
import type { Repeats } from './repeats.ts';
import { checkUnits } from './units.ts';
import { checkMeaning } from './unknown-words.ts';

/** A bill that was read, as rules look at it. */
export interface ReadBill {
  /** By the names that its files really have. */
  readonly reading: Reading;
  readonly groups: readonly BillGroup[];
  readonly cube: Cube;
  readonly repeats: Repeats;
  /** The first rejected rows. */
  readonly rejects: readonly Problem[];
  readonly redactor: Redactor | undefined;
}

/** Adds what it finds on a bill. */
type Rule = (bill: ReadBill, findings: Findings) => void;

/** Every rule, one a row; findings are put in order behind them. */
export const RULES: readonly Rule[] = [
  ({ reading, rejects, redactor }, findings) => checkReading(reading, rejects, findings, redactor),
  ({ reading, repeats }) => repeats.finish(reading.answers),
  ({ reading }, findings) => checkLayouts(reading.answers, findings),
  ({ reading, groups, repeats }, findings) => checkKind(reading, groups, repeats.overlaps(), findings),
  ({ groups }, findings) => checkTwice(groups, findings),
  ({ groups, repeats }, findings) => checkOlder(groups, repeats.overlaps(), findings),
  ({ reading }, findings) => checkParts(reading, findings),
  ({ reading, groups, cube }, findings) => checkPeriod(reading, groups, cube.bill.final, findings),
  ({ reading, groups }, findings) => checkFreeQuota(reading, groups, findings),
  ({ groups }, findings) => checkFreeCharged(groups, findings),
  ({ groups }, findings) => checkUnits(groups, findings),
  ({ groups }, findings) => checkMeaning(groups, findings),
  ({ groups }, findings) => checkPrices(groups, findings),
  ({ reading, cube }, findings) => checkPromotions(reading, cube.bill.months, findings),
];
