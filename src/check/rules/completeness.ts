import { inputExportTime, isFinal, namedMonth } from '../../bill/file-name.ts';
import type { FileAnswer } from '../../read/contract/answer.ts';
import type { Reading, Redactor } from '../../read/contract/reading.ts';
import { excerpt } from '../../read/contract/row.ts';
import type { Problem } from '../../words/problem.ts';
import { type BillGroup, bucket, groupPlace } from '../findings/bill-groups.ts';
import type { Findings } from '../findings/findings.ts';
import { isReplaced, newerOf, type Overlap } from './older-exports.ts';

/** Inputs that could not be read, and rows that could not be counted: no other check covers them. `rejects`: the first. */
export function checkReading(
  reading: Reading,
  rejects: readonly Problem[],
  findings: Findings,
  redactor?: Redactor,
): void {
  for (const { code, file = '', line = null } of reading.failures)
    findings.add(
      { code: 'INPUT_FAILED', subject: file, params: { file, reason: code } },
      { place: { file, line, text: code } },
    );
  const kind = { code: 'REJECTED_ROWS', subject: '' } as const;
  for (const problem of rejects) {
    const { file = '', line = null } = problem;
    findings.add(kind, { place: { file, line, text: reasonOf(redactor?.problem(problem) ?? problem) } });
  }
  const placed = new Set(rejects.map(({ file }) => file));
  for (const { file, counts } of reading.answers) {
    const place = placed.has(file) ? {} : { place: { file, line: null } };
    if (counts.rejected > 0) findings.add(kind, { rows: counts.rejected, ...place });
  }
}

/** `NOT_A_NUMBER, 应付金额: abc` */
function reasonOf({ code, column, value }: Problem): string {
  const where = column === undefined ? code : `${code}, ${column}`;
  return value === undefined ? where : `${where}: ${excerpt(value)}`;
}

/** Final or preliminary, by month; the statistic item; months, accounts and currencies that are mixed. */
export function checkKind(
  reading: Reading,
  groups: readonly BillGroup[],
  overlaps: readonly Overlap[],
  findings: Findings,
): void {
  const months = monthsByFile(groups);
  const newer = newerOf(overlaps);
  for (const answer of reading.answers) {
    const own = months.get(answer) ?? new Set();
    // Lines of an older export that still count beside a final one have a finding of their own.
    const open = [...own].filter((month) => !isReplaced(answer, month, newer));
    checkFinality(answer, open, findings);
    checkStatistic(answer, findings);
    checkMonths(answer, own, groups, findings);
  }
  checkMixed(
    'MIXED_ACCOUNTS',
    groups.map(({ decoded }) => decoded.account),
    findings,
  );
  checkMixed(
    'MIXED_CURRENCIES',
    groups.map(({ decoded }) => decoded.currency),
    findings,
  );
}

function monthsByFile(groups: readonly BillGroup[]): ReadonlyMap<FileAnswer, ReadonlySet<string>> {
  const months = new Map<FileAnswer, Set<string>>();
  for (const { answer, month } of groups)
    if (month !== '') months.set(answer, (months.get(answer) ?? new Set()).add(month));
  return months;
}

function checkFinality({ file }: FileAnswer, months: readonly string[], findings: Findings): void {
  const exported = inputExportTime(file);
  const place = { file, line: null };
  for (const month of months) {
    const final = isFinal(exported, month);
    if (final === null) findings.add({ code: 'FINALITY_UNKNOWN', subject: '' }, { place });
    if (final === false)
      findings.add(
        { code: 'PRELIMINARY', subject: month, params: { month } },
        { place: { ...place, text: exported ?? '' } },
      );
    // Without an export time, nothing more can be said about the other months of the file.
    if (final === null) return;
  }
}

function checkStatistic({ file, layout: { columns } }: FileAnswer, findings: Findings): void {
  if (columns.usage !== undefined || columns.consumed !== undefined) return;
  findings.add({ code: 'WRONG_STATISTIC_ITEM', subject: '' }, { place: { file, line: null } });
}

/** An export holds one month; which one, its name may say. */
function checkMonths(
  answer: FileAnswer,
  months: ReadonlySet<string>,
  groups: readonly BillGroup[],
  findings: Findings,
): void {
  const { file } = answer;
  const named = namedMonth(file);
  if (named === null) {
    if (months.size < 2) return;
    const kind = { code: 'MIXED_MONTHS', subject: file } as const;
    findings.add({ ...kind, params: { file, texts: [...months].sort() } }, { place: { file, line: null } });
    return;
  }
  for (const group of groups) {
    const { month, raw, payable } = group;
    if (group.answer !== answer || month === '' || month === named) continue;
    const kind = { code: 'OTHER_MONTH', subject: month, ...bucket(group) } as const;
    const sighting = { rows: raw.rows, cost: payable, place: groupPlace(group) };
    findings.add({ ...kind, params: { month, named } }, sighting);
  }
}

/** Fine if a company pays for several accounts; amounts of two currencies are never added up. */
function checkMixed(
  code: 'MIXED_ACCOUNTS' | 'MIXED_CURRENCIES',
  texts: readonly (string | null)[],
  findings: Findings,
): void {
  const different = [...new Set(texts.filter((text) => text !== null))].sort();
  if (different.length > 1) findings.add({ code, subject: '', params: { texts: different.slice(0, 20) } });
}
