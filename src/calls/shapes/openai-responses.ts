import { textOf } from '../../read/records/fields.ts';
import { objectOf } from '../record/objects.ts';
import { type Places, saidBy } from '../record/said.ts';
import type { CallShape } from './shape.ts';

const ANSWER: Places = {
  usage: [['response', 'usage'], ['usage']],
  at: {
    request_id: [['response', 'id'], ['id']],
    model: [['response', 'model'], ['model']],
    status: [['response', 'status'], ['status']],
    error_code: [['response', 'error', 'code']],
  },
};
const WITH_TIME: Places = { ...ANSWER, at: { ...ANSWER.at, time: [['response', 'created_at']] } };

/**
 * OpenAI's Responses API: the object of an answer, or the events of its stream. `response.created` opens a call,
 * `response.completed` holds its usage; what comes between says nothing of it. `x_details` repeats the totals.
 */
export const openAiResponses: CallShape = {
  name: 'openai-responses',
  is: (record) => textOf(record.object) === 'response' || isEvent(record.type),
  read: (record, map) => {
    const isPart = isEvent(record.type);
    if (isPart && objectOf(record.response) === undefined)
      return { texts: {}, unknown: [], joins: 'continues' };
    const said = saidBy(record, ANSWER, map);
    const timed = said.texts.time === undefined ? saidBy(record, WITH_TIME, map) : said;
    return { ...timed, ...(isPart && { joins: 'part' as const }) };
  },
};

function isEvent(type: unknown): boolean {
  return /^response\.\w/.test(textOf(type) ?? '');
}
