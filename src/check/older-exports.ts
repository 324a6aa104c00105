import { inputExportTime, isFinal } from '../bill/file-name.ts';
import { type BillGroup, bucket, placeOf } from './bill-groups.ts';
import type { Findings } from './findings.ts';

/** Rows that two files share, told as repeats of what was read first. */
export interface Overlap {
  readonly first: string;
  readonly second: string;
}

/** An export whose lines a newer one holds, and the newest of those. */
type Newer = ReadonlyMap<string, string>;

/**
 * Exports of one month overlap line for line, and the newer is read first: what of an older export still counts then
 * is not in the newer one. Such lines may have been withdrawn, and the bill would be too high by them.
 */
export function checkOlder(
  groups: readonly BillGroup[],
  overlaps: readonly Overlap[],
  findings: Findings,
): void {
  const newer = newerOf(overlaps);
  const held = new Set(groups.map(({ answer, ...group }) => accountMonth(answer.file, group)));
  for (const group of groups) {
    const { answer, raw, payable } = group;
    const by = newer.get(answer.file);
    // Of a month or an account that the newer export is not about it can say nothing.
    if (by === undefined || !held.has(accountMonth(by, group))) continue;
    const kind = { code: 'ONLY_IN_OLDER', severity: 'warning', subject: answer.file } as const;
    findings.add(
      { ...kind, params: { file: answer.file, newer: by }, ...bucket(group) },
      { rows: raw.rows, cost: payable, place: placeOf(group) },
    );
  }
}

/** Whether a newer export in the inputs, made when the month was final, is what an older one is judged by. */
export function isReplaced(file: string, month: string, overlaps: readonly Overlap[]): boolean {
  const by = newerOf(overlaps).get(file);
  return by !== undefined && isFinal(inputExportTime(by), month) === true;
}

function newerOf(overlaps: readonly Overlap[]): Newer {
  const newer = new Map<string, string>();
  for (const { first, second } of overlaps) {
    const [one, other] = [inputExportTime(first), inputExportTime(second)];
    if (one === null || other === null || one <= other) continue;
    const known = newer.get(second);
    if (known === undefined || one > (inputExportTime(known) ?? '')) newer.set(second, first);
  }
  return newer;
}

function accountMonth(file: string, { decoded, month }: Pick<BillGroup, 'decoded' | 'month'>): string {
  return JSON.stringify([file, decoded.account, month]);
}
