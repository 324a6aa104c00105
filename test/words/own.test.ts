import { expect, it } from 'vitest';
import { words } from '../../src/index.ts';
import { wordedValue } from '../../src/report/view.ts';

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a value or a column called %s is a name',
  (name) => {
    for (const lang of ['en', 'zh'] as const) {
      expect(wordedValue(name, 'channel_name', { words: words(lang) })).toBe(name);
      expect(wordedValue(name, name, { words: words(lang) })).toBe(name);
    }
  },
);
