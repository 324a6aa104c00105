import { textOf } from '../../read/records/fields.ts';
import type { JsonObject } from '../../read/records/json-exact.ts';
import { meaning } from '../record/names.ts';
import type { CallClaims } from '../record/said.ts';
import { isOn } from './shape.ts';

/** A call by its request id, else by an id of its own. */
export function withOwnId(record: JsonObject, said: CallClaims): CallClaims {
  const id = said.texts.request_id ?? ownId(record);
  return id === undefined ? said : { ...said, texts: { ...said.texts, request_id: id } };
}

/** An `id` that is no running number of a table: those begin anew in each file. */
function ownId({ id }: JsonObject): string | undefined {
  const text = textOf(id);
  return text !== undefined && text.length >= 8 && /[a-z]/i.test(text) ? text : undefined;
}

/** An answer out of a gateway's own cache cost nothing; one with tokens cached by the provider is another thing. */
export function isAnsweredByGateway(record: JsonObject): boolean {
  const says = [record.cache_hit, record.cacheHit, record.cache_status].some(isOn);
  if (!says && textOf(record.cached)?.toLowerCase() !== 'true') return false;
  const cost = textOf(record.spend) ?? textOf(record.cost);
  if (cost !== undefined) return /^0*(?:\.0*)?(?:e[+-]?\d+)?$/i.test(cost);
  return !Object.keys(record).some((name) => meaning(name).field === 'cached_tokens');
}
