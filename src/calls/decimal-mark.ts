import { type DecimalMark, MarkEvidence, marksSwapped } from '../bill/decimal-mark.ts';
import { excerpt } from '../read/contract/row.ts';
import type { PlainRecord } from '../read/records/record.ts';
import { type CellPlace, markOf } from '../read/text/mark-of.ts';
import { USAGE_FIELDS, type UsageField } from './record/names.ts';
import type { CallClaims } from './record/said.ts';
import { FRACTIONAL } from './usage.ts';

/** What a record of a log says, with the record. */
export interface SaidBy {
  readonly record: PlainRecord;
  readonly said: readonly CallClaims[];
}

/**
 * The decimal mark of a log's usage, by its first records. Tokens are whole, so `1,234` of them is no question; of
 * seconds it is one where commas do not separate the columns.
 */
export function markOfLog(first: readonly SaidBy[], stated: DecimalMark | undefined): DecimalMark {
  const evidence = new MarkEvidence<CellPlace>();
  let delimiter: string | undefined;
  for (const { record, said } of first) {
    if (record.delimiter === undefined) continue;
    if (delimiter === undefined || record.delimiter !== ',') delimiter = record.delimiter;
    for (const { texts } of said)
      for (const field of FRACTIONAL) addTo(evidence, field, texts[field], record);
  }
  return evidence.decided() ?? stated ?? markOf(evidence, delimiter ?? ',');
}

function addTo(
  evidence: MarkEvidence<CellPlace>,
  column: UsageField,
  text: string | undefined,
  { file, line = 1 }: PlainRecord,
): void {
  if (text !== undefined) evidence.add(text, () => ({ file, line, column, value: excerpt(text) }));
}

/** What is said with its numbers as they are written with a point; those of JSON and of sheets always are. */
export function withPoints(said: CallClaims, { delimiter }: PlainRecord, mark: DecimalMark): CallClaims {
  if (mark === '.' || delimiter === undefined) return said;
  const swapped = USAGE_FIELDS.flatMap((field) => {
    const text = said.texts[field];
    return text === undefined ? [] : [[field, marksSwapped(text)] as const];
  });
  return { ...said, texts: { ...said.texts, ...Object.fromEntries(swapped) } };
}
