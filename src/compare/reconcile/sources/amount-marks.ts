import { type DecimalMark, MarkEvidence, marksSwapped } from '../../../bill/decimal-mark.ts';
import { isMoney } from '../../../cube/measures.ts';
import { excerpt } from '../../../read/contract/row.ts';
import { textOf } from '../../../read/records/fields.ts';
import type { PlainRecord } from '../../../read/records/record.ts';
import type { RecordStream } from '../../../read/records/record-stream.ts';
import { type CellPlace, markOf } from '../../../read/text/mark-of.ts';

/** Columns that are written alike. */
type Group = 'money' | 'usage';
export type AmountMarks = Readonly<Record<Group, DecimalMark>>;

/**
 * The decimal marks of a table's amounts, found as those of a bill are: a cell that can be read in one way only
 * decides for its columns. What no cell decides `stated` does; without it, cells that may be read either way are
 * refused where commas do not separate the columns.
 */
export async function amountMarks(
  records: RecordStream,
  measures: ReadonlyMap<string, string>,
  stated: DecimalMark | undefined,
): Promise<AmountMarks> {
  const marks = new Evidence(measures);
  for (const record of await records.beginning()) marks.add(record);
  if (records.hasMore() && marks.isOpen()) {
    for await (const record of records.preview()) marks.add(record);
  }
  return marks.decided(stated);
}

/** The same of records that are all there. */
export function marksIn(
  records: readonly PlainRecord[],
  measures: ReadonlyMap<string, string>,
  stated: DecimalMark | undefined,
): AmountMarks {
  const marks = new Evidence(measures);
  for (const record of records) marks.add(record);
  return marks.decided(stated);
}

/** An amount as it is written with a point. Numbers of JSON and of sheets always are. */
export function withPoint(text: string, { delimiter }: PlainRecord, mark: DecimalMark): string {
  return mark === ',' && delimiter !== undefined ? marksSwapped(text) : text;
}

export function markGroup(measure: string): Group {
  return isMoney(measure) ? 'money' : 'usage';
}

class Evidence {
  private readonly evidence: Readonly<Record<Group, MarkEvidence<CellPlace>>> = {
    money: new MarkEvidence(),
    usage: new MarkEvidence(),
  };
  /** Of the texts looked at: a comma where all have it, else what is not one. */
  private delimiter: string | undefined;

  constructor(private readonly measures: ReadonlyMap<string, string>) {}

  add(record: PlainRecord): void {
    const { delimiter, file, line = 1 } = record;
    if (delimiter === undefined) return;
    if (this.delimiter === undefined || delimiter !== ',') this.delimiter = delimiter;
    for (const [measure, column] of this.measures) {
      const text = (textOf(record.fields[column]) ?? '').replace(/[()（）]/g, '');
      this.evidence[markGroup(measure)].add(text, () => ({ file, line, column, value: excerpt(text) }));
    }
  }

  /** The rest of the file may tell more: only where commas do not separate its columns. */
  isOpen(): boolean {
    if (this.delimiter === undefined || this.delimiter === ',') return false;
    return Object.values(this.evidence).some(
      (each) => each.decided() !== '.' || each.comma !== undefined || each.unclear !== undefined,
    );
  }

  decided(stated: DecimalMark | undefined): AmountMarks {
    const { money, usage } = this.evidence;
    const mark = (own: MarkEvidence<CellPlace>, other: MarkEvidence<CellPlace>) => {
      // `10.000` beside amounts with a decimal comma: one hand has written both.
      const likeOther = other.decided() === ',' ? ',' : undefined;
      return own.decided() ?? stated ?? likeOther ?? markOf(own, this.delimiter ?? ',');
    };
    return { money: mark(money, usage), usage: mark(usage, money) };
  }
}
