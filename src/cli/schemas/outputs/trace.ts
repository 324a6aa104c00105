import { begun, SETTINGS, schemaFile, WARNINGS } from '../envelope.ts';
import { defined, list, object, orNull, type Schema, TEXT } from '../schema.ts';
import { columnsSchema, rowSchema } from '../table-schema.ts';
import { TABLES } from '../tables.ts';

/** `bill-analyze FILES… --trace KEY --format json`. */
export function traceSchema(): Schema {
  return schemaFile(
    'trace',
    'The bill lines behind a cell of a report',
    object(
      {
        ...begun('trace'),
        key: {
          description: 'What the lines have in common, by the names of columns.',
          type: 'object',
          additionalProperties: orNull(TEXT),
        },
        columns: columnsSchema(TABLES.trace),
        rows: list(defined('row')),
        totals: list(defined('sum')),
        warnings: WARNINGS,
      },
      SETTINGS,
    ),
    { row: rowSchema(TABLES.trace), sum: rowSchema(TABLES.traceSums) },
  );
}
