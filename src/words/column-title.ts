import { own } from '../bill/own.ts';
import type { Words } from './shape/words.ts';

/** A column as people read it; one of a names file has a word where names files often have it. */
export function columnTitle(name: string, { page, web }: Pick<Words, 'page' | 'web'>): string {
  return page.titles[name] ?? own(web.columns, name.toLowerCase()) ?? name;
}
