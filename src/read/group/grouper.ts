import { BillError } from '../../words/problem.ts';
import { AMOUNTS, type GroupColumns, type GroupKey, isTimeKey, type RawGroup } from '../contract/answer.ts';
import type { Limits } from '../contract/limits.ts';
import type { BillLine, RowSums, RowTimes } from '../contract/lines.ts';
import type { Row } from '../contract/row.ts';
import { columnsOf } from './group-columns.ts';

/** Collects rows into groups by their cells. No cell holds NUL (such a row is rejected), so joined keys are unique. */
export class Grouper {
  private readonly groups = new Map<string, RawGroup>();
  private characters = 0;

  constructor(
    private readonly keys: readonly GroupKey[],
    private readonly limits: Pick<Limits, 'groups' | 'keys'>,
    private readonly spans = false,
  ) {}

  add(row: Row, times: RowTimes, amounts: RowSums): void {
    const cells = this.keys.map((key) => cellOf(key, row, times, amounts));
    const joined = cells.join('\0');
    let group = this.groups.get(joined);
    if (group === undefined) {
      this.mustFit(joined, row);
      group = { cells, line: row.line, rows: 0, sums: AMOUNTS.map(() => null), netUnknown: 0 };
      this.groups.set(joined, group);
    }
    addTo(group, amounts);
    if (this.spans && times.day !== '') group.span = spanned(group.span, [times.day, times.day]);
  }

  private mustFit(joined: string, { place }: Row): void {
    const { groups, keys } = this.limits;
    if (this.groups.size >= groups)
      throw new BillError({ code: 'TOO_MANY_GROUPS', ...place, params: { limit: groups } });
    this.characters += joined.length + 1;
    if (this.characters > keys)
      throw new BillError({ code: 'TOO_LONG_KEYS', ...place, params: { limit: keys } });
  }

  result(): GroupColumns {
    return columnsOf([...this.groups.values()], this.keys.length);
  }
}

/** A bill line as a group of its own. */
export function groupOfLine(keys: readonly GroupKey[], { row, times, amounts }: BillLine): RawGroup {
  const cells = keys.map((key) => cellOf(key, row, times, amounts));
  return { cells, line: row.line, rows: 1, sums: amounts.sums, netUnknown: amounts.netUnknown ? 1 : 0 };
}

/** What a row has under a group key. */
export function cellOf(key: GroupKey, row: Row, times: RowTimes, amounts: RowSums): string {
  if (isTimeKey(key)) return times[key];
  const text = row.text(key);
  // A bill without a currency column still tells `$` from `¥` where the cells do.
  return key === 'currency' && text === '' ? amounts.symbol : text;
}

function addTo(group: RawGroup, amounts: RowSums): void {
  group.rows++;
  if (amounts.netUnknown) group.netUnknown++;
  for (let i = 0; i < amounts.sums.length; i++) {
    const amount = amounts.sums[i] as bigint | null;
    if (amount === null) continue;
    const sum = group.sums[i] as bigint | null;
    if (sum === null) group.sums[i] = amount;
    else if (amount !== 0n) group.sums[i] = sum + amount;
  }
}

type Span = NonNullable<RawGroup['span']>;

/** Both spans and what lies between them. */
function spanned(span: Span | undefined, more: Span): Span {
  if (span === undefined) return more;
  return [more[0] < span[0] ? more[0] : span[0], more[1] > span[1] ? more[1] : span[1]];
}
