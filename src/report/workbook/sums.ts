/** Sums as formulas of a spreadsheet: of a whole column, or of one currency and tax in it. */
import { columnName, rangeName } from './address.ts';

/** The rows of a table below its header, and how those of one currency and tax are told from the others. */
export interface Extent {
  readonly rowCount: number;
  /** Columns of currency and tax. */
  readonly currency: number;
  readonly tax: number;
  /** `all`: there is one currency and tax only. `plain`: SUMIFS tells them apart. `exact`: only EXACT does. */
  readonly apart: 'all' | 'plain' | 'exact';
}

/** A text that means nothing but itself as a criterion: no wildcard, no comparison, no number. */
const PLAIN = /^[\p{L}(（][^*?~<>=]{0,99}$/u;

/** How the currencies and taxes of a table's totals can be told apart; SUMIFS does not know upper from lower case. */
export function apartBy(buckets: readonly (readonly [currency: string, tax: string])[]): Extent['apart'] {
  if (buckets.length <= 1) return 'all';
  const arePlain = (texts: readonly string[]) => {
    const folded = new Set(texts.map((text) => text.toLowerCase()));
    return texts.every((text) => PLAIN.test(text)) && folded.size === new Set(texts).size;
  };
  const plain = arePlain(buckets.map(([currency]) => currency)) && arePlain(buckets.map(([, tax]) => tax));
  return plain ? 'plain' : 'exact';
}

/** The total under a table, in row `row`: where all rows are added up it follows the filter. */
export function totalFormula(column: number, extent: Extent, row: number): string {
  const { currency, tax, rowCount } = extent;
  if (rowCount > 0 && extent.apart === 'all') return `SUBTOTAL(109,${rangeName(column, 1, rowCount)})`;
  const own = (place: number) => `$${columnName(place)}${row + 1}`;
  return sumFormula(column, extent, [own(currency), own(tax)], (cells) => cells);
}

/** The sum of a column, whatever is filtered; `criteria` are the cells that say which currency and tax. */
export function sumFormula(
  column: number,
  { rowCount, currency, tax, apart }: Extent,
  [ofCurrency, ofTax]: readonly [currency: string, tax: string],
  on: (cells: string) => string,
): string {
  if (rowCount === 0) return '0';
  const range = (place: number) => on(rangeName(place, 1, rowCount));
  if (apart === 'all') return `SUM(${range(column)})`;
  if (apart === 'plain')
    return `SUMIFS(${range(column)},${range(currency)},${ofCurrency},${range(tax)},${ofTax})`;
  const same = `EXACT(${range(currency)},${ofCurrency})*EXACT(${range(tax)},${ofTax})`;
  return `SUMPRODUCT(${same},${range(column)})`;
}
