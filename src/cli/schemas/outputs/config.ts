import { schemaFile, VERSION } from '../envelope.ts';
import { defined, list, object, type Schema, TEXT } from '../schema.ts';
import { columnsSchema, rowSchema } from '../table-schema.ts';
import { TABLES } from '../tables.ts';

/** `bill-analyze config --format json`. */
export function configSchema(): Schema {
  const file = object({ origin: { enum: ['project', 'user'] }, file: TEXT });
  return schemaFile(
    'config',
    'The settings in force',
    object({
      ...VERSION,
      report: { const: 'config' },
      files: list(file),
      columns: columnsSchema(TABLES.config),
      rows: list(defined('row')),
    }),
    { row: rowSchema(TABLES.config) },
  );
}
