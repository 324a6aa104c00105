import type { JsonObject } from '../../read/records/json-exact.ts';
import { objectAt, objectOf, within } from '../record/objects.ts';
import { type CallClaims, type Places, saidBy } from '../record/said.ts';
import { type CallShape, USAGE_IN } from './shape.ts';

/** The answer alone, or whole in a log around it. A task of its own (a video) is asked for again until it is done. */
const PLACES: Places = {
  usage: USAGE_IN,
  at: {
    request_id: [
      ['output', 'task_id'],
      ['response', 'output', 'task_id'],
      ['request_id'],
      ['response', 'request_id'],
    ],
    error_code: [['code']],
  },
};
const WITH_TIME: Places = {
  ...PLACES,
  at: {
    ...PLACES.at,
    time: [
      ['output', 'end_time'],
      ['output', 'submit_time'],
    ],
  },
};

/**
 * DashScope's own API: `request_id`, `output` and `usage`. Each event of a stream has the usage up to it, so that of
 * several with one id the last counts. An application's call may have used several models.
 */
export const dashScopeNative: CallShape = {
  name: 'dashscope-native',
  is: (record) =>
    (objectOf(record.output) !== undefined && ('request_id' in record || 'usage' in record)) ||
    objectOf(within(record, ['response', 'output'])) !== undefined,
  read: (record, map) => {
    const said = saidBy(record, PLACES, map);
    const timed = said.texts.time === undefined ? saidBy(record, WITH_TIME, map) : said;
    const models = objectAt(record, USAGE_IN)?.models;
    return Array.isArray(models) && models.length > 0 ? ofModels(timed, models, map) : timed;
  },
};

/** One of each model, all with the time and the key of their call. */
function ofModels(
  call: CallClaims,
  models: readonly unknown[],
  map: ReadonlyMap<string, string>,
): readonly CallClaims[] {
  const { request_id, time, api_key_id, workspace_id, status } = call.texts;
  const shared = {
    ...(time && { time }),
    ...(api_key_id && { api_key_id }),
    ...(workspace_id && { workspace_id }),
    ...(status && { status }),
  };
  return models.flatMap((model, place) => {
    const usage = objectOf(model);
    if (usage === undefined) return [];
    const said = saidBy({ model_id: usage.model_id ?? usage.model, usage } as JsonObject, PLACES, map);
    const id = request_id === undefined ? {} : { request_id: `${request_id}#${place}` };
    const own = { ...said, texts: { ...shared, ...said.texts, ...id } };
    return place === 0 ? own : { ...own, further: true as const };
  });
}
