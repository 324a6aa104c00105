import { priceUnitOf } from '../bill/price-unit.ts';
import type { Words } from './shape/words.ts';

/** Currencies that a bill names in words. */
const CURRENCIES: Readonly<Record<string, string>> = { 元: 'CNY', 人民币: 'CNY', 美元: 'USD' };

/** What a price is for, in the language of the page: `元/千tokens` is CNY per 1,000 tokens. As written where not known. */
export function priceUnitText(text: string, { web }: Pick<Words, 'web'>): string {
  const unit = priceUnitOf(text);
  const written = text.slice(0, text.search(/[/／]/)).trim();
  if (unit === null || written === '') return text;
  return web.perUnit(CURRENCIES[written] ?? written.toUpperCase(), Number(unit.factor), unit.base);
}
