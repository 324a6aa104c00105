import type { DecimalMark, MarkEvidence } from '../../bill/decimal-mark.ts';
import { BillError, placeOf } from '../../words/problem.ts';

/** A cell that tells something of the decimal mark. */
export interface CellPlace {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/**
 * The mark of columns that are written alike, by what their cells say. A cell that contradicts a comma-separated file
 * is refused where it stands, like any other that is no number; elsewhere cells that contradict each other, or only
 * may be thousands, are refused as a whole.
 */
export function markOf(evidence: MarkEvidence<CellPlace>, delimiter: string): DecimalMark {
  const { point, comma, unclear } = evidence;
  const mark = evidence.decided();
  if (mark !== undefined) return mark;
  if (delimiter === ',') return '.';
  if (point !== undefined && comma !== undefined) throw contradicted(point, comma);
  if (unclear !== undefined) throw notClear(unclear);
  return '.';
}

function contradicted(point: CellPlace, comma: CellPlace): BillError {
  const params = { other: `${point.value} (${placeOf(point)})` };
  return new BillError({ code: 'DECIMAL_MARKS_MIXED', ...comma, params });
}

function notClear(place: CellPlace): BillError {
  const point = place.value.replaceAll(',', '');
  const comma = place.value.replace(',', '.');
  return new BillError({ code: 'DECIMAL_MARK_UNCLEAR', ...place, params: { point, comma } });
}
