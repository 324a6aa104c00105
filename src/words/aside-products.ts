import { formatDecimal, parseDecimal } from '../bill/decimal.ts';
import { groupThousands } from '../bill/thousands.ts';
import type { AsideParams } from './shape/notices.ts';

/** How a language writes amounts of products that were left aside. */
interface AsideWords {
  readonly tax: Readonly<Record<string, string>>;
  readonly unknown: string;
  readonly unknownCurrency: string;
  list(texts: readonly string[]): string;
  and(texts: readonly string[]): string;
  beside(product: string, amounts: string): string;
}

interface AsideTexts {
  /** The amounts of all products together; empty where the bill says none. */
  readonly sum: string;
  /** Each product, with its amounts where there are several. */
  readonly products: string;
}

/** Other products with their payable: to the last digit, and never over two currencies or taxes. */
export function asideTexts(params: AsideParams, words: AsideWords): AsideTexts {
  const all = params.texts.map((product, place) => ({
    product,
    currency: params.currencies[place] as string,
    tax: params.taxes[place] as string,
    amount: parseDecimal(params.amounts[place] as string),
  }));
  const names = [...new Set(params.texts)];
  const isSaid = all.some(({ amount }) => amount !== undefined);
  const areApart = new Set(params.taxes).size > 1;
  const sumOf = (parts: readonly Part[]) =>
    words.and(sums(parts).map((part) => shown(part, areApart, words)));
  const alone = !isSaid || names.length === 1;
  const products = names.map((name) =>
    alone ? name : words.beside(name, sumOf(all.filter(({ product }) => product === name))),
  );
  return { sum: isSaid ? sumOf(all) : '', products: words.list(products) };
}

interface Part {
  readonly currency: string;
  readonly tax: string;
  readonly amount: bigint | undefined;
}

/** One for each currency and tax; unknown where a part is. */
function sums(parts: readonly Part[]): readonly Part[] {
  const found = new Map<string, Part>();
  for (const part of parts) {
    const key = `${part.currency}\0${part.tax}`;
    const known = found.get(key);
    const both = known?.amount !== undefined && part.amount !== undefined;
    found.set(
      key,
      known === undefined ? part : { ...part, amount: both ? known.amount + part.amount : undefined },
    );
  }
  return [...found.values()];
}

function shown({ currency, tax, amount }: Part, areApart: boolean, words: AsideWords): string {
  const figure = amount === undefined ? words.unknown : groupThousands(formatDecimal(amount));
  return [currency || words.unknownCurrency, figure, ...(areApart ? [words.tax[tax] ?? tax] : [])].join(' ');
}
