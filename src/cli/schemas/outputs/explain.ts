import { MEASURES } from '../../../cube/measures.ts';
import { measureColumn } from '../../../report/cost-query.ts';
import { cellSchema } from '../cells.ts';
import { schemaFile, VERSION } from '../envelope.ts';
import { COUNT, DECIMAL, FLAG, list, object, orNull, type Schema, TEXT, TEXTS } from '../schema.ts';
import { TABLES } from '../tables.ts';

const MAYBE = orNull(TEXT);

/** What an Instance ID says; of an opaque one that is its text alone, all else being null. */
const INSTANCE = {
  kind: { enum: ['key', 'billing_type', 'no_key', 'marketplace', 'configuration', 'opaque'] },
  raw: TEXT,
  ...Object.fromEntries(
    ['billing_type', 'api_key_id', 'workspace_id', 'vendor', 'model', 'usage_type', 'context'].map((name) => [
      name,
      MAYBE,
    ]),
  ),
  thinking: orNull(FLAG),
  modality: MAYBE,
  direction: { enum: ['input', 'output', null] },
  cache: { enum: ['hit', 'read', 'creation', 'implicit', 'explicit', null] },
  batch: orNull(FLAG),
  resolution: MAYBE,
  channel: MAYBE,
  channel_name: MAYBE,
  free_quota_stop: orNull(FLAG),
  region: MAYBE,
  site: MAYBE,
};

/** `bill-analyze explain ID --format json`. */
export function instanceSchema(): Schema {
  return schemaFile('explain-id', 'An Instance ID, field by field', object({ ...VERSION, ...INSTANCE }));
}

const STATUS = [
  ...['counted', 'left_aside', 'total_row', 'rejected', 'blank', 'header'],
  ...['repeated_header', 'above_header'],
];

/** `bill-analyze explain FILE:LINE --format json`. */
export function lineSchema(): Schema {
  return schemaFile(
    'explain-line',
    'A line of a bill in full',
    object({
      ...VERSION,
      kind: { const: 'line' },
      file: TEXT,
      line: COUNT,
      first_line: COUNT,
      last_line: COUNT,
      status: { enum: STATUS },
      product: MAYBE,
      problem: orNull(
        object({ code: TEXT, column: MAYBE, cell: MAYBE, what: TEXT, expected: MAYBE, remedy: TEXT }),
      ),
      columns: list(column()),
      identities: list(identity()),
      promotions: list(object({ name: TEXT, starts_at: MAYBE, ends_at: MAYBE })),
      tags: list(object({ key: TEXT, value: TEXT })),
      instance: orNull(object(INSTANCE)),
      cell: orNull({
        description: 'The row of the table without --by that the line counts in.',
        type: 'object',
        additionalProperties: { type: ['string', 'boolean', 'null'] },
      }),
      measures: orNull(measures()),
    }),
  );
}

function column(): Schema {
  const part = object({ pointer: TEXT, value: { type: ['string', 'boolean', 'null'] } });
  return object(
    { name: MAYBE, header: MAYBE, title_en: MAYBE, title_zh: MAYBE, value: MAYBE },
    { unpacked: list(part) },
  );
}

function identity(): Schema {
  return object({
    name: TEXT,
    terms: TEXT,
    left: DECIMAL,
    right: DECIMAL,
    holds: FLAG,
    difference: DECIMAL,
    columns: TEXTS,
  });
}

function measures(): Schema {
  const each = MEASURES.map((name) => [name, cellSchema(measureColumn(name), TABLES.cost)] as const);
  return object({ rows: { const: 1 }, ...Object.fromEntries(each) });
}
