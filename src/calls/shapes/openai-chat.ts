import { textOf } from '../../read/records/fields.ts';
import { objectAt } from '../record/objects.ts';
import { has, saidBy } from '../record/said.ts';
import { isAnsweredByGateway, withOwnId } from './gateway.ts';
import { type CallShape, USAGE_IN } from './shape.ts';

/**
 * Chat completions and embeddings as OpenAI's API answers them, alone or in a log around them. Streams have a record
 * for each part (`chat.completion.chunk`) under one id; the last that tells any usage holds all of it.
 */
export const openAiChat: CallShape = {
  name: 'openai-chat',
  is: (record) =>
    /^(?:chat\.completion|text_completion)/.test(textOf(record.object) ?? '') ||
    has(objectAt(record, USAGE_IN), 'prompt_tokens'),
  read: (record, map) => {
    if (isAnsweredByGateway(record)) return { left: 'gateway_cache' };
    const said = saidBy(record, { usage: USAGE_IN }, map);
    const id = textOf(record.id) ?? '';
    if (id === '' || !(textOf(record.object) ?? '').endsWith('.chunk')) return withOwnId(record, said);
    return { ...said, texts: { ...said.texts, request_id: id }, joins: 'part' };
  },
};
