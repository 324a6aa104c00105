import { PATTERN_FILTERS, type PatternFilter } from '../../cube/filters.ts';
import { optionName } from '../../words/option-name.ts';

type FilterOption<Key extends PatternFilter> = {
  readonly key: Key;
  readonly flags: `${string}<${string}>`;
  readonly group: 'filter';
  readonly list: true;
};

/** An option for each filter of the cube that takes patterns. */
export const FILTER_OPTIONS: readonly { [Key in PatternFilter]: FilterOption<Key> }[PatternFilter][] =
  PATTERN_FILTERS.map(({ key }) => filterOption(key));

function filterOption<Key extends PatternFilter>(key: Key): FilterOption<Key> {
  const flags = `${optionName(key)} <${key === 'month' ? 'month' : 'pattern'}>` as const;
  return { key, flags, group: 'filter', list: true };
}
