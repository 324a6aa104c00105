import type { Table } from '../report/table.ts';
import { batched } from './chunks.ts';
import { jsonRow } from './json-text.ts';

/** The machine table, one JSON object a line, in chunks of several lines. */
export function* writeNdjson(table: Table): Generator<string> {
  yield* batched(lines(table));
}

function* lines(table: Table): Generator<string> {
  for (const row of table.rows) yield `${jsonRow(table.columns, row)}\n`;
}
