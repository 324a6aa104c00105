import { SEVERITIES } from '../../../check/findings/finding.ts';
import { DEFAULT_LIMITS } from '../../../read/contract/limits.ts';
import { FOCUS_VERSIONS, GRAINS, STATABLE } from '../../../report/focus/column.ts';
import { DIMENSION_OPTIONS, MEASURE_OPTIONS } from '../../options/dimension-names.ts';
import { FORMATS } from '../../options/format.ts';
import type { OptionSpec } from '../../options/options.ts';
import { STEPS } from '../../options/resolve-metrics.ts';
import { PREFERENCES } from '../../options/resolve-reading.ts';
import { TABLES } from '../diff/deliver.ts';

/** What stands behind an option. */
export type Value =
  | { readonly kind: 'none' | 'text' | 'file' }
  /** One of these words; in a list of several with commas between them. A word with `=` at its end goes on. */
  | { readonly kind: 'word' | 'list'; readonly words: readonly string[] };

/** The words that an option takes, by its key, from the tables of what understands them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  by: DIMENSION_OPTIONS,
  pivot: DIMENSION_OPTIONS,
  measure: MEASURE_OPTIONS,
  format: FORMATS,
  granularity: Object.keys(STEPS),
  focusVersion: FOCUS_VERSIONS,
  grain: GRAINS,
  focusSet: STATABLE.map((name) => `${name}=`),
  limit: Object.keys(DEFAULT_LIMITS).map((name) => `${name}=`),
  prefer: PREFERENCES,
  reader: ['fast', 'reference'],
  lang: ['en', 'zh'],
  encoding: ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'],
  failOn: [...SEVERITIES, 'never'],
  as: Object.keys(TABLES),
  table: [...new Set(Object.values(TABLES).flat())],
  kind: ['statement', 'log'],
};

export function optionValue({ key, flags }: OptionSpec): Value {
  const [, place] = /<(.+)>/.exec(flags) ?? [];
  if (place === undefined) return { kind: 'none' };
  if (place === 'file' || place === 'place') return { kind: 'file' };
  const words = WORDS[key];
  if (words === undefined) return { kind: 'text' };
  return { kind: key === 'by' || key === 'measure' ? 'list' : 'word', words };
}
