import { unitOf } from '../../../bill/unit.ts';
import { isUsageOnly } from '../../../calls/shapes/long-form.ts';
import { isMoney, isUnitMeasure } from '../../../cube/measures.ts';
import { excerpt } from '../../../read/contract/row.ts';
import { recordPlace, textOf } from '../../../read/records/fields.ts';
import type { PlainRecord } from '../../../read/records/record.ts';
import { fitsCurrency, hasOtherMark } from '../../../read/row/amounts.ts';
import type { Problem } from '../../../words/problem.ts';
import { type AmountMarks, markGroup, withPoint } from './amount-marks.ts';
import type { Tax } from './amounts.ts';
import { currencyOf } from './column-names.ts';
import type { MatchedColumns } from './columns.ts';
import { writtenAmount } from './written-amount.ts';

/** One amount of a row: money of a currency and tax where these are said, or usage. */
export interface StatementAmount {
  readonly measure: string;
  readonly amount: bigint;
  readonly currency: string | null;
  readonly tax: Tax | null;
}

const TAXES: ReadonlySet<string> = new Set<Tax>(['included', 'excluded', 'unknown']);

/** Reads the amounts of a statement's rows. */
export class AmountReader {
  constructor(
    private readonly columns: MatchedColumns,
    /** Machine name → column, as the user says. */
    private readonly map: ReadonlyMap<string, string>,
    /** The column that may call a row by a kind of usage. */
    private readonly typeColumn: string | undefined,
    private readonly marks: AmountMarks,
  ) {}

  /** All amounts of a record that has any; else what is wrong with them. */
  of(record: PlainRecord): { readonly amounts: readonly StatementAmount[] } | Problem {
    const { columns } = this;
    const amounts: StatementAmount[] = [];
    for (const [measure, column] of columns.measures) {
      const text = textOf(record.fields[column]) ?? '';
      if (text === '') continue;
      const pointed = withPoint(text, record, this.marks[markGroup(measure)]);
      const amount = this.amountOf(record, measure, pointed);
      if (amount === undefined) {
        const code = hasOtherMark(pointed) ? 'OTHER_DECIMAL_MARK' : 'NOT_A_NUMBER';
        return { code, ...recordPlace(record), column, value: excerpt(text) };
      }
      if ('code' in amount) return amount;
      amounts.push(amount);
    }
    if (amounts.length > 0) return { amounts };
    const [column = ''] = columns.measures.values();
    return { code: 'EMPTY_AMOUNT', ...recordPlace(record), column };
  }

  private amountOf(
    record: PlainRecord,
    measure: string,
    text: string,
  ): StatementAmount | Problem | undefined {
    const { columns } = this;
    const written = writtenAmount(text);
    if (written === undefined) return undefined;
    const { value, symbol } = written;
    if (!isMoney(measure)) {
      if (symbol !== '') return undefined;
      return { measure, amount: value * this.factorOf(record, measure), currency: null, tax: null };
    }
    const said = columns.said.get(measure);
    const stated = textOf(record.fields[columns.currency ?? '']) ?? '';
    const currency = currencyOf(stated) ?? said?.currency ?? (symbol === '$' ? 'USD' : null);
    if (symbol !== '' && !fitsCurrency(symbol, currency ?? '')) {
      const column = columns.measures.get(measure) ?? measure;
      return { code: 'CURRENCY_MISMATCH', ...recordPlace(record), column, value: excerpt(text) };
    }
    if (currency === null && this.isOfUsage(record, measure)) {
      const column = columns.measures.get(measure) ?? measure;
      return { code: 'USAGE_NOT_MONEY', ...recordPlace(record), column, value: excerpt(text) };
    }
    const tax = textOf(record.fields[columns.tax ?? ''])?.toLowerCase() ?? '';
    const known = TAXES.has(tax) ? (tax as Tax) : (said?.tax ?? null);
    return { measure, amount: value, currency, tax: known };
  }

  /** A row that is called by a unit, in a column of amounts that nobody has called one of money. */
  private isOfUsage({ fields }: PlainRecord, measure: string): boolean {
    const kind = textOf(fields[this.typeColumn ?? '']);
    return kind !== undefined && !this.map.has(measure) && isUsageOnly(kind);
  }

  /** Usage in the unit of its row, in the base of that unit. */
  private factorOf({ fields }: PlainRecord, measure: string): bigint {
    const unit = this.columns.keys.get('unit');
    return isUnitMeasure(measure) && unit !== undefined ? unitOf(textOf(fields[unit]) ?? '').factor : 1n;
  }
}
