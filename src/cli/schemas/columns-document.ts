import { SCHEMA_VERSION } from '../../render/json.ts';
import { FOCUS_COLUMNS } from '../../report/focus/focus.ts';
import type { Column } from '../../report/table.ts';
import { meaningOf, unitOf } from './cells.ts';
import { TABLES, type TableFacts } from './tables.ts';

/** How cells are written, by the kind of their column. */
const KINDS = {
  dimension: { csv: 'text, true or false', json: 'string, boolean or null' },
  text: { csv: 'text', json: 'string or null' },
  time: { csv: 'an instant as 2026-04-30T16:00:00Z', json: 'string or null' },
  count: { csv: 'a whole number', json: 'number or null' },
  quantity: { csv: 'an exact decimal in plain notation', json: 'string with an exact decimal, or null' },
  money: { csv: 'an exact decimal in plain notation', json: 'string with an exact decimal, or null' },
} as const;

const NOTES = [
  'CSV, TSV and NDJSON hold rows alone: columns are in this order, and names are the same in every language.',
  'An absent value is empty in CSV and TSV, and null in NDJSON and JSON.',
  'In CSV and TSV a text that a spreadsheet would take for a formula begins with an apostrophe.',
];

/** What the columns of every table mean, for programs that read CSV, TSV or NDJSON. */
export function columnsDocument() {
  return {
    schema_version: SCHEMA_VERSION,
    notes: NOTES,
    kinds: KINDS,
    tables: [...Object.values<TableFacts>(TABLES).map(tableEntry), focusEntry()],
  };
}

function tableEntry(table: TableFacts) {
  const { name, title, command, picked, some } = table;
  return {
    name,
    title,
    command,
    all_columns: some !== true,
    ...(picked === true && {
      other_columns:
        'dimensions that were asked for: those of a bill, of the names file, of tags, of a statement',
    }),
    columns: table.columns.map((column) => columnEntry(column, table)),
  };
}

function columnEntry(column: Column, table: TableFacts) {
  const { name, kind } = column;
  const meaning = meaningOf(table, name);
  const unit = unitOf(column, meaning);
  return {
    name,
    kind,
    ...(unit !== undefined && { unit }),
    ...(meaning?.values !== undefined && { values: meaning.values }),
    meaning: meaning?.meaning ?? null,
  };
}

/** Its names are those of the specification, and its kinds too. */
function focusEntry() {
  return {
    name: 'focus',
    title: 'FOCUS, by day or line',
    command: 'bill-analyze FILES… --format focus',
    all_columns: false,
    other_columns: 'x_… of the names file',
    columns: FOCUS_COLUMNS.map(({ name, kind, reason, only, grain }) => ({
      name,
      kind,
      ...(only !== undefined && { version: only }),
      ...(grain !== undefined && { grain }),
      meaning: reason,
    })),
  };
}
