import { reconciliationColumns } from '../../../compare/reconcile/table.ts';
import { begun, SETTINGS, schemaFile, WARNINGS } from '../envelope.ts';
import { COUNT, DECIMAL, defined, FLAG, list, object, orNull, type Schema, TEXT, TEXTS } from '../schema.ts';
import { columnsSchema, rowSchema, totalsSchema } from '../table-schema.ts';
import { TABLES } from '../tables.ts';

const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

/** `bill-analyze reconcile --format json`, and `reconciliation.json` of a pack. */
export function reconcileSchema(): Schema {
  const { reconcile } = TABLES;
  const kinds = [reconcile, { ...reconcile, columns: reconciliationColumns('quantity') }];
  return schemaFile(
    'reconcile',
    'A bill compared with an expectation, a statement or a log',
    object(
      {
        ...begun('reconcile'),
        against: defined('against'),
        verdict: defined('verdict'),
        uncompared: list(defined('uncompared')),
        columns: { anyOf: kinds.map(columnsSchema) },
        rows: list(defined('row')),
        totals: { anyOf: kinds.map(totalsSchema) },
        warnings: WARNINGS,
      },
      SETTINGS,
    ),
    {
      row: { anyOf: kinds.map(rowSchema) },
      against: against(),
      verdict: verdict(),
      uncompared: uncompared(),
    },
  );
}

function against(): Schema {
  const counts = ['read', 'counted', 'totals', 'without_usage', 'stream_parts', 'repeated', 'left_aside'];
  const records = [...counts, 'filtered', 'rejected'].map((name) => [name, COUNT] as const);
  const factor = object({
    model: orNull(TEXT),
    measure: TEXT,
    ours: DECIMAL,
    theirs: DECIMAL,
    factor: orNull(DECIMAL),
    reported: { enum: ['over', 'under', 'ok', 'none'] },
  });
  return object(
    {
      kind: { enum: ['expectation', 'statement', 'gateway-log'] },
      name: TEXT,
      keys: TEXTS,
      measures: TEXTS,
      period: orNull(object({ first: DAY, last: DAY })),
      records: {
        description: 'read = the sum of the others, always.',
        ...object(Object.fromEntries(records)),
      },
      tolerance: { type: 'string', pattern: '^\\d+(\\.\\d+)?%?$' },
    },
    { factors: list(factor) },
  );
}

function verdict(): Schema {
  const reason = object({
    measure: TEXT,
    currency: orNull(TEXT),
    tax: { enum: ['included', 'excluded', 'unknown', null] },
    reason: orNull(TEXT),
    alternatives: list(orNull(TEXT)),
    message: TEXT,
  });
  return object({
    equal: FLAG,
    comparable: FLAG,
    message: TEXT,
    unexplained: FLAG,
    reasons: list(reason),
    lines: COUNT,
    ok: COUNT,
    over: COUNT,
    under: COUNT,
    missing_here: COUNT,
    missing_there: COUNT,
  });
}

function uncompared(): Schema {
  const kinds = ['unit_not_told', 'rows_without_usage', 'calls_without_usage', 'unknown_usage', 'money_rows'];
  return object({
    side: { enum: ['bill', 'log', 'statement', 'expectation'] },
    kind: { enum: kinds },
    rows: COUNT,
    unit: orNull(TEXT),
    usage: orNull(DECIMAL),
    cost: orNull(DECIMAL),
    currency: orNull(TEXT),
    reason: TEXT,
  });
}
