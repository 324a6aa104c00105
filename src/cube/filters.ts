import { channelName } from '../bill/channel.ts';
import type { InstanceId } from '../bill/instance-id.ts';
import type { GroupKey } from '../read/contract/answer.ts';
import type { DecodedGroup } from './decode.ts';
import type { Names } from './names.ts';
import { shownWords } from './shown-words.ts';

interface PatternFilterRow {
  /** `apiKey` is `--api-key` on the command line. */
  readonly key: string;
  /** The dimension column whose words reports show in the place of the first text. */
  readonly column: string;
  /** The texts of a group that its patterns are held against; any of them will do. */
  texts(group: DecodedGroup, names: Names | undefined): readonly (string | null)[];
}

/** Every filter that takes patterns, in the order of the help. */
export const PATTERN_FILTERS = [
  {
    key: 'model',
    column: 'model',
    texts: ({ id, model }) => (id.vendor === null ? [model] : [model, `${id.vendor}/${model}`]),
  },
  { key: 'channel', column: 'channel_name', texts: ({ id }) => [channelOf(id), id.channel] },
  { key: 'apiKey', column: 'api_key_id', texts: ({ id }, names) => named(id.apiKeyId, names) },
  { key: 'workspace', column: 'workspace_id', texts: ({ id }, names) => named(id.workspaceId, names) },
  { key: 'type', column: 'usage_type', texts: ({ id }) => [id.usageType] },
  {
    key: 'feeType',
    column: 'fee_type',
    texts: (group) => [group.feeType, group.cell('feeType') || null],
  },
  { key: 'currency', column: 'currency', texts: ({ currency }) => [currency] },
  // Told as `2026-05`.
  { key: 'month', column: 'billing_month', texts: (group) => [group.cell('month') || null] },
] as const satisfies readonly PatternFilterRow[];

export type PatternFilter = (typeof PATTERN_FILTERS)[number]['key'];

/** What rows to keep. Several patterns of one kind: any of them; several kinds: all of them. `*` and `?` match text. */
export type Filters = { readonly [Key in PatternFilter]?: readonly string[] } & {
  /** First and last day, both inclusive: `2026-05-01`. */
  readonly since?: string;
  readonly until?: string;
};

/** Stands for an absent value in a filter, as people's tables show it. */
export const NONE = '(none)';

function channelOf({ channel, apiKeyId }: InstanceId): string {
  return channelName(channel, apiKeyId !== null);
}

/** An id without a name has one text, its own: `(none)` is for where there is no id. */
function named(id: string | null, names: Names | undefined): readonly (string | null)[] {
  return [id, names?.rows.get(id ?? '')?.name || id];
}

/** What the reader must group by for these filters to be decided. */
export function filterNeeds(filters: Filters): readonly GroupKey[] {
  return filters.since === undefined && filters.until === undefined ? [] : ['day'];
}

/** A test of groups, and the patterns that no group of the bill has matched. */
export interface GroupFilter {
  keeps(group: DecodedGroup): boolean;
  unmatched(): readonly { filter: PatternFilter; pattern: string; seen: readonly string[] }[];
}

export function groupFilter(filters: Filters, names?: Names): GroupFilter {
  const kinds = patternFilters(filters);
  const seen = new Map(kinds.map(({ filter }) => [filter, new Set<string>()]));
  const matched = new Set<RegExp>();
  const keepsKind = (
    group: DecodedGroup,
    { filter, column, texts: textsOf, patterns }: (typeof kinds)[number],
  ) => {
    const own = textsOf(group, names);
    const texts = [...own, ...shownWords(column, own[0] ?? null)];
    for (const text of texts) if (text !== null) seen.get(filter)?.add(text);
    const hits = patterns.filter(({ test }) => texts.some((text) => test.test(text ?? NONE)));
    for (const { test } of hits) matched.add(test);
    return hits.length > 0;
  };
  return {
    keeps(group) {
      const results = kinds.map((kind) => keepsKind(group, kind));
      return results.every(Boolean) && inPeriod(group.cell('day'), filters);
    },
    unmatched: () =>
      kinds.flatMap(({ filter, patterns }) =>
        patterns
          .filter(({ test }) => !matched.has(test))
          .map(({ pattern }) => ({ filter, pattern, seen: [...(seen.get(filter) ?? [])] })),
      ),
  };
}

function patternFilters(filters: Filters) {
  const rows: readonly (PatternFilterRow & { readonly key: PatternFilter })[] = PATTERN_FILTERS;
  return rows.flatMap(({ key, column, texts }) => {
    const patterns = filters[key] ?? [];
    if (patterns.length === 0) return [];
    return [
      {
        filter: key,
        column,
        texts,
        patterns: patterns.map((pattern) => ({ pattern, test: wildcard(pattern) })),
      },
    ];
  });
}

function inPeriod(day: string, { since, until }: Filters): boolean {
  if (since === undefined && until === undefined) return true;
  if (day === '') return false;
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

/** `qwen*` → a pattern for the whole text, letters of either case. */
function wildcard(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('?', '[^]');
  return new RegExp(`^${escaped}$`, 'isu');
}
