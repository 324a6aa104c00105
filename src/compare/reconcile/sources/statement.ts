import { excerpt } from '../../../read/contract/row.ts';
import { recordPlace, textOf } from '../../../read/records/fields.ts';
import type { PlainRecord } from '../../../read/records/record.ts';
import type { RecordStream } from '../../../read/records/record-stream.ts';
import { TOTAL_LINE } from '../../../read/row/total.ts';
import { type Notice, noticeIf, noticeOfRows } from '../../../words/notice.ts';
import type { Problem } from '../../../words/problem.ts';
import { amountMarks } from './amount-marks.ts';
import { type MatchedColumns, matchColumns, unclear } from './columns.ts';
import { lineFilter, type OtherSideOptions } from './other-side.ts';
import { type KeyValue, noCounts, type SourceAnswer } from './source.ts';
import { AmountReader, type StatementAmount } from './statement-amounts.ts';
import { Sums } from './sums.ts';
import { dimensionValueOf } from './values.ts';

interface Row {
  readonly values: readonly KeyValue[];
  readonly amounts: readonly StatementAmount[];
}

/** A table of amounts by anything that the bill can be told apart by. Rows of one key are added up, totals left out. */
export async function readStatement(
  records: RecordStream,
  name: string,
  options: OtherSideOptions,
): Promise<SourceAnswer> {
  const columns = columnsOf(await records.beginning());
  const all = matchColumns(columns, options.map, options.extra);
  const matched = restricted(all, columns, options);
  const marks = await amountMarks(records, matched.measures, options.decimalMark);
  const amounts = new AmountReader(matched, options.map, all.keys.get('usage_type'), marks);
  const reader = new StatementReader(records, name, matched, options, amounts);
  for await (const record of records.records()) reader.take(record);
  return reader.answer();
}

/** All names that the first records have, in the order of their appearance. */
export function columnsOf(records: readonly PlainRecord[]): readonly string[] {
  return [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
}

/** Only what is asked for. */
function restricted(
  matched: MatchedColumns,
  columns: readonly string[],
  { by, measures }: OtherSideOptions,
): MatchedColumns {
  const pick = (all: ReadonlyMap<string, string>, wanted: readonly string[] | undefined) => {
    const missing = wanted?.find((name) => !all.has(name));
    if (missing !== undefined) throw unclear('COLUMN_MISSING', missing, columns);
    return wanted === undefined ? all : new Map(wanted.map((name) => [name, all.get(name) as string]));
  };
  return { ...matched, keys: pick(matched.keys, by), measures: pick(matched.measures, measures) };
}

class StatementReader {
  private readonly sums: Sums;
  private readonly keys: readonly string[];
  private readonly filter: ReturnType<typeof lineFilter>;
  private readonly days = new Set<string>();
  private readonly totals: StatementAmount[][] = [];
  private readonly counts = noCounts();
  private repeated = 0;

  constructor(
    private readonly records: RecordStream,
    name: string,
    private readonly columns: MatchedColumns,
    private readonly options: OtherSideOptions,
    private readonly amounts: AmountReader,
  ) {
    this.sums = new Sums(name, records.limits.groups);
    this.keys = [...columns.keys.keys()];
    this.filter = lineFilter(this.keys, options);
  }

  take(record: PlainRecord): void {
    const { records, counts } = this;
    const isTotal = Object.values(record.fields).some((value) => TOTAL_LINE.test(textOf(value) ?? ''));
    const row = isTotal ? this.rowOf(record, []) : this.rowOf(record, this.columns.keys);
    if ('code' in row) {
      records.reject(row);
      return;
    }
    records.took();
    if (isTotal) {
      this.totals.push([...row.amounts]);
      counts.totals++;
    } else if (row.amounts.some(({ currency }) => !this.filter.keeps(row.values, currency)))
      counts.filtered++;
    else {
      this.add(row);
      counts.counted++;
    }
  }

  private add({ values, amounts }: Row): void {
    const isNew = amounts.map((each) => this.sums.add(values, each, each.measure, each.amount));
    if (isNew.includes(false)) this.repeated++;
    const day = values[this.keys.indexOf('day')];
    if (typeof day === 'string') this.days.add(day);
  }

  private rowOf(record: PlainRecord, keys: Iterable<readonly [string, string]>): Row | Problem {
    const values: KeyValue[] = [];
    for (const [name, column] of keys) {
      const text = textOf(record.fields[column]) ?? '';
      const value = dimensionValueOf(name, text, this.options.aliases);
      if (value !== null && typeof value === 'object')
        return { code: value.fault, ...recordPlace(record), column, value: excerpt(text) };
      values.push(value);
    }
    const amounts = this.amounts.of(record);
    return 'code' in amounts ? amounts : { values, amounts: amounts.amounts };
  }

  answer(): SourceAnswer {
    const { records, columns } = this;
    const lines = this.sums.result();
    const days = [...this.days].sort();
    const [first, last] = [days[0], days.at(-1)];
    return {
      keys: this.keys,
      measures: [...columns.measures.keys()],
      lines,
      period: first === undefined || last === undefined ? null : { first, last },
      counts: { ...this.counts, read: records.read, rejected: records.rejects.length },
      notices: [...this.notices(), ...this.filter.notices],
      rejects: records.rejects,
      failures: records.failures,
    };
  }

  private notices(): readonly Notice[] {
    const { unused } = this.columns;
    return [
      ...noticeOfRows('REPEATED_KEYS', this.repeated),
      ...noticeOfRows(this.totalsHold() ? 'TOTALS_LEFT_OUT' : 'TOTALS_DIFFER', this.totals.length),
      ...noticeIf(unused.length > 0, { code: 'UNUSED_COLUMNS', params: { texts: unused } }),
    ];
  }

  /** Whether the line of totals is the sum of the others; not asked of subtotals, nor where lines are filtered out. */
  private totalsHold(): boolean {
    if (this.totals.length > 1 || this.counts.filtered > 0) return true;
    const sums = new Map<string, bigint>();
    for (const { measure, amount } of this.sums.result())
      sums.set(measure, (sums.get(measure) ?? 0n) + (amount ?? 0n));
    return (this.totals[0] ?? []).every(({ measure, amount }) => (sums.get(measure) ?? 0n) === amount);
  }
}
