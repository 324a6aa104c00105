import { begun, SETTINGS, schemaFile, WARNINGS } from '../envelope.ts';
import { COUNT, defined, list, object, type Schema } from '../schema.ts';
import { columnsSchema, rowSchema, totalsSchema } from '../table-schema.ts';
import { TABLES } from '../tables.ts';

/** `bill-analyze check --format json`, and `findings.json` of a pack. */
export function checkSchema(): Schema {
  const { findings, places } = TABLES;
  return schemaFile(
    'check',
    'The findings of a check',
    object(
      {
        ...begun('check'),
        verdict: object({ errors: COUNT, warnings: COUNT, notes: COUNT }),
        columns: columnsSchema(findings),
        rows: list(defined('row')),
        totals: totalsSchema(findings),
        warnings: WARNINGS,
        places: list(defined('place')),
      },
      SETTINGS,
    ),
    { row: rowSchema(findings), place: rowSchema(places) },
  );
}
