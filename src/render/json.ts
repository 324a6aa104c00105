/** A report as JSON: the machine contract, with its proof and its warnings. */
import type { BillInfo, Proof } from '../cube/cube.ts';
import type { Report, ReportFacts } from '../report/report.ts';
import type { Cell, Column, Table } from '../report/table.ts';
import type { Notice } from '../words/notice.ts';
import { batched } from './chunks.ts';
import { jsonObject, jsonRow, jsonString, jsonStrings, jsonValue } from './json-text.ts';

export const SCHEMA_VERSION = 2;

/** The report as JSON text in chunks: a line for each top-level key, for each row, for each warning. */
export function* writeJson(report: Report, sentence: (notice: Notice) => string): Generator<string> {
  yield* batched(pieces(report, sentence));
}

function* pieces(report: Report, sentence: (notice: Notice) => string): Generator<string> {
  const { columns, rows } = report.table;
  yield `{\n  "schema_version": ${SCHEMA_VERSION},\n  "report": ${jsonString(report.report)},\n`;
  yield `  "bill": ${billJson(report.bill)},\n  "proof": ${proofJson(report.proof)},\n`;
  yield* factLines(report.facts ?? []);
  yield* list('columns', columns, columnJson, ',');
  yield* list('rows', rows, (row) => jsonRow(columns, row), ',');
  yield* list('totals', report.table.totals, totalJson(report.table), ',');
  const more = report.more ?? [];
  const end = (left: number) => (left > 0 ? ',' : '');
  yield* list('warnings', report.warnings, (notice) => noticeJson(notice, sentence), end(more.length));
  for (const [index, table] of more.entries())
    yield* list(table.name, table.rows, (row) => jsonRow(table.columns, row), end(more.length - index - 1));
  yield '}\n';
}

/** A top-level line for each fact. */
export function* factLines(facts: ReportFacts): Generator<string> {
  for (const [key, value] of facts) yield `  ${jsonString(key)}: ${jsonValue(value)},\n`;
}

/** A top-level list, a line for each of its items. */
export function* list<T>(
  key: string,
  items: Iterable<T>,
  json: (item: T) => string,
  end: string,
): Generator<string> {
  yield `  "${key}": [`;
  const first = '\n    ';
  let before = first;
  for (const item of items) {
    yield before + json(item);
    before = ',\n    ';
  }
  yield `${before === first ? '' : '\n  '}]${end}\n`;
}

export function billJson(bill: BillInfo): string {
  return jsonObject([
    ['files', jsonStrings(bill.files)],
    ['months', jsonStrings(bill.months)],
    ['accounts', jsonStrings(bill.accounts)],
    ['final', JSON.stringify(bill.final)],
  ]);
}

export function proofJson(proof: Proof): string {
  return JSON.stringify({
    rows_read: proof.rowsRead,
    counted: proof.counted,
    left_aside: proof.leftAside,
    total_rows: proof.totalRows,
    filtered: proof.filtered,
    duplicates: proof.duplicates,
    rejected: proof.rejected,
  });
}

export function columnJson(column: Column): string {
  return jsonObject([
    ['name', jsonString(column.name)],
    ['kind', jsonString(column.kind)],
  ]);
}

/** A total is one for each currency and tax: the other dimensions mean nothing there and are left out. */
export function totalJson(table: Table): (row: readonly Cell[]) => string {
  const columns = totalColumns(table.columns);
  const places = columns.map((column) => table.columns.indexOf(column));
  return (row) =>
    jsonRow(
      columns,
      places.map((place) => row[place] ?? null),
    );
}

export function totalColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter(isTotalled);
}

/** Dimensions that a total is one for each of. */
const TOTALLED: ReadonlySet<string> = new Set(['currency', 'tax', 'measure']);

function isTotalled(column: Column): boolean {
  if (column.kind === 'dimension') return TOTALLED.has(column.name);
  return column.kind !== 'text' && column.kind !== 'time';
}

export function noticeJson(notice: Notice, sentence: (notice: Notice) => string): string {
  const entries: [string, string][] = [
    ['code', jsonString(notice.code)],
    ['message', jsonString(sentence(notice))],
  ];
  if (notice.columns !== undefined) entries.push(['columns', jsonStrings(notice.columns)]);
  if (notice.rows !== undefined) entries.push(['rows', JSON.stringify(notice.rows)]);
  if (notice.products !== undefined) entries.push(['products', JSON.stringify(notice.products)]);
  return jsonObject(entries);
}
