import { has, type Places, saidBy } from '../record/said.ts';
import { type CallShape, isOn } from './shape.ts';

/** The provider's usage is kept whole in `metadata`; the columns beside it have no cached tokens. */
const PLACES: Places = {
  usage: [['metadata', 'usage_object'], ['response', 'usage'], ['usage']],
  at: {
    time: [['startTime'], ['start_time']],
    end_time: [['endTime'], ['end_time']],
    error_code: [['metadata', 'error_information', 'error_code']],
    api_key_id: [['metadata', 'user_api_key_alias'], ['user_api_key_alias'], ['api_key']],
  },
};

/** A row of LiteLLM's spend logs. A `cache_hit` was answered by the gateway itself, and the provider never called. */
export const liteLlm: CallShape = {
  name: 'litellm',
  is: (record) =>
    has(record, 'call_type', 'spend') ||
    has(record, 'startTime', 'cache_hit') ||
    has(record, 'spend', 'api_base'),
  read: (record, map) => {
    if (isOn(record.cache_hit)) return { left: 'gateway_cache' };
    // Its database keeps times in UTC and an export writes them without a zone.
    return { ...saidBy(record, PLACES, map), zone: '+00:00' };
  },
};
