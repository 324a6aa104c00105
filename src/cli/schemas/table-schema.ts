import { totalColumns } from '../../render/json.ts';
import type { Column } from '../../report/table.ts';
import { cellSchema } from './cells.ts';
import { list, type Schema } from './schema.ts';
import type { TableFacts } from './tables.ts';

/** A dimension that the user has picked: what a names file or tags say, and keys of a statement. */
const PICKED_CELL: Schema = { type: ['string', 'boolean', 'null'] };

/** A row as JSON and NDJSON have it. */
export function rowSchema(table: TableFacts): Schema {
  return cellsSchema(table.columns, table);
}

/** `columns`: as the rows have them. */
export function columnsSchema(table: TableFacts): Schema {
  const known = table.columns.map(named);
  if (table.picked !== true && table.some !== true) return { const: known };
  const picked = { ...nameAndKind, properties: { name: { type: 'string' }, kind: { const: 'dimension' } } };
  return list(table.picked === true ? { anyOf: [{ enum: known }, picked] } : { enum: known });
}

/** `totals`: one for each currency and tax, without the other dimensions. */
export function totalsSchema(table: TableFacts): Schema {
  const kept = totalColumns(table.columns);
  return list(cellsSchema(kept, { ...table, picked: undefined }));
}

const nameAndKind: Schema = { type: 'object', required: ['name', 'kind'], additionalProperties: false };

function named({ name, kind }: Column) {
  return { name, kind };
}

function cellsSchema(
  columns: readonly Column[],
  table: Omit<TableFacts, 'picked'> & { readonly picked?: true | undefined },
): Schema {
  const facts = table as TableFacts;
  return {
    type: 'object',
    properties: Object.fromEntries(columns.map((column) => [column.name, cellSchema(column, facts)])),
    required: table.some === true ? [] : columns.map(({ name }) => name),
    additionalProperties: table.picked === true ? PICKED_CELL : false,
  };
}
