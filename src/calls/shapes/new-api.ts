import { textOf } from '../../read/records/fields.ts';
import { within } from '../record/objects.ts';
import { type CallClaims, has, type Places, saidBy } from '../record/said.ts';
import { type CallShape, isOn } from './shape.ts';

const PLACES: Places = {
  closed: true,
  usage: [],
  at: {
    request_id: [['request_id'], ['id']],
    model: [['model_name']],
    time: [['created_at']],
    api_key_id: [['token_name']],
    duration_seconds: [['use_time']],
    prompt_tokens: [['prompt_tokens']],
    completion_tokens: [['completion_tokens']],
    cached_tokens: [['other', 'cache_tokens']],
    cache_creation_tokens: [
      ['other', 'cache_creation_tokens'],
      ['other', 'cache_write_tokens'],
    ],
  },
};

/**
 * A row of the logs of new-api and one-api. Only type 2 is consumption; 5 is a failed call, 6 a refund, and the others
 * (top-ups, administration) are no calls. `other` is JSON in a text and holds the cached tokens.
 */
export const newApi: CallShape = {
  name: 'new-api',
  is: (record) => has(record, 'quota', 'model_name') && 'type' in record,
  read: (record, map) => {
    const type = textOf(record.type);
    if (type === '6') return { left: 'refund' };
    if (type !== '2' && type !== '5') return { left: 'not_a_call' };
    const said = saidBy(record, PLACES, map);
    const isApart =
      isOn(within(record, ['other', 'claude'])) || isAnthropic(within(record, ['other', 'usage_semantic']));
    return withoutZeros({
      ...said,
      texts: { ...said.texts, ...(type === '5' && { status: 'error' }) },
      ...(isApart && { cached: 'apart' as const }),
    });
  },
};

function isAnthropic(value: unknown): boolean {
  return textOf(value) === 'anthropic';
}

/** Pictures and tasks are billed by the call there and have no tokens: none told is not 0. */
function withoutZeros(said: CallClaims): CallClaims {
  const { prompt_tokens, completion_tokens, ...texts } = said.texts;
  const isNone = (text: string | undefined) => text === undefined || text === '0';
  return isNone(prompt_tokens) && isNone(completion_tokens) ? { ...said, texts } : said;
}
