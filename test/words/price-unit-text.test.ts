import { expect, it } from 'vitest';
import { words } from '../../src/words/index.ts';
import { priceUnitText } from '../../src/words/price-unit-text.ts';

it.each([
  ['en', '元/千tokens', 'CNY per 1,000 tokens'],
  ['zh', '元/千tokens', '元/千 Token'],
  ['en', 'USD/KTokens', 'USD per 1,000 tokens'],
  ['zh', 'USD/KTokens', 'USD/千 Token'],
  ['en', '元／百万tokens', 'CNY per 1,000,000 tokens'],
  ['en', '元/张', 'CNY per image'],
  ['zh', '元/张', '元/张'],
  ['en', '元/万字符', 'CNY per 10,000 characters'],
  ['zh', '元/分钟', '元/60 秒'],
  ['en', '元/光年', '元/光年'],
  ['en', '/张', '/张'],
  ['en', 'what', 'what'],
] as const)('what a price is for, in words: %s %s', (lang, text, shown) => {
  expect(priceUnitText(text, words(lang))).toBe(shown);
});
