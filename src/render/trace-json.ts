/** A trace as JSON, written while its lines are found: what is known at the end only stands behind them. */
import type { Cube } from '../cube/cube.ts';
import type { CellKey } from '../cube/trace.ts';
import type { ReportFacts } from '../report/report.ts';
import type { Cell, Column, Table } from '../report/table.ts';
import type { Notice } from '../words/notice.ts';
import { billJson, columnJson, factLines, list, noticeJson, proofJson, SCHEMA_VERSION } from './json.ts';
import { jsonObject, jsonRow, jsonValue } from './json-text.ts';

/** Everything before the first line. */
export function traceJsonHead(key: CellKey, columns: readonly Column[], facts: ReportFacts = []): string {
  const parts = jsonObject(key.map(({ name, value }) => [name, jsonValue(value)]));
  const start = `{\n  "schema_version": ${SCHEMA_VERSION},\n  "report": "trace",\n  "key": ${parts},\n`;
  return `${start}${[...factLines(facts), ...list('columns', columns, columnJson, ',')].join('')}  "rows": [`;
}

export function traceJsonRow(columns: readonly Column[], row: readonly Cell[], isFirst: boolean): string {
  return `${isFirst ? '' : ','}\n    ${jsonRow(columns, row)}`;
}

/** Everything behind the last line. */
export function traceJsonTail(
  totals: Table,
  { bill, proof, notices }: Cube,
  sentence: (notice: Notice) => string,
): string {
  const pieces = [
    totals.rows.length === 0 ? '],\n' : '\n  ],\n',
    ...list('totals', totals.rows, (row) => jsonRow(totals.columns, row), ','),
    `  "bill": ${billJson(bill)},\n  "proof": ${proofJson(proof)},\n`,
    ...list('warnings', notices, (notice) => noticeJson(notice, sentence), ''),
    '}\n',
  ];
  return pieces.join('');
}
