import { DEFAULT_LIMITS } from '../../../read/contract/limits.ts';
import { ENCODINGS } from '../../../read/text/encoding.ts';
import { FOCUS_VERSIONS, STATABLE } from '../../../report/focus/column.ts';
import { LANGUAGES } from '../../../words/index.ts';
import { DIMENSION_OPTIONS, MEASURE_OPTIONS } from '../../options/dimension-names.ts';
import type { OptionSpec } from '../../options/option-spec.ts';
import { STEPS } from '../../options/resolve-metrics.ts';
import { TABLES } from '../diff/deliver.ts';

/** What stands behind an option. */
export type Value =
  | { readonly kind: 'none' | 'text' | 'file' }
  /** One of these words; in a list of several with commas between them. A word with `=` at its end goes on. */
  | { readonly kind: 'word' | 'list'; readonly words: readonly string[] };

/** The words that an option takes beside its choices, by its key, from the tables of what understands them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  by: DIMENSION_OPTIONS,
  pivot: DIMENSION_OPTIONS,
  measure: MEASURE_OPTIONS,
  granularity: Object.keys(STEPS),
  focusVersion: FOCUS_VERSIONS,
  focusSet: STATABLE.map((name) => `${name}=`),
  limit: Object.keys(DEFAULT_LIMITS).map((name) => `${name}=`),
  lang: LANGUAGES.map(({ code }) => code),
  encoding: ENCODINGS,
  table: [...new Set(Object.values(TABLES).flat())],
};

/** `formats` are those that the option's command writes. */
export function optionValue({ key, flags, choices }: OptionSpec, formats: readonly string[] = []): Value {
  const [, place] = /<(.+)>/.exec(flags) ?? [];
  if (place === undefined) return { kind: 'none' };
  if (place === 'file' || place === 'place') return { kind: 'file' };
  const words = key === 'format' ? formats : (choices ?? WORDS[key]);
  if (words === undefined) return { kind: 'text' };
  return { kind: key === 'by' || key === 'measure' ? 'list' : 'word', words };
}
