import type { ColumnKey } from '../../bill/columns.ts';
import { formatDecimal, parseDecimal } from '../../bill/decimal.ts';
import { feeTypeOf } from '../../bill/fee-type.ts';
import { memo } from '../../bill/memo.ts';
import { machineName } from '../../bill/spelling.ts';
import { parseTime } from '../../bill/time.ts';
import { unitOf } from '../../bill/unit.ts';
import { AMOUNTS, type Amount, type LayoutInfo } from '../../read/contract/answer.ts';
import type { BillLine } from '../../read/contract/lines.ts';

/** A column that lines of two exports are compared in, by what it means and not by how it is written. */
export interface ComparedColumn {
  /** Machine name: `list_cost`. */
  readonly name: string;
  text(line: BillLine): string;
}

type Text = (line: BillLine, key: ColumnKey) => string;

/** These columns repeat few different texts. */
const unitOfText = memo(unitOf);
const feeTypeOfText = memo(feeTypeOf);
const timeOf = memo(parseTime);

const written: Text = ({ row }, key) => row.text(key);
const time: Text = ({ row }, key) => timeOf(row.text(key)) ?? row.text(key);
const amount: Text = ({ amounts }, key) => decimal(amounts.sums[AMOUNTS.indexOf(key as Amount)] ?? null);
/** In base units: 0.5 of a thousand tokens is 500 of one. */
const usage: Text = ({ amounts, row }, key) => {
  const value = amounts.sums[AMOUNTS.indexOf(key as Amount)] ?? null;
  return decimal(value === null ? null : value * unitOfText(row.text('unit')).factor);
};
const number: Text = ({ row }, key) => {
  const value = parseDecimal(row.text(key));
  return value === undefined ? row.text(key) : formatDecimal(value);
};

const COLUMNS: readonly (readonly [key: ColumnKey, text: Text])[] = [
  ['month', ({ times }) => times.month],
  ['day', ({ times }) => times.day],
  ['startedAt', time],
  ['endedAt', time],
  ['consumedAt', time],
  ['purchaserId', written],
  ['ownerId', written],
  ['productCode', written],
  ['commodityCode', written],
  ['itemCode', written],
  ['instanceId', written],
  ['regionCode', written],
  ['tags', written],
  ['feeType', ({ row }) => feeTypeOfText(row.text('feeType'))],
  ['unit', ({ row }) => unitOfText(row.text('unit')).base],
  ['consumed', usage],
  ['deducted', usage],
  ['usage', usage],
  ['listPrice', number],
  ['listCost', amount],
  ['discount', amount],
  ['afterDiscount', number],
  ['savingsPlan', amount],
  ['coupon', amount],
  ['rounding', amount],
  ['payable', amount],
  ['voucher', amount],
  ['cash', amount],
  ['prepaid', amount],
  ['outstanding', amount],
  ['tax', number],
];

/** Columns that figures come from; one that only one of two exports has is worth a word. */
export interface ComparedColumns {
  readonly columns: readonly ComparedColumn[];
  /** Machine names of columns that only some of the files have, so that nothing is compared in them. */
  readonly left: readonly string[];
  /** Every file has line ids. */
  readonly byId: boolean;
}

/** What lines of these layouts can be compared in: the columns that all of them have. */
export function comparisonOf(layouts: readonly LayoutInfo[]): ComparedColumns {
  const count = (key: ColumnKey) => layouts.filter(({ columns }) => columns[key] !== undefined).length;
  const shared = COLUMNS.filter(([key]) => count(key) === layouts.length);
  const left = COLUMNS.filter(([key]) => count(key) > 0 && count(key) < layouts.length);
  return {
    columns: [...shared.map(([key, text]) => column(key, text)), CURRENCY, TAX_KIND],
    left: left.map(([key]) => machineName(key)),
    byId: count('lineId') === layouts.length,
  };
}

/** Compared whether all bills have the column or not: amounts of a currency that is not stated are of none. */
const CURRENCY: ComparedColumn = {
  name: 'currency',
  text: ({ row, amounts }) => (row.text('currency') || amounts.symbol).toUpperCase(),
};

/** The header says, for every line of a file, whether the amounts include tax. */
const TAX_KIND: ComparedColumn = { name: 'tax_kind', text: ({ row }) => row.layout.tax };

function column(key: ColumnKey, text: Text): ComparedColumn {
  return { name: machineName(key), text: (line) => text(line, key) };
}

function decimal(value: bigint | null): string {
  return value === null ? '' : formatDecimal(value);
}
