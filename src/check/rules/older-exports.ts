import { inputExportTime, isFinal } from '../../bill/file-name.ts';
import type { FileAnswer } from '../../read/contract/answer.ts';
import { type BillGroup, bucket, groupPlace } from '../findings/bill-groups.ts';
import type { Findings } from '../findings/findings.ts';

/** Two files that have lines in common, by their ids; the second was read after the first. */
export interface Overlap {
  readonly first: string;
  readonly second: string;
  readonly rows: number;
}

/**
 * Exports of one month overlap line for line, and the newer is read first. Lines of an older export that
 * still count are then not in the newer one. They may have been withdrawn, and the bill would be too high by them. If the
 * newer export holds less than half of an older one, that one was made of something else, such as a choice of models.
 */
export function checkOlder(
  groups: readonly BillGroup[],
  overlaps: readonly Overlap[],
  findings: Findings,
): void {
  if (overlaps.length === 0) return;
  const held = new Set(groups.map((group) => accountMonth(group.answer.file, group)));
  for (const [file, { newest, rows }] of newerOf(overlaps)) {
    // The newer export says nothing about a month or an account that it does not cover.
    const left = groups.filter(
      (group) => group.answer.file === file && held.has(accountMonth(newest, group)),
    );
    if (left.reduce((sum, { raw }) => sum + raw.rows, 0) > rows) continue;
    const kind = { code: 'ONLY_IN_OLDER', subject: file } as const;
    for (const group of left) {
      const { raw, payable } = group;
      findings.add(
        { ...kind, params: { file, newer: newest }, ...bucket(group) },
        { rows: raw.rows, cost: payable, place: groupPlace(group) },
      );
    }
  }
}

/** Whether most of an older export is in a newer one that was made when the month was final: that one then speaks for both. */
export function isReplaced(
  { file, counts }: FileAnswer,
  month: string,
  newer: ReadonlyMap<string, Newer>,
): boolean {
  const by = newer.get(file);
  return by !== undefined && counts.counted <= by.rows && isFinal(inputExportTime(by.newest), month) === true;
}

/** For an older export: the newest one that has lines of it, and how many of its lines are in newer ones. */
export interface Newer {
  readonly newest: string;
  readonly rows: number;
}

/** By the older file. */
export function newerOf(overlaps: readonly Overlap[]): ReadonlyMap<string, Newer> {
  const newer = new Map<string, Newer>();
  for (const { first, second, rows } of overlaps) {
    const [one, other] = [inputExportTime(first), inputExportTime(second)];
    if (one === null || other === null || one <= other) continue;
    const known = newer.get(second);
    const isNewest = known === undefined || one > (inputExportTime(known.newest) ?? '');
    newer.set(second, { newest: isNewest ? first : known.newest, rows: rows + (known?.rows ?? 0) });
  }
  return newer;
}

function accountMonth(file: string, { decoded, month }: BillGroup): string {
  return JSON.stringify([file, decoded.account, month]);
}
