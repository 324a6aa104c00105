import { isObject } from '../../read/records/json-exact.ts';
import { objectOf } from '../record/objects.ts';
import { type Places, saidBy } from '../record/said.ts';
import type { CallShape } from './shape.ts';

const PLACES: Places = {
  closed: true,
  usage: [['response', 'body', 'usage']],
  at: {
    request_id: [['response', 'request_id'], ['response', 'body', 'id'], ['id']],
    model: [['response', 'body', 'model']],
    time: [
      ['response', 'body', 'created'],
      ['response', 'body', 'created_at'],
    ],
    status: [['response', 'status_code']],
    error_code: [
      ['error', 'code'],
      ['response', 'body', 'error', 'code'],
    ],
  },
};

/** A line of a batch's `result.jsonl` or `error.jsonl`: the whole answer in `response.body`, its time in `created`. */
export const batchResult: CallShape = {
  name: 'batch-result',
  is: (record) => 'custom_id' in record && ('response' in record || 'error' in record),
  read: (record, map) => {
    const said = saidBy(record, PLACES, map);
    const failed = isObject(record.error) || objectOf(record.response) === undefined;
    if (!failed || said.texts.status !== undefined) return said;
    return { ...said, texts: { ...said.texts, status: 'failed' } };
  },
};
