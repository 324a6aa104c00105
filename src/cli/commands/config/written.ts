import { columnJson, list, SCHEMA_VERSION } from '../../../render/json.ts';
import { jsonRow, jsonString, jsonValue } from '../../../render/json-text.ts';
import type { Page } from '../../../report/page.ts';
import type { Cell, Column, Table } from '../../../report/table.ts';
import type { Words } from '../../../words/index.ts';
import type { Settings } from '../../options/settings/layers.ts';
import type { WrittenReport } from '../../output/written.ts';
import type { ConfigRow } from './rows.ts';

/** The settings in force, in the forms that writers take. */
export function configWritten(rows: readonly ConfigRow[], { files }: Settings, words: Words): WrittenReport {
  const table = configTable(rows);
  return {
    page: () => configPage(rows, files, words),
    table: () => table,
    json: async (kept) => configJson(kept === 'rows' ? table : { ...table, rows: [] }, files),
    beside: () => [],
  };
}

export const CONFIG_COLUMNS: readonly Column[] = [
  { name: 'setting', kind: 'dimension' },
  { name: 'value', kind: 'text' },
  { name: 'source', kind: 'text' },
  { name: 'variable', kind: 'text' },
  { name: 'file', kind: 'text' },
  { name: 'line', kind: 'count' },
  { name: 'column', kind: 'count' },
];

function configTable(rows: readonly ConfigRow[]): Table {
  const cells = ({ setting, value, source, variable, file, line, column }: ConfigRow): readonly Cell[] => [
    setting,
    textOf(value),
    source,
    variable ?? null,
    file ?? null,
    line ?? null,
    column ?? null,
  ];
  return { name: 'config', columns: CONFIG_COLUMNS, rows: rows.map(cells), totals: [] };
}

/** A list as a variable would have it. */
function textOf(value: ConfigRow['value']): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? value.join(',') : String(value);
}

function configPage(rows: readonly ConfigRow[], files: Settings['files'], words: Words): Page {
  const { settings: say } = words;
  const { columns, sources, origins } = say;
  const text = (title: string) => ({ title, kind: 'text' as const, decimals: 0 });
  const found = files.map(({ origin, file }) => [origins[origin], file] as const);
  return [
    { kind: 'heading', text: say.heading },
    { kind: 'facts', rows: found.length === 0 ? [[say.files, say.noFiles]] : found },
    {
      kind: 'table',
      title: '',
      columns: [text(columns.setting), text(columns.value), text(columns.source), text(columns.place)],
      rows: rows.map((row) => [
        row.setting,
        textOf(row.value) ?? say.unset,
        sources[row.source],
        placeOf(row),
      ]),
      totals: [],
    },
  ];
}

function placeOf({ file, line, column, variable }: ConfigRow): string {
  return file === undefined ? (variable ?? '') : `${file}:${line}:${column}`;
}

function* configJson({ columns, rows }: Table, files: Settings['files']): Generator<string> {
  yield `{\n  "schema_version": ${SCHEMA_VERSION},\n  "report": ${jsonString('config')},\n`;
  yield* list('files', files, ({ origin, file }) => jsonValue({ origin, file }), ',');
  yield* list('columns', columns, columnJson, ',');
  yield* list('rows', rows, (row) => jsonRow(columns, row), '');
  yield '}\n';
}
