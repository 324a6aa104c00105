/** Two bills compared, as JSON: the machine contract's envelope with two bills and two proofs. */
import type { Cube } from '../cube/cube.ts';
import type { ReportFacts } from '../report/report.ts';
import type { Table } from '../report/table.ts';
import type { Notice } from '../words/notice.ts';
import { batched } from './chunks.ts';
import {
  billJson,
  columnJson,
  factLines,
  list,
  noticeJson,
  proofJson,
  SCHEMA_VERSION,
  totalJson,
} from './json.ts';
import { jsonObject, jsonRow, jsonString } from './json-text.ts';

/** A comparison as machines read it. */
export interface Comparison {
  /** What was compared: `lines` or `months`. */
  readonly compared: string;
  readonly old: Cube;
  readonly new: Cube;
  /** The first is that of `columns`, `rows` and `totals`; the others stand in `tables`. */
  readonly tables: readonly [Table, ...Table[]];
  /** What is to know of the comparison itself, beside the notices of the two bills. */
  readonly remarks: readonly Notice[];
  /** What is to know of the run. */
  readonly facts?: ReportFacts;
}

export function* writeComparison(
  comparison: Comparison,
  sentence: (notice: Notice) => string,
): Generator<string> {
  yield* batched(pieces(comparison, sentence));
}

function* pieces(comparison: Comparison, sentence: (notice: Notice) => string): Generator<string> {
  const { compared, old, new: now, tables } = comparison;
  const [first, ...others] = tables;
  yield `{\n  "schema_version": ${SCHEMA_VERSION},\n  "report": "diff",\n  "compared": ${jsonString(compared)},\n`;
  for (const [side, { bill, proof }] of [
    ['old', old],
    ['new', now],
  ] as const)
    yield `  "${side}": ${jsonObject([
      ['bill', billJson(bill)],
      ['proof', proofJson(proof)],
    ])},\n`;
  yield* factLines(comparison.facts ?? []);
  yield `  "table": ${jsonString(first.name)},\n`;
  yield* tablePieces(first, ',');
  yield '  "tables": {';
  for (const [place, table] of others.entries()) {
    yield `${place === 0 ? '' : ','}\n  ${jsonString(table.name)}: {\n`;
    yield* tablePieces(table, '');
    yield '  }';
  }
  yield `${others.length === 0 ? '' : '\n  '}},\n`;
  yield* list('warnings', warningsOf(comparison, sentence), (json) => json, '');
  yield '}\n';
}

/** Each with the bill that it is of; null where it is of both. */
function warningsOf(
  { old, new: now, remarks }: Comparison,
  sentence: (notice: Notice) => string,
): readonly string[] {
  const of = (side: string, { notices }: Cube) =>
    notices.map((notice) => `{"bill":"${side}",${noticeJson(notice, sentence).slice(1)}`);
  const both = remarks.map((notice) => `{"bill":null,${noticeJson(notice, sentence).slice(1)}`);
  return [...of('old', old), ...of('new', now), ...both];
}

function* tablePieces(table: Table, end: string): Generator<string> {
  yield* list('columns', table.columns, columnJson, ',');
  yield* list('rows', table.rows, (row) => jsonRow(table.columns, row), ',');
  yield* list('totals', table.totals, totalJson(table), end);
}
