import { type DecodedGroup, groupDecoder } from '../../cube/decode.ts';
import { redactedGroup } from '../../cube/redacted-group.ts';
import { AMOUNTS, type FileAnswer, type RawGroup } from '../../read/contract/answer.ts';
import type { Reading } from '../../read/contract/reading.ts';
import { groupsIn } from '../../read/group/group-columns.ts';
import type { FindingKind, FindingPlace } from './finding.ts';

/** A group of a bill with what its words mean. */
export interface BillGroup {
  readonly answer: FileAnswer;
  readonly raw: RawGroup;
  readonly decoded: DecodedGroup;
  /** `2026-05`, and the first and the last day of its rows; empty where the bill does not say. */
  readonly month: string;
  readonly first: string;
  readonly last: string;
  readonly payable: bigint | null;
}

const PAYABLE = AMOUNTS.indexOf('payable');

/** Every group of every file; what identifies someone is replaced where the reading has a redactor. */
export function* groupsOf({ answers, redactor }: Reading): Generator<BillGroup> {
  for (const answer of answers) {
    const decode = groupDecoder(answer);
    for (const raw of groupsIn(answer.groups)) {
      const real = decode(raw);
      const decoded = redactor === undefined ? real : redactedGroup(real, redactor);
      const month = decoded.cell('month');
      const [first, last] = raw.span ?? ['', ''];
      yield { answer, raw, decoded, month, first, last, payable: raw.sums[PAYABLE] ?? null };
    }
  }
}

/** Currency and tax of a group's amounts, which are never added to those of another kind. */
export function bucket({ decoded }: BillGroup): Pick<FindingKind, 'currency' | 'tax'> {
  return { currency: decoded.currency, tax: decoded.tax };
}

/** A group as a place: the line of its first row, and its Instance ID and days, for rows stand on many lines. */
export function groupPlace({ answer, raw, decoded, first, last, payable }: BillGroup): FindingPlace {
  const days = first === last ? first : `${first}..${last}`;
  const text = [decoded.id.raw.trim(), days].filter((part) => part !== '').join(', ');
  return { file: answer.file, line: raw.line, rows: raw.rows, cost: payable, text };
}

/** Usage of a model, paid for or free; a fee type that is not known counts as such. */
export function isConsumption({ decoded: { feeType } }: BillGroup): boolean {
  return !CHANGES_OF_BILLED.has(feeType ?? '') && feeType !== 'subscription';
}

/** Fee types that change what was billed before. */
export const CHANGES_OF_BILLED: ReadonlySet<string> = new Set([
  'refund',
  'adjustment',
  'rounding',
  'commission',
  'cap',
]);
