import { begun, SETTINGS, schemaFile, WARNINGS } from '../envelope.ts';
import { DECIMAL, defined, list, object, type Schema, TEXT } from '../schema.ts';
import { columnsSchema, rowSchema, totalsSchema } from '../table-schema.ts';
import { TABLES } from '../tables.ts';

const COLUMN = object({
  name: TEXT,
  kind: { enum: ['dimension', 'text', 'time', 'count', 'quantity', 'money'] },
});

/** With `--pivot` the values of a dimension are columns of an amount: their names are those of the bill. */
const PIVOT_ROW: Schema = {
  type: 'object',
  additionalProperties: { anyOf: [{ type: ['string', 'boolean', 'integer', 'null'] }, DECIMAL] },
};

/** `bill-analyze FILES… --format json`. */
export function reportSchema(): Schema {
  const columns = { columns: list(defined('column')) };
  const whole = object(
    { ...begun('cost'), ...columns, rows: { type: 'array' }, totals: { type: 'array' }, warnings: WARNINGS },
    SETTINGS,
  );
  const of = (row: string, total: string): Schema => ({
    properties: { rows: list(defined(row)), totals: list(defined(total)) },
  });
  return schemaFile(
    'report',
    'A report of costs',
    {
      ...whole,
      if: { properties: { columns: defined('contractColumns') } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: of('row', 'total'),
      else: of('pivotRow', 'pivotRow'),
    },
    {
      column: COLUMN,
      contractColumns: columnsSchema(TABLES.cost),
      row: rowSchema(TABLES.cost),
      total: totalsSchema(TABLES.cost).items as Schema,
      pivotRow: PIVOT_ROW,
    },
  );
}
