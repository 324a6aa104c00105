import { AMOUNTS, type AsideProduct } from '../contract/answer.ts';
import type { Row } from '../contract/row.ts';
import { amountOf, amountWithSymbol, fitsCurrency } from '../row/amounts.ts';

const PAYABLE = AMOUNTS.indexOf('payable');

/** Rows of other products with their payable, by product and currency: a reader must know how much is left out. */
export class AsideProducts {
  private readonly products = new Map<string, AsideProduct>();

  /** Amounts of other products are not judged: one that cannot be read makes the sum unknown, and rejects nothing. */
  addRow(row: Row, product: string): void {
    const text = row.text('payable');
    const symbol = amountWithSymbol(text)?.symbol ?? '';
    const stated = row.text('currency');
    const fits = symbol === '' || fitsCurrency(symbol, stated);
    this.add({
      product,
      currency: stated || symbol,
      rows: 1,
      payable: fits ? (amountOf(text) ?? null) : null,
    });
  }

  add(more: AsideProduct): void {
    const key = `${more.product}\0${more.currency}`;
    const known = this.products.get(key);
    this.products.set(key, known === undefined ? more : united(known, more));
  }

  result(): readonly AsideProduct[] {
    return [...this.products.values()];
  }
}

/** The payable among sums by `AMOUNTS`. */
export function payableIn(sums: readonly (bigint | null)[]): bigint | null {
  return sums[PAYABLE] ?? null;
}

function united(known: AsideProduct, more: AsideProduct): AsideProduct {
  const payable = known.payable === null || more.payable === null ? null : known.payable + more.payable;
  return { ...known, rows: known.rows + more.rows, payable };
}
