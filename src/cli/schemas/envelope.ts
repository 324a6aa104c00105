import { SCHEMA_VERSION } from '../../render/json.ts';
import { NOTICES } from '../../words/shape/notices.ts';
import {
  COUNT,
  DECIMAL,
  DRAFT,
  defined,
  FLAG,
  list,
  object,
  orNull,
  type Schema,
  TEXT,
  TEXTS,
} from './schema.ts';

/** What was left aside of another product. */
const PRODUCT = object({
  product: TEXT,
  currency: orNull(TEXT),
  tax: { enum: ['included', 'excluded', 'unknown'] },
  rows: COUNT,
  payable: orNull(DECIMAL),
});

/** What several outputs have in common. */
export const COMMON = {
  bill: object({
    files: TEXTS,
    months: list({ type: 'string', pattern: '^\\d{4}-\\d{2}$' }),
    accounts: TEXTS,
    final: {
      description: 'By the export time in the file names; null where they tell nothing.',
      ...orNull(FLAG),
    },
  }),
  proof: {
    description: 'rows_read = the sum of the others, always.',
    ...object({
      rows_read: COUNT,
      counted: COUNT,
      left_aside: COUNT,
      total_rows: COUNT,
      filtered: COUNT,
      duplicates: COUNT,
      rejected: COUNT,
    }),
  },
  settings: {
    description: 'Settings that took effect; file is null for variables of the environment.',
    ...list(object({ file: orNull(TEXT), keys: TEXTS })),
  },
  warning: object(
    { code: { enum: Object.keys(NOTICES) }, message: TEXT },
    { columns: TEXTS, rows: COUNT, products: list(PRODUCT) },
  ),
} as const;

const BILL = { bill: defined('bill'), proof: defined('proof') };
export const WARNINGS: Schema = list(defined('warning'));
export const SETTINGS = { settings: defined('settings') };

/** What stands first in every output. */
export const VERSION = { schema_version: { const: SCHEMA_VERSION } };

/** The beginning of a report about bills. */
export function begun(report: string): Readonly<Record<string, Schema>> {
  return { ...VERSION, report: { const: report }, ...BILL };
}

/** One schema file, which needs no other. */
export function schemaFile(name: string, title: string, schema: Schema, defs: Schema = {}): Schema {
  const whole = { ...schema, $defs: { ...defs } };
  return {
    $schema: DRAFT,
    $id: `urn:bill-analyze:schema:${SCHEMA_VERSION}:${name}`,
    title,
    ...schema,
    $defs: { ...commonIn(JSON.stringify(whole)), ...defs },
  };
}

/** The common definitions that a schema names; none of them names another. */
function commonIn(text: string): Schema {
  return Object.fromEntries(Object.entries(COMMON).filter(([name]) => text.includes(`"#/$defs/${name}"`)));
}
