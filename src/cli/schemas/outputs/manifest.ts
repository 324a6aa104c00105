import { LANGUAGES } from '../../../words/index.ts';
import { begun, SETTINGS, schemaFile, WARNINGS } from '../envelope.ts';
import { COUNT, FLAG, list, object, type Schema, TEXT } from '../schema.ts';
import { totalsSchema } from '../table-schema.ts';
import { TABLES } from '../tables.ts';

const SHA256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** `manifest.json` of a pack. */
export function manifestSchema(): Schema {
  const made = { name: TEXT, bytes: COUNT, sha256: SHA256 };
  return schemaFile(
    'manifest',
    'What a pack is, and what it was made from',
    object(
      {
        ...begun('pack'),
        tool: object({ name: { const: 'bill-analyze' }, version: TEXT }),
        language: { enum: LANGUAGES.map(({ code }) => code) },
        filters: { description: 'As they were written; empty without filters.', ...TEXT },
        redacted: FLAG,
        check: object({ errors: COUNT, warnings: COUNT, notes: COUNT }),
        reconciliation: {
          oneOf: [
            object({ asked: { const: true }, equal: FLAG, message: TEXT }),
            object({ asked: { const: false }, message: TEXT }),
          ],
        },
        totals: totalsSchema(TABLES.cost),
        warnings: WARNINGS,
        inputs: list(object({ role: { enum: ['bill', 'names', 'against', 'prices'] }, ...made })),
        outputs: list(object(made)),
      },
      SETTINGS,
    ),
  );
}
