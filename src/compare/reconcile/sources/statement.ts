import { parseDecimal } from '../../../bill/decimal.ts';
import { unitOf } from '../../../bill/unit.ts';
import type { Notice } from '../../../cube/cube.ts';
import { isMoney, isUnitMeasure } from '../../../cube/measures.ts';
import { excerpt } from '../../../read/contract/row.ts';
import { amountWithSymbol, fitsCurrency } from '../../../read/row/amounts.ts';
import { TOTAL_LINE } from '../../../read/row/judge.ts';
import type { Problem } from '../../../words/problem.ts';
import type { Tax } from './amounts.ts';
import { currencyOf } from './column-names.ts';
import { ColumnsUnclear, type MatchedColumns, matchColumns } from './columns.ts';
import { lineFilter, type OtherRecords, type OtherSideOptions } from './other-side.ts';
import { type OtherRecord, placeOf, textOf } from './record.ts';
import type { KeyValue, SourceAnswer } from './source.ts';
import { Sums } from './sums.ts';
import { keyValue } from './values.ts';

interface Amount {
  readonly measure: string;
  readonly amount: bigint;
  readonly currency: string | null;
  readonly tax: Tax | null;
}

interface Row {
  readonly values: readonly KeyValue[];
  readonly amounts: readonly Amount[];
}

const TAXES: ReadonlySet<string> = new Set<Tax>(['included', 'excluded', 'unknown']);

/** A table of amounts by anything that the bill can be told apart by. Rows of one key are added up, totals left out. */
export async function readStatement(
  records: OtherRecords,
  name: string,
  options: OtherSideOptions,
): Promise<SourceAnswer> {
  const columns = columnsOf(await records.beginning());
  const matched = restricted(matchColumns(columns, options.map, options.extra), columns, options);
  const reader = new StatementReader(records, name, matched, options);
  for await (const record of records.records()) reader.take(record);
  return reader.answer();
}

/** All names that the first records have, in the order of their appearance. */
export function columnsOf(records: readonly OtherRecord[]): readonly string[] {
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
    if (missing !== undefined) throw new ColumnsUnclear('missing', missing, columns);
    return wanted === undefined ? all : new Map(wanted.map((name) => [name, all.get(name) as string]));
  };
  return { ...matched, keys: pick(matched.keys, by), measures: pick(matched.measures, measures) };
}

class StatementReader {
  private readonly sums: Sums;
  private readonly keys: readonly string[];
  private readonly filter: ReturnType<typeof lineFilter>;
  private readonly days = new Set<string>();
  private readonly totals: Amount[][] = [];
  private repeated = 0;

  constructor(
    private readonly records: OtherRecords,
    name: string,
    private readonly columns: MatchedColumns,
    private readonly options: OtherSideOptions,
  ) {
    this.sums = new Sums(name, records.limits.groups);
    this.keys = [...columns.keys.keys()];
    this.filter = lineFilter(this.keys, options);
  }

  take(record: OtherRecord): void {
    const { records } = this;
    const isTotal = Object.values(record.fields).some((value) => TOTAL_LINE.test(textOf(value) ?? ''));
    const row = isTotal ? this.amountsOf(record) : this.rowOf(record);
    if ('code' in row) records.reject(row);
    else if (isTotal) {
      this.totals.push([...row.amounts]);
      records.took('totals');
    } else if (row.amounts.some(({ currency }) => !this.filter.keeps(row.values, currency)))
      records.took('filtered');
    else {
      this.add(row);
      records.took('counted');
    }
  }

  private add({ values, amounts }: Row): void {
    const isNew = amounts.map((each) => this.sums.add(values, each, each.measure, each.amount));
    if (isNew.includes(false)) this.repeated++;
    const day = values[this.keys.indexOf('day')];
    if (typeof day === 'string') this.days.add(day);
  }

  private rowOf(record: OtherRecord): Row | Problem {
    const values: KeyValue[] = [];
    for (const [name, column] of this.columns.keys) {
      const text = textOf(record.fields[column]) ?? '';
      const value = keyValue(name, text, this.options.aliases);
      if (value !== null && typeof value === 'object')
        return { code: value.fault, ...placeOf(record), column, value: excerpt(text) };
      values.push(value);
    }
    const amounts = this.amountsOf(record);
    return 'code' in amounts ? amounts : { values, amounts: amounts.amounts };
  }

  private amountsOf(record: OtherRecord): Row | Problem {
    const { columns } = this;
    const amounts: Amount[] = [];
    for (const [measure, column] of columns.measures) {
      const text = textOf(record.fields[column]) ?? '';
      if (text === '') continue;
      const amount = this.amountOf(record, measure, text);
      if (amount === undefined) {
        return { code: 'NOT_A_NUMBER', ...placeOf(record), column, value: excerpt(text) };
      }
      if ('code' in amount) return amount;
      amounts.push(amount);
    }
    if (amounts.length > 0) return { values: [], amounts };
    const [column = ''] = columns.measures.values();
    return { code: 'EMPTY_AMOUNT', ...placeOf(record), column };
  }

  private amountOf(record: OtherRecord, measure: string, text: string): Amount | Problem | undefined {
    const { columns } = this;
    const plain = parseDecimal(text);
    const signed = plain === undefined ? amountWithSymbol(text) : { value: plain, symbol: '' };
    if (signed === undefined) return undefined;
    const { value, symbol } = signed;
    if (!isMoney(measure)) {
      if (symbol !== '') return undefined;
      return { measure, amount: value * this.factorOf(record, measure), currency: null, tax: null };
    }
    const said = columns.said.get(measure);
    const written = textOf(record.fields[columns.currency ?? '']) ?? '';
    const currency = currencyOf(written) ?? said?.currency ?? (symbol === '$' ? 'USD' : null);
    if (symbol !== '' && !fitsCurrency(symbol, currency ?? '')) {
      const column = columns.measures.get(measure) ?? measure;
      return { code: 'CURRENCY_MISMATCH', ...placeOf(record), column, value: excerpt(text) };
    }
    const tax = textOf(record.fields[columns.tax ?? ''])?.toLowerCase() ?? '';
    const known = TAXES.has(tax) ? (tax as Tax) : (said?.tax ?? null);
    return { measure, amount: value, currency, tax: known };
  }

  /** Usage in the unit of its row, in the base of that unit. */
  private factorOf({ fields }: OtherRecord, measure: string): bigint {
    const unit = this.columns.keys.get('unit');
    return isUnitMeasure(measure) && unit !== undefined ? unitOf(textOf(fields[unit]) ?? '').factor : 1n;
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
      counts: records.counts,
      notices: [...this.notices(), ...this.filter.notices],
      rejects: records.rejects,
      failures: records.failures,
    };
  }

  private notices(): readonly Notice[] {
    const { unused } = this.columns;
    const rows = this.totals.length;
    return [
      ...(this.repeated === 0
        ? []
        : [{ code: 'REPEATED_KEYS', rows: this.repeated, params: { rows: this.repeated } }]),
      ...(rows === 0
        ? []
        : [{ code: this.totalsHold() ? 'TOTALS_LEFT_OUT' : 'TOTALS_DIFFER', rows, params: { rows } }]),
      ...(unused.length === 0 ? [] : [{ code: 'UNUSED_COLUMNS', params: { texts: unused } }]),
    ];
  }

  /** Whether the line of totals is the sum of the others; not asked of subtotals, nor where lines are filtered out. */
  private totalsHold(): boolean {
    if (this.totals.length > 1 || this.records.counts.filtered > 0) return true;
    const sums = new Map<string, bigint>();
    for (const { measure, amount } of this.sums.result())
      sums.set(measure, (sums.get(measure) ?? 0n) + (amount ?? 0n));
    return (this.totals[0] ?? []).every(({ measure, amount }) => (sums.get(measure) ?? 0n) === amount);
  }
}
