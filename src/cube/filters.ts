import { channelName } from '../bill/channel.ts';
import type { GroupKey } from '../read/contract/answer.ts';
import type { DecodedGroup } from './decode.ts';
import type { Names } from './names.ts';

/** What rows to keep. Several patterns of one kind: any of them; several kinds: all of them. `*` and `?` match text. */
export interface Filters {
  readonly model?: readonly string[];
  readonly channel?: readonly string[];
  readonly apiKey?: readonly string[];
  readonly workspace?: readonly string[];
  readonly type?: readonly string[];
  readonly feeType?: readonly string[];
  readonly currency?: readonly string[];
  /** `2026-05` */
  readonly month?: readonly string[];
  /** First and last day, both inclusive: `2026-05-01`. */
  readonly since?: string;
  readonly until?: string;
}

/** Stands for an absent value in a filter, as people's tables show it. */
export const NONE = '(none)';

type PatternFilter = Exclude<keyof Filters, 'since' | 'until'>;

/** The texts of a group that each filter looks at. */
function textsOf(
  group: DecodedGroup,
  names: Names | undefined,
): Record<PatternFilter, readonly (string | null)[]> {
  const { id } = group;
  // An id without a name has one text, its own: `(none)` is for where there is no id.
  const named = (of: string | null) => [of, names?.rows.get(of ?? '')?.name || of];
  return {
    model: id.vendor === null ? [group.model] : [group.model, `${id.vendor}/${group.model}`],
    channel: [id.channel, channelName(id.channel, id.apiKeyId !== null)],
    apiKey: named(id.apiKeyId),
    workspace: named(id.workspaceId),
    type: [id.usageType],
    feeType: [group.feeType, group.cell('feeType') || null],
    currency: [group.currency],
    month: [group.cell('month') || null],
  };
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
  const keepsKind = (texts: readonly (string | null)[], { filter, patterns }: (typeof kinds)[number]) => {
    for (const text of texts) if (text !== null) seen.get(filter)?.add(text);
    const hits = patterns.filter(({ test }) => texts.some((text) => test.test(text ?? NONE)));
    for (const { test } of hits) matched.add(test);
    return hits.length > 0;
  };
  return {
    keeps(group) {
      const texts = kinds.length === 0 ? undefined : textsOf(group, names);
      const results = kinds.map((kind) => keepsKind(texts?.[kind.filter] ?? [], kind));
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
  const { since, until, ...patterns } = filters;
  return Object.entries(patterns)
    .filter(([, list]) => list !== undefined && list.length > 0)
    .map(([filter, list]) => ({
      filter: filter as PatternFilter,
      patterns: list.map((pattern) => ({ pattern, test: wildcard(pattern) })),
    }));
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
