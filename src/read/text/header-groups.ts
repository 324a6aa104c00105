import { type HeaderMatch, matchHeader } from '../../bill/columns.ts';

interface Found {
  readonly line: number;
  readonly preamble: number;
  readonly cells: readonly string[];
  readonly match: HeaderMatch;
}

interface Groups {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What groups of columns are called: 账单信息, BillingDetails. */
const GROUP_NAME = /(?:信息|details?|information|info)$/i;

/**
 * A header of two lines: groups above their fields, where an export had `group/field` in one. No bill line is without
 * a digit, so neither of the two can be one. A name that goes over both lines stands in either.
 */
export function withGroups<T extends Found>(
  found: T,
  cellsAt: (line: number) => readonly string[],
): T & { readonly groups?: Groups } {
  return groupsAbove(found, cellsAt) ?? fieldsBelow(found, cellsAt) ?? found;
}

function groupsAbove<T extends Found>(found: T, cellsAt: (line: number) => readonly string[]) {
  const line = found.line - 1;
  const cells = line < 1 ? [] : cellsAt(line);
  if (found.preamble === 0 || !hasNoDigit(cells)) return undefined;
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.filter((cell) => GROUP_NAME.test(cell)).length * 2 < filled.length)
    return undefined;
  return { ...found, ...joined(cells, found.cells), preamble: found.preamble - 1, groups: { line, cells } };
}

/** The first line has enough names of its own: those that go over both lines. */
function fieldsBelow<T extends Found>(found: T, cellsAt: (line: number) => readonly string[]) {
  const cells = cellsAt(found.line + 1);
  if (cells.length !== found.cells.length || !hasNoDigit(cells)) return undefined;
  const both = joined(found.cells, cells);
  if (both.match.known <= found.match.known) return undefined;
  return { ...found, ...both, line: found.line + 1, groups: { line: found.line, cells: found.cells } };
}

function joined(groups: readonly string[], fields: readonly string[]) {
  const cells = fields.map((field, place) => (field === '' ? (groups[place] ?? '') : field));
  return { cells, match: matchHeader(cells) };
}

function hasNoDigit(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => !/\d/.test(cell));
}
