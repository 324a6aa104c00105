import { en } from './en/index.ts';
import type { Words } from './shape/words.ts';
import { zh } from './zh/index.ts';

export type Lang = 'en' | 'zh';
export type { Words } from './shape/words.ts';

/** Every sentence and title that people read, in one language. Machine names never come from here. */
export function words(lang: Lang): Words {
  return lang === 'zh' ? zh : en;
}
