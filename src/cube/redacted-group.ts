import type { Redactor } from '../read/contract/reading.ts';
import type { DecodedGroup } from './decode.ts';
import type { DimensionColumn, DimensionValue } from './dimensions.ts';
import { type GroupFilter, NONE } from './filters.ts';

/** A group as a report that is shared may show it. */
export function redactedGroup(group: DecodedGroup, redactor: Redactor): DecodedGroup {
  const id = redactor.instanceId(group.id);
  const plain = (text: string | null) => (text === null ? null : redactor.scrub(text));
  return {
    id,
    model: id.kind === 'opaque' ? id.raw || null : id.model,
    unit: { ...group.unit, base: redactor.scrub(group.unit.base) },
    feeType: plain(group.feeType),
    account: group.account === null ? null : redactor.pseudonym('account', group.account),
    currency: plain(group.currency),
    tax: group.tax,
    cell: (key) => redactor.cell(key, group.cell(key)),
  };
}

/** The value of a dimension; what a names file says is known by the real id, and an identity itself. */
export function redactedValue(
  dimension: DimensionColumn,
  real: DecodedGroup,
  shown: DecodedGroup,
  redactor: Redactor | undefined,
): DimensionValue {
  if (redactor === undefined || dimension.identity === undefined) return dimension.value(shown);
  const value = dimension.value(real);
  return value === null ? null : redactor.pseudonym(dimension.identity, String(value));
}

const OF_IDENTITIES: ReadonlySet<string> = new Set(['apiKey', 'workspace']);
/** For a pattern of names or of parts of ids. */
const HIDDEN = '***';

/** A filter's pattern as a shared report may show it: an id by its pseudonym, a part of one not at all. */
export function redactedPattern(filter: string, pattern: string, redactor: Redactor): string {
  const shown = redactor.sentence(pattern);
  if (!OF_IDENTITIES.has(filter) || pattern === NONE) return shown;
  return shown === pattern || /[*?]/.test(pattern) ? HIDDEN : shown;
}

/** Patterns that fitted nothing, without what they may have been meant for where that identifies someone. */
export function redactedUnmatched(
  unmatched: ReturnType<GroupFilter['unmatched']>,
  redactor: Redactor | undefined,
): ReturnType<GroupFilter['unmatched']> {
  if (redactor === undefined) return unmatched;
  return unmatched.map(({ filter, pattern, seen }) => ({
    filter,
    pattern: redactedPattern(filter, pattern, redactor),
    seen: OF_IDENTITIES.has(filter) ? [] : seen.filter((text) => redactor.sentence(text) === text),
  }));
}
