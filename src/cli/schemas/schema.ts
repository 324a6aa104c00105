/** Pieces of JSON Schema, draft 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

export const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

export const TEXT: Schema = { type: 'string' };
export const TEXTS: Schema = { type: 'array', items: TEXT };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
export const FLAG: Schema = { type: 'boolean' };
/** An exact decimal in plain notation: no exponent, no zeros that say nothing. */
export const DECIMAL: Schema = { type: 'string', pattern: '^-?(0|[1-9]\\d*)(\\.\\d*[1-9])?$' };

/** An object with these keys and no others, all of them but for `optional`. */
export function object(
  properties: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function defined(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}
