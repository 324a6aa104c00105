import { memo } from '../bill/memo.ts';
import { LANGUAGES } from '../words/index.ts';

/** What reports call a value of a dimension, in each language: `console` is 控制台 too. An absent value is "". */
export function shownWords(column: string, value: string | null): readonly string[] {
  return wordsOf(`${column} ${value ?? ''}`);
}

const wordsOf = memo((named: string): readonly string[] => {
  const at = named.indexOf(' ');
  const [column, value] = [named.slice(0, at), named.slice(at + 1)];
  const found = LANGUAGES.flatMap(({ page }) => {
    const shown = page.values[column]?.[value] ?? (value === '' ? page.none : undefined);
    return shown === undefined || shown === value ? [] : [shown];
  });
  return [...new Set(found)];
});
