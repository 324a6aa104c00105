/** Holds what the command line writes to the schemas that ship with it. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type SchemaName, schemas } from '../../../src/cli/schemas/schemas.ts';

const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
ajv.addVocabulary(['x-kind', 'x-unit']);
for (const [name, schema] of Object.entries(schemas())) ajv.addSchema(schema, name);

const REPORTS: Readonly<Record<string, SchemaName>> = { cost: 'report', pack: 'manifest' };

/** The schema that an output says it follows. */
export function schemaOf({ report, kind }: { readonly report?: string; readonly kind?: string }): SchemaName {
  if (report === undefined) return kind === 'line' ? 'explain-line' : 'explain-id';
  return REPORTS[report] ?? (report as SchemaName);
}

/** Throws where a value does not follow its schema, or any of these parts of it (`#/$defs/row`). */
export function mustFollow(name: SchemaName, value: unknown, ...parts: readonly string[]): void {
  const wrong = (parts.length === 0 ? [''] : parts).map((part) => errorsOf(`${name}${part}`, value));
  if (wrong.includes('')) return;
  throw new Error(`not as ${name}.schema.json ${parts} says: ${wrong.join(' | ').slice(0, 2_000)}`);
}

/** Empty where the value is valid. */
function errorsOf(key: string, value: unknown): string {
  const validate = ajv.getSchema(key) as ValidateFunction | undefined;
  if (validate === undefined) throw new Error(`no schema ${key}`);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}
