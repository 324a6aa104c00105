import type { Words } from '../../words/index.ts';
import type { Rolled } from '../rollup.ts';
import type { SheetChart } from './sheet.ts';
import type { BuiltSheet } from './table-sheet.ts';

const MOST_BARS = 10;
const MOST_BUCKETS = 2;
/** Rows and columns of the sheet from one chart to the next. */
const ROW_STEP = 18;
const COLUMN_STEP = 9;

/** For each currency and tax (the first two) the payable by day and the costliest models: two are never one chart. */
export function summaryCharts(
  totals: readonly Rolled[],
  byModel: BuiltSheet,
  byDay: BuiltSheet,
  words: Words,
  at: SheetChart['at'],
): SheetChart[] {
  return totals.slice(0, MOST_BUCKETS).flatMap((total, place) => {
    const bucket = bucketText(total, words);
    const days = rowsOf(byDay, bucket);
    const models = rowsOf(byModel, bucket);
    const bars = Math.min(MOST_BARS, models.positive);
    const title = bucket.join(', ');
    const made = [
      ...(days.dated < 2
        ? []
        : [chart('days', words.workbook.payableByDay(title), byDay, 'day', days.from, days.dated)]),
      ...(bars < 2
        ? []
        : [chart('bars', words.workbook.costliest(bars, title), byModel, 'model', models.from, bars)]),
    ];
    return made.map((each, index) => ({
      ...each,
      at: { column: at.column + place * COLUMN_STEP, row: at.row + index * ROW_STEP },
    }));
  });
}

type Bucket = readonly [currency: string, tax: string];

function bucketText({ currency, tax }: Rolled, { page }: Words): Bucket {
  return [currency ?? page.unknownCurrency, page.values.tax?.[tax] ?? tax];
}

/** The rows of a currency and tax, which stand together: where they begin, how many are days, how many cost anything. */
function rowsOf({ sheet, extent, places }: BuiltSheet, [currency, tax]: Bucket) {
  const payable = places.get('payable');
  const found = { from: -1, dated: 0, positive: 0 };
  let index = 0;
  for (const row of sheet.rows()) {
    if (row[extent.currency] === currency && row[extent.tax] === tax) {
      if (found.from === -1) found.from = index;
      const value = payable === undefined ? null : row[payable];
      if (/^\d{4}-\d{2}-\d{2}$/.test(String(row[0]))) found.dated++;
      if (typeof value === 'bigint' && value > 0n) found.positive++;
    }
    index++;
  }
  return payable === undefined ? { from: 0, dated: 0, positive: 0 } : found;
}

function chart(
  kind: SheetChart['kind'],
  title: string,
  { sheet, places }: BuiltSheet,
  category: string,
  from: number,
  count: number,
): Omit<SheetChart, 'at'> {
  const place = (name: string) => places.get(name) as number;
  return {
    kind,
    title,
    sheet,
    categories: place(category),
    values: place('payable'),
    from,
    to: from + count,
  };
}
