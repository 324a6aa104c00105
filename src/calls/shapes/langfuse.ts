import { textOf } from '../../read/records/fields.ts';
import { type Places, saidBy } from '../record/said.ts';
import type { CallShape } from './shape.ts';

const PLACES: Places = {
  usage: [['usageDetails'], ['usage']],
  at: { request_id: [['id']], time: [['startTime']], end_time: [['endTime']] },
};

/** An observation of Langfuse; only generations are calls of models. Each of its counts is apart from the others. */
export const langfuse: CallShape = {
  name: 'langfuse',
  is: (record) =>
    'usageDetails' in record || ('traceId' in record && 'startTime' in record && 'type' in record),
  read: (record, map) => {
    const type = textOf(record.type) ?? 'GENERATION';
    if (!/^(?:generation|embedding)$/i.test(type)) return { left: 'not_a_call' };
    return { ...saidBy(record, PLACES, map), cached: 'apart' };
  },
};
