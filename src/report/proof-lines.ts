import { groupThousands } from '../bill/thousands.ts';
import type { Cube } from '../cube/cube.ts';
import { MEASURES } from '../cube/measures.ts';
import type { Words } from '../words/index.ts';
import { isNote, type Notice, sentence } from '../words/notice.ts';
import { grouped } from './facts.ts';
import { bucketOf, restOf } from './order.ts';
import type { Block } from './page.ts';
import type { Rolled } from './rollup.ts';

/** Warnings first, then what is only good to know, each with its word before it. */
export function noticeLines(cube: Cube, words: Words): string[] {
  return [...warningLines(cube, words), ...noteLines(cube, words)];
}

export function warningLines({ notices }: Cube, words: Words): string[] {
  const warnings = notices.filter((notice) => !isNote(notice));
  return warnings.map((notice) => `${words.page.warning}: ${sentence(notice, words)}`);
}

export function noteLines({ notices }: Cube, words: Words): string[] {
  return notices.filter(isNote).map((notice) => noteLine(notice, words));
}

/** A note alone, where there is no cube to have it. */
export function noteLine(notice: Notice, words: Words): string {
  return `${words.page.note}: ${sentence(notice, words)}`;
}

/** What stands under every report that people read: what to know, and the proof that nothing is missing. */
export function closingBlocks(
  cube: Cube,
  totals: readonly Rolled[],
  words: Words,
  equal: string | readonly string[],
): Block[] {
  const { page } = words;
  const proof = [proofLine(cube, words), ...payableLines(totals, words), ...[equal].flat()];
  const lines = (tone: 'note' | 'warning' | 'plain', text: readonly string[]): Block[] =>
    text.length === 0 ? [] : [{ kind: 'lines', tone, lines: text }];
  return [
    ...lines('warning', warningLines(cube, words)),
    ...lines('note', [...noteLines(cube, words), `${page.note}: ${page.codingPlan}`]),
    { kind: 'heading', text: page.proof },
    ...lines('plain', proof),
  ];
}

/** `rows read 156 = counted 150 + …`: where every row has gone. */
export function proofLine({ proof }: Cube, words: Words): string {
  const shown = groupThousands;
  return words.page.proofRows({
    read: shown(proof.rowsRead),
    counted: shown(proof.counted),
    aside: shown(proof.leftAside),
    totals: shown(proof.totalRows),
    filtered: shown(proof.filtered),
    duplicates: shown(proof.duplicates),
    rejected: shown(proof.rejected),
  });
}

export function payableLines(totals: readonly Rolled[], words: Words): string[] {
  const { page } = words;
  return totals.flatMap((total) => {
    const { payable } = total.measures;
    if (payable === null) return [];
    const tax = page.values.tax?.[total.tax] ?? total.tax;
    const rows = groupThousands(total.rows);
    return [page.proofPayable(grouped(payable, 0), total.currency ?? page.unknownCurrency, tax, rows)];
  });
}

/**
 * Adds a table's rows up again and compares them with the totals in every measure, to the last digit. A difference
 * would be a fault of this program, and no report may be shown with it.
 */
export function mustAddUp(rows: readonly Rolled[], totals: readonly Rolled[]): void {
  for (const total of totals) {
    const own = rows.filter((row) => bucketOf(row) === bucketOf(total));
    const sum = own.length === 0 ? undefined : restOf(own);
    const same =
      sum?.rows === total.rows && MEASURES.every((name) => sum.measures[name] === total.measures[name]);
    if (!same) throw new Error('internal fault: the rows of a table do not add up to its total');
  }
}
