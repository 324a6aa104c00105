import { comparisonOf } from '../../compare/lines/line-content.ts';
import { AMOUNTS, type FileAnswer, type RawGroup } from '../../read/contract/answer.ts';
import type { BillLine } from '../../read/contract/lines.ts';
import { groupsIn } from '../../read/group/group-columns.ts';
import { groupOfLine } from '../../read/group/grouper.ts';
import type { Finding, FindingPlace } from './finding.ts';

const PAYABLE = AMOUNTS.indexOf('payable');

/** Groups of free rows of which those that cost something are looked for. */
export function chargedGroups(findings: readonly Finding[]): ReadonlySet<RawGroup> {
  return new Set(findings.flatMap(({ places }) => places.flatMap(({ group }) => group ?? [])));
}

/** Takes the lines of a second reading, in the order of the files, and keeps the first of each group that costs something. */
export class FirstCharged {
  readonly found = new Map<RawGroup, number>();
  private readonly wanted = new Map<string, RawGroup>();

  constructor(
    answers: readonly FileAnswer[],
    private readonly groups: ReadonlySet<RawGroup>,
    private readonly keys: FileAnswer['keys'],
  ) {
    for (const { file, groups: own } of answers)
      for (const group of groupsIn(own))
        if (groups.has(group)) this.wanted.set(keyOf(file, group.cells), group);
  }

  take(line: BillLine): void {
    if ((line.amounts.sums[PAYABLE] ?? 0n) === 0n) return;
    const group = this.wanted.get(keyOf(line.row.file, groupOfLine(this.keys, line).cells));
    if (group !== undefined && !this.found.has(group)) this.found.set(group, line.row.line);
  }

  hasAll(): boolean {
    return this.found.size === this.groups.size;
  }
}

function keyOf(file: string, cells: readonly string[]): string {
  return [file, ...cells].join('\0');
}

/** A place of a group with the line that was looked for. */
export function withLine(place: FindingPlace, lines: ReadonlyMap<RawGroup, number>): FindingPlace {
  const line = place.group === undefined ? undefined : lines.get(place.group);
  return line === undefined ? place : { ...place, line };
}

/** A line that stands with two contents: what each says, and the payable of both. */
export function withChanges(place: FindingPlace, here: BillLine, other: BillLine): FindingPlace {
  const { columns } = comparisonOf([here.row.layout, other.row.layout]);
  const changes = columns
    .map((column) => ({ column: column.name, here: column.text(here), other: column.text(other) }))
    .filter((change) => change.here !== change.other);
  const [left, right] = [here, other].map(({ amounts }) => amounts.sums[PAYABLE] ?? null);
  const sides = left == null || right == null ? {} : { left, right };
  return { ...place, ...sides, changes };
}
