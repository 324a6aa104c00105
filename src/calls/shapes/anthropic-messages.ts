import { textOf } from '../../read/records/fields.ts';
import type { JsonObject } from '../../read/records/json-exact.ts';
import { objectOf, within } from '../record/objects.ts';
import { has, type Places, saidBy } from '../record/said.ts';
import type { CallShape } from './shape.ts';

/** Events of a stream, by what they say of its usage. */
const CONTINUING = /^(?:message_delta|message_stop|content_block_\w+|ping)$/;

const PLACES: Places = {
  usage: [['message', 'usage'], ['usage'], ['response', 'usage'], ['response', 'body', 'usage']],
  at: {
    request_id: [['message', 'id'], ['requestId'], ['request_id'], ['response', 'id'], ['id']],
    model: [['message', 'model'], ['model']],
  },
};

/**
 * The Messages API, whose prompt counts leave out what was read from a cache: an answer, the events of a stream
 * (`message_start` holds the input, `message_delta` the output), or the transcript of an agent, which has a record for
 * each block of one message.
 */
export const anthropicMessages: CallShape = {
  name: 'anthropic-messages',
  is: (record) =>
    has(objectOf(record.message), 'usage') ||
    (textOf(record.type) === 'message' && 'usage' in record) ||
    CONTINUING.test(textOf(record.type) ?? '') ||
    isOfTranscript(record),
  read: (record, map) => {
    if (isOfTranscript(record)) return { left: 'not_a_call' };
    const said = saidBy(record, PLACES, map);
    if (CONTINUING.test(textOf(record.type) ?? ''))
      return { ...said, cached: 'apart', joins: said.texts.request_id === undefined ? 'continues' : 'piece' };
    const isPart = objectOf(record.message) !== undefined && said.texts.request_id !== undefined;
    return { ...said, cached: 'apart', ...(isPart && { joins: 'piece' as const }) };
  },
};

/** What stands in an agent's transcript beside the answers of models: prompts, summaries, snapshots of files. */
function isOfTranscript(record: JsonObject): boolean {
  const isEntry = ['sessionId', 'leafUuid', 'snapshot', 'parentUuid'].some((name) => name in record);
  return (
    isEntry && 'type' in record && within(record, ['message', 'usage']) === undefined && !('usage' in record)
  );
}
