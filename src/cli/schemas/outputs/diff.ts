import { COMMON, SETTINGS, schemaFile, VERSION } from '../envelope.ts';
import { defined, list, object, type Schema } from '../schema.ts';
import { columnsSchema, rowSchema, totalsSchema } from '../table-schema.ts';
import { TABLES, type TableFacts } from '../tables.ts';

/** The tables of each comparison, by the names that `--table` knows. */
const COMPARED = {
  lines: { lines: TABLES.diffLines, by: TABLES.diffByLines, cells: TABLES.diffCells },
  months: { bridge: TABLES.diffBridge, by: TABLES.diffByMonths, prices: TABLES.diffPrices },
} as const;

/** `bill-analyze diff --format json`. */
export function diffSchema(): Schema {
  const side = object({ bill: defined('bill'), proof: defined('proof') });
  const { properties, required, ...warning } = COMMON.warning as Schema &
    Record<'properties' | 'required', object>;
  const of = { bill: { enum: ['old', 'new', null] }, ...properties };
  const common = {
    ...VERSION,
    report: { const: 'diff' },
    compared: { enum: Object.keys(COMPARED) },
    old: side,
    new: side,
    table: { type: 'string' },
    columns: {},
    rows: {},
    totals: {},
    tables: { type: 'object' },
    warnings: list({ ...warning, properties: of, required: ['bill', ...(required as string[])] }),
  };
  return schemaFile(
    'diff',
    'Two bills compared',
    {
      ...object(common, SETTINGS),
      oneOf: Object.entries(COMPARED).flatMap(([compared, tables]) =>
        Object.keys(tables).map((first) => shape(compared, first, Object.keys(tables))),
      ),
    },
    Object.fromEntries(
      Object.entries(COMPARED).flatMap(([compared, tables]) =>
        Object.entries(tables).flatMap(([name, table]) => defsOf(`${compared}_${name}`, table)),
      ),
    ),
  );
}

/** One table stands first; the others, as far as they are whole, stand beside it. */
function shape(compared: string, first: string, names: readonly string[]): Schema {
  const others = names.filter((name) => name !== first);
  return {
    properties: {
      compared: { const: compared },
      table: { const: first },
      ...tableProperties(`${compared}_${first}`),
      tables: object(
        {},
        Object.fromEntries(others.map((name) => [name, object(tableProperties(`${compared}_${name}`))])),
      ),
    },
  };
}

function tableProperties(name: string) {
  return {
    columns: defined(`${name}_columns`),
    rows: list(defined(name)),
    totals: defined(`${name}_totals`),
  };
}

function defsOf(name: string, table: TableFacts): [string, Schema][] {
  return [
    [name, rowSchema(table)],
    [`${name}_columns`, columnsSchema(table)],
    [`${name}_totals`, totalsSchema(table)],
  ];
}
