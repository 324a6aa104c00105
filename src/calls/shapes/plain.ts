import type { JsonObject } from '../../read/records/json-exact.ts';
import { type CallField, meaning } from '../record/names.ts';
import { objectAt } from '../record/objects.ts';
import { saidBy } from '../record/said.ts';
import { isAnsweredByGateway, withOwnId } from './gateway.ts';
import { hasLongForm } from './long-form.ts';
import { type CallShape, USAGE_IN } from './shape.ts';

/** A record or a row by the names of its fields alone: what a gateway of one's own, or a table of days, writes. */
export const plain: CallShape = {
  name: 'plain',
  is: (record) => {
    if (objectAt(record, USAGE_IN) !== undefined) return true;
    const fields = new Set(Object.keys(record).map((name) => meaning(name).field));
    const has = (...names: readonly CallField[]) => names.every((name) => fields.has(name));
    return (
      has('prompt_tokens') ||
      has('input_tokens', 'time', 'model') ||
      (has('time', 'model') && CACHED.some((field) => fields.has(field))) ||
      (has('model', 'time') &&
        (has('request_id') || has('status')) &&
        !holdsMoney(record) &&
        !hasLongForm(record))
    );
  },
  read: (record, map) => {
    if (isAnsweredByGateway(record)) return { left: 'gateway_cache' };
    return withOwnId(record, saidBy(record, { usage: USAGE_IN }, map));
  },
};

/** Kinds of input that statements of money do not tell. */
const CACHED: readonly CallField[] = ['cache_read_tokens', 'cache_creation_tokens', 'uncached_tokens'];

const MONEY = /payable|amount|cost|spend|charge|fee$|金额|费用|应付/i;

function holdsMoney(record: JsonObject): boolean {
  return Object.keys(record).some((name) => MONEY.test(name));
}
