import type { JsonObject } from '../../read/records/json-exact.ts';
import type { LeftReason } from '../contract.ts';
import type { CallClaims } from '../record/said.ts';

/** A readable record that is no call of the provider. */
export interface Left {
  readonly left: LeftReason;
}

/** One way in which systems write down calls: how it is recognised, and how it is read. */
export interface CallShape {
  readonly name: string;
  /** Whether a record is of this shape. */
  is(record: JsonObject): boolean;
  /** What a record says; of several models in one record one for each. */
  read(record: JsonObject, map: ReadonlyMap<string, string>): CallClaims | Left | readonly CallClaims[];
}

/** Where the answer of a model stands in a log that holds it whole, and so its usage. */
export const USAGE_IN: readonly (readonly string[])[] = [
  ['usage'],
  ['response', 'usage'],
  ['response', 'body', 'usage'],
  ['response_body', 'usage'],
  ['body', 'usage'],
  ['data', 'usage'],
  ['usageMetadata'],
];

/** `true`, `"True"`, `1`: a switch however it is written. */
export function isOn(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(true|1|yes|hit)$/i.test(value.trim()));
}
