import { en } from './en/index.ts';
import { enPage } from './en/page.ts';
import { bare } from './shape/bare.ts';
import type { Words } from './shape/words.ts';
import { zh } from './zh/index.ts';
import { zhPage } from './zh/page.ts';

export type { Words } from './shape/words.ts';

/** A language that people can read reports in. */
interface Language {
  /** As options and addresses say it. */
  readonly code: string;
  /** As it calls itself, in few letters. */
  readonly name: string;
  /** For documents, and for numbers in words. */
  readonly locale: string;
  /** The locales that ask for it: `zh_CN.UTF-8`. */
  readonly match: RegExp;
  /** Titles and values as reports show them: looked through in every language, whichever is spoken. */
  readonly page: Words['page'];
  /** Got only when it is spoken: the executable has a file for each language, and loads one. */
  words(): Words;
}

/** All languages: a folder of words each, and a row here. Whoever asks for none of them gets the first. */
export const LANGUAGES = [
  {
    code: 'en',
    name: 'EN',
    locale: 'en',
    match: /^en(?:[-_.@]|$)/i,
    page: bare(enPage),
    words: () => en,
  },
  {
    code: 'zh',
    name: '中文',
    locale: 'zh-CN',
    match: /^zh(?:[-_.@]|$)/i,
    page: bare(zhPage),
    words: () => zh,
  },
] as const satisfies readonly Language[];

export type Lang = (typeof LANGUAGES)[number]['code'];

/** Every sentence and title that people read, in one language. Machine names never come from here. */
export function words(lang: Lang): Words {
  return languageOf(lang).words();
}

/** The language of a code; the first of all for another code. */
export function languageOf(code: string): (typeof LANGUAGES)[number] {
  return LANGUAGES.find((each) => each.code === code) ?? LANGUAGES[0];
}

/** The language that a locale asks for: `zh`, `zh-CN`, `zh_CN.UTF-8`. */
export function languageFor(locale: string): (typeof LANGUAGES)[number] | undefined {
  return LANGUAGES.find(({ match }) => match.test(locale));
}

/** The language after this one, and the first after the last. */
export function nextLanguage(lang: Lang): (typeof LANGUAGES)[number] {
  return LANGUAGES[LANGUAGES.findIndex(({ code }) => code === lang) + 1] ?? LANGUAGES[0];
}
