import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/calls/shapes/shapes.ts';
import { lines, readLog, shown } from './made.ts';

type Row = readonly [title: string, record: object, wanted: string];

/** Each record is of the shape and comes to this; amounts worked out by hand. */
function shape(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    it.each(rows)('%s', async (_, record, wanted) => {
      const { calls, rejects } = await readLog(lines(record));
      const found = calls.length > 0 ? calls.map(shown).join(', ') : (rejects[0]?.code ?? 'nothing');
      expect([shapeOf(asRead(record))?.name, found]).toEqual([name, wanted]);
    });
  });
}

/** Numbers are read as their texts. */
function asRead(record: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(record), (_, value) =>
    typeof value === 'number' ? String(value) : value,
  );
}

const chat = { prompt_tokens: 700, completion_tokens: 30, total_tokens: 730 };
shape('openai-chat', [
  [
    'an answer',
    { id: 'chatcmpl-77aa', object: 'chat.completion', created: 1778700000, model: 'm', usage: chat },
    'm 700/?/30',
  ],
  [
    'cached tokens in the details',
    { model: 'm', usage: { ...chat, prompt_tokens_details: { cached_tokens: 512 } } },
    'm 188/512/30',
  ],
  ['details that are null', { model: 'm', usage: { ...chat, prompt_tokens_details: null } }, 'm 700/?/30'],
  [
    'an explicit cache, written and read',
    {
      model: 'm',
      usage: {
        ...chat,
        prompt_tokens_details: {
          cached_tokens: 500,
          cache_creation_input_tokens: 100,
          cache_type: 'ephemeral',
        },
      },
    },
    'm 200/500/30',
  ],
  [
    'reasoning is part of the output',
    { model: 'm', usage: { ...chat, completion_tokens_details: { reasoning_tokens: 21, text_tokens: 9 } } },
    'm 700/?/30',
  ],
  [
    'whole in a gateway’s record',
    { request: { model: 'm' }, response: { body: { usage: chat } } },
    'm 700/?/30',
  ],
  ['an embedding', { model: 'm', usage: { prompt_tokens: 12, total_tokens: 12 } }, 'm 12/?/0'],
  [
    'hits and misses',
    { model: 'm', usage: { ...chat, prompt_cache_hit_tokens: 512, prompt_cache_miss_tokens: 188 } },
    'm 188/512/30',
  ],
  [
    'a prompt without its cached tokens',
    {
      model: 'm',
      usage: {
        prompt_tokens: 88,
        completion_tokens: 30,
        total_tokens: 630,
        prompt_tokens_details: { cached_tokens: 512 },
      },
    },
    'm 88/512/30',
  ],
  [
    'more cached than a prompt has',
    { model: 'm', usage: { prompt_tokens: 88, prompt_tokens_details: { cached_tokens: 512 } } },
    'CACHED_OVER_PROMPT',
  ],
]);

shape('openai-responses', [
  [
    'an answer, whose details repeat the totals',
    {
      id: 'resp_01',
      object: 'response',
      created_at: 1778700000,
      model: 'm',
      usage: {
        input_tokens: 900,
        output_tokens: 60,
        total_tokens: 960,
        input_tokens_details: { cached_tokens: 640 },
        output_tokens_details: { reasoning_tokens: 11 },
        x_details: [{ input_tokens: 900, output_tokens: 60, x_billing_type: 'response_api' }],
      },
    },
    'm 260/640/60',
  ],
]);

shape('dashscope-native', [
  [
    'text',
    {
      request_id: 'r1',
      model: 'm',
      output: { text: 'x' },
      usage: { input_tokens: 20, output_tokens: 4, total_tokens: 24 },
    },
    'm 20/?/4',
  ],
  [
    'cached at the top',
    {
      request_id: 'r1',
      model: 'm',
      output: {},
      usage: { input_tokens: 300, output_tokens: 4, cached_tokens: 256 },
    },
    'm 44/256/4',
  ],
  [
    'cached in the details',
    {
      request_id: 'r1',
      model: 'm',
      output: {},
      usage: { input_tokens: 300, output_tokens: 4, prompt_tokens_details: { cached_tokens: 256 } },
    },
    'm 44/256/4',
  ],
  [
    'pictures are part of the input',
    {
      request_id: 'r1',
      model: 'm',
      output: {},
      usage: { input_tokens: 1300, image_tokens: 1247, output_tokens: 4 },
    },
    'm 1300/?/4',
  ],
  [
    'pictures beside it',
    {
      request_id: 'r1',
      model: 'm',
      output: { embeddings: [] },
      usage: { input_tokens: 10, image_tokens: 896 },
    },
    'm 906/?/0',
  ],
  [
    'images',
    {
      request_id: 'r1',
      model: 'm',
      output: { task_id: 't1', task_status: 'SUCCEEDED' },
      usage: { image_count: 3, size: '1280*1280', input_tokens: 0, output_tokens: 0, characters: 0 },
    },
    'm 0/?/0 3 images',
  ],
  [
    'a video',
    {
      request_id: 'r1',
      model: 'm',
      output: { task_id: 't1' },
      usage: { video_count: 1, video_duration: 5, SR: '720', video_ratio: '16:9' },
    },
    'm 0/?/0 5 seconds',
  ],
  [
    'a video made of another',
    {
      request_id: 'r1',
      model: 'm',
      output: {},
      usage: { video_count: 1, duration: 18.13, input_video_duration: 8.13, output_video_duration: 10 },
    },
    'm 0/?/0 18.13 seconds',
  ],
  [
    'its two lengths alone',
    {
      request_id: 'r1',
      model: 'm',
      output: {},
      usage: { input_video_duration: 8.13, output_video_duration: '10.0' },
    },
    'm 0/?/0 18.13 seconds',
  ],
  [
    'speech from text',
    { request_id: 'r1', model: 'm', output: {}, usage: { characters: 41 } },
    'm 0/?/0 41 characters',
  ],
  [
    'text from speech',
    { request_id: 'r1', model: 'm', output: {}, usage: { duration: 9 } },
    'm 0/?/0 9 seconds',
  ],
  [
    'an application with two models',
    {
      request_id: 'r1',
      output: {},
      usage: {
        models: [
          { model_id: 'a', input_tokens: 7, output_tokens: 1 },
          { model_id: 'b', input_tokens: 8, output_tokens: 2 },
        ],
      },
    },
    'a 7/?/1, b 8/?/2',
  ],
  [
    'a fraction of a picture',
    { request_id: 'r1', model: 'm', output: {}, usage: { image_count: 1.5 } },
    'NOT_USAGE',
  ],
]);

const claude = {
  input_tokens: 100,
  output_tokens: 9,
  cache_read_input_tokens: 2000,
  cache_creation_input_tokens: 50,
};
shape('anthropic-messages', [
  ['an answer', { id: 'msg_01', type: 'message', model: 'm', usage: claude }, 'm 150/2000/9'],
  [
    'an agent’s transcript',
    {
      type: 'assistant',
      sessionId: 's',
      requestId: 'req_1',
      timestamp: '2026-05-14T02:00:00Z',
      message: { id: 'msg_01', model: 'm', usage: claude },
    },
    'm 150/2000/9',
  ],
  [
    'the split of what was written',
    {
      type: 'message',
      model: 'm',
      usage: { ...claude, cache_creation: { ephemeral_5m_input_tokens: 50, ephemeral_1h_input_tokens: 0 } },
    },
    'm 150/2000/9',
  ],
]);

const answer = {
  status_code: 200,
  request_id: 'b-1',
  body: { created: 1778700000, model: 'm', usage: chat },
};
shape('batch-result', [
  ['a line', { id: 'x', custom_id: '1', response: answer, error: null }, 'm 700/?/30'],
  [
    'a line that failed',
    { id: 'x', custom_id: '2', response: null, error: { code: 'InvalidParameter' } },
    'null -',
  ],
]);

const spend = {
  request_id: 'chatcmpl-9',
  call_type: 'acompletion',
  spend: 0.01,
  model: 'dashscope/m',
  startTime: '2026-05-14 02:00:00.5',
};
shape('litellm', [
  [
    'the provider’s usage in the metadata',
    {
      ...spend,
      prompt_tokens: 700,
      completion_tokens: 30,
      metadata: { usage_object: { ...chat, prompt_tokens_details: { cached_tokens: 512 } } },
    },
    'dashscope/m 188/512/30',
  ],
  [
    'the metadata as a text',
    {
      ...spend,
      prompt_tokens: 700,
      completion_tokens: 30,
      metadata: JSON.stringify({ usage_object: { ...chat, cache_read_input_tokens: 512 } }),
    },
    'dashscope/m 188/512/30',
  ],
  [
    'without it',
    { ...spend, prompt_tokens: 700, completion_tokens: 30, total_tokens: 730, metadata: {} },
    'dashscope/m 700/?/30',
  ],
  [
    'not out of its own cache',
    { ...spend, cache_hit: 'False', prompt_tokens: 700, completion_tokens: 30 },
    'dashscope/m 700/?/30',
  ],
  [
    'out of its own cache',
    { ...spend, cache_hit: 'True', spend: 0, prompt_tokens: 700, completion_tokens: 30 },
    'nothing',
  ],
]);

const consumed = {
  id: 4711,
  type: 2,
  created_at: 1778700000,
  model_name: 'm',
  token_name: 'k',
  quota: 99,
  prompt_tokens: 700,
  completion_tokens: 30,
};
shape('new-api', [
  ['consumption', { ...consumed, other: '' }, 'm 700/?/30'],
  [
    'cached tokens in a text',
    { ...consumed, other: '{"cache_tokens":512,"model_ratio":1.2}' },
    'm 188/512/30',
  ],
  [
    'in the Anthropic way',
    { ...consumed, other: '{"cache_tokens":5120,"cache_creation_tokens":50,"claude":true}' },
    'm 750/5120/30',
  ],
  ['a failed call', { ...consumed, type: 5, prompt_tokens: 0, completion_tokens: 0 }, 'm -'],
  ['a refund', { ...consumed, type: 6 }, 'nothing'],
  ['a top-up', { ...consumed, type: 1 }, 'nothing'],
  ['a task by the call', { ...consumed, prompt_tokens: 0, completion_tokens: 0 }, 'm -'],
]);

const entry = {
  modelRequestId: '0a1b',
  model: 'm',
  apikeyId: '5000001',
  startTime: 1778700000123,
  callDuration: 4100,
  firstTokenDuration: 600,
  httpStatusCode: 200,
};
shape('provider-cli', [
  [
    'usage as the text of JSON',
    { ...entry, usage: '{"input_tokens":"1000","output_tokens":"50","total_tokens":"1050"}' },
    'm 1000/?/50',
  ],
  [
    'usage as an object',
    { ...entry, usage: { input_tokens: '1000', output_tokens: '50', cached_tokens: '400' } },
    'm 600/400/50',
  ],
  [
    'in the bill’s own words',
    {
      ...entry,
      usage: { input_token: '600', input_token_cache: '400', output_token: '50', total_token: '1050' },
    },
    'm 600/400/50',
  ],
  ['images', { ...entry, usage: '{"image_number":"2"}' }, 'm 0/?/0 2 images'],
]);

shape('langfuse', [
  [
    'a generation',
    {
      id: 'o1',
      traceId: 't',
      type: 'GENERATION',
      startTime: '2026-05-14T02:00:00Z',
      model: 'm',
      usageDetails: { input: 188, input_cached_tokens: 512, output: 30, total: 730 },
    },
    'm 188/512/30',
  ],
  ['a span', { id: 'o2', traceId: 't', type: 'SPAN', startTime: '2026-05-14T02:00:00Z' }, 'nothing'],
]);

const day = { date: '2026-05-14', model: 'm' };
shape('plain', [
  [
    'a day',
    {
      ...day,
      input_tokens: 100,
      output_tokens: 9,
      cache_read_tokens: 2000,
      cache_write_tokens: 0,
      total_tokens: 2109,
    },
    'm 100/2000/9',
  ],
  ['camel case', { ...day, usage: { inputTokens: 100, outputTokens: 9 } }, 'm 100/?/9'],
  [
    'Gemini’s names',
    {
      ...day,
      usageMetadata: {
        promptTokenCount: 700,
        cachedContentTokenCount: 512,
        candidatesTokenCount: 20,
        thoughtsTokenCount: 10,
        totalTokenCount: 730,
      },
    },
    'm 188/512/30',
  ],
  [
    'names of OpenTelemetry',
    {
      timestamp: '2026-05-14T02:00:00Z',
      'gen_ai.request.model': 'm',
      'gen_ai.usage.input_tokens': 700,
      'gen_ai.usage.cached_tokens': 512,
      'gen_ai.usage.output_tokens': 30,
    },
    'm 188/512/30',
  ],
  [
    'an editor’s table',
    {
      Date: '2026-05-14',
      Model: 'm',
      'Input (w/ Cache Write)': 40,
      'Input (w/o Cache Write)': 100,
      'Cache Read': 2000,
      'Output Tokens': 9,
      'Total Tokens': 2149,
      Cost: 0.1,
    },
    'm 140/2000/9',
  ],
  ['out of a gateway’s cache', { ...day, cache_status: 'HIT', cost: 0, input_tokens: 100 }, 'nothing'],
  ['answered from the cache itself', { ...day, cached: true, input_tokens: 100 }, 'nothing'],
  [
    'a hit in the provider’s cache',
    { ...day, cache_hit: true, cost: 0.1, input_tokens: 100, cache_read_tokens: 2000 },
    'm 100/2000/0',
  ],
  [
    'flattened',
    {
      ...day,
      'usage.input_tokens': 700,
      'usage.input_tokens_details.cached_tokens': 512,
      'usage.output_tokens': 30,
    },
    'm 188/512/30',
  ],
  [
    'columns of units',
    { ...day, input_tokens: 0, video_seconds: 5, images: 2, characters: 7 },
    'm 0/?/0 2 images 5 seconds 7 characters',
  ],
  ['how long a call took is no usage', { ...day, input_tokens: 10, duration: 31.5 }, 'm 10/?/0'],
  ['a call without usage', { time: '2026-05-14T10:00:00Z', model: 'm', status: 200 }, 'm -'],
]);

const row = { start_time: '2026-05-14T00:00:00+08:00', model: 'm' };
shape('long-form', [
  ['output', { ...row, type: 'output_tokens', amount: 500 }, 'm 0/?/500'],
  ['a hit', { ...row, type: 'input_cache_hit_tokens', price: 0.1, amount: 500 }, 'm 0/500/0'],
  ['a miss', { ...row, metric: 'input_cache_miss_tokens', value: 500 }, 'm 500/?/0'],
  ['the bill’s words', { ...row, usage_type: 'input_token_cache', usage: 500 }, 'm 0/500/0'],
  ['images', { ...row, type: 'image_count', quantity: 5 }, 'm 0/?/0 5 images'],
  ['words of a table', { ...row, type: 'Input Tokens (cache hit)', amount: 500 }, 'm 0/500/0'],
  ['a name in any column', { ...row, what: 'output_tokens', amount: 500 }, 'm 0/?/500'],
  ['tokens of a type', { ...row, token_type: 'input', tokens: 500 }, 'm 500/?/0'],
  ['a part of a token', { ...row, type: 'output_tokens', amount: 0.5 }, 'NOT_TOKENS'],
]);

describe('no call', () => {
  it.each([
    [{ model: 'm', amount: 3, currency: 'CNY' }],
    [{ type: 'output_tokens', amount: 0.004, currency: 'CNY' }],
    [{ type: 'output_tokens', usage: 500, cost: 0.004 }],
    [{ type: 'refund', amount: 500 }],
    [{ type: 'input', amount: 500 }],
    [{ day: '2026-05-14', payable: 3 }],
  ])('%j', (record) => {
    expect(shapeOf(asRead(record))).toBeUndefined();
  });
});

describe('about a call', () => {
  it('everything that a record of the provider says', async () => {
    const record = { ...entry, workspaceId: 'llm-a', errorCode: 'Throttling', httpStatusCode: 429 };
    const { calls } = await readLog(lines(record));
    expect(calls[0]).toMatchObject({
      requestId: '0a1b',
      model: 'm',
      apiKey: '5000001',
      workspace: 'llm-a',
      status: '429',
      errorCode: 'Throttling',
      failed: true,
      usage: null,
      duration: 4100,
      firstToken: 600,
      calls: 1n,
      // 1778700000 is 2026-05-13T19:20:00Z by `date -u -d @1778700000`.
      time: { time: '2026-05-14 03:20:00', assumed: null },
    });
  });

  it('times of LiteLLM are in UTC', async () => {
    const { calls } = await readLog(lines({ ...spend, prompt_tokens: 1 }));
    expect(calls[0]?.time).toEqual({ time: '2026-05-14 10:00:00', assumed: '+00:00' });
  });

  it('how many calls a sum is of', async () => {
    const told = async (record: object) => (await readLog(lines(record))).calls.map(({ calls }) => calls);
    expect(await told({ ...day, prompt_tokens: 9, api_requests: 4 })).toEqual([4n]);
    expect(await told({ ...day, prompt_tokens: 9 })).toEqual([null]);
    expect(await told({ time: '2026-05-14 10:00:00', model: 'm', usage: chat })).toEqual([1n]);
  });

  it('fields named by the user go before all', async () => {
    const record = {
      model: 'm',
      usage: { prompt_tokens: 88, prompt_tokens_details: { cached_tokens: 512 } },
    };
    const { calls } = await readLog(lines(record), {
      cache_read_tokens: 'usage.prompt_tokens_details.cached_tokens',
    });
    expect(calls.map(shown)).toEqual(['m 88/512/0']);
  });
});

describe('usage that nobody knows is named', () => {
  it.each([
    [{ model: 'm', usage: { prompt_tokens: 9, gizmo_tokens: 4 } }, ['gizmo_tokens']],
    [
      { model: 'm', usage: { prompt_tokens: 9, x_tools: { web_search: { count: 2 } } } },
      ['x_tools.web_search.count'],
    ],
    [{ date: '2026-05-14', model: 'm', input_tokens: 9, hidden_cache_tokens: 4 }, ['hidden_cache_tokens']],
    [{ model: 'm', usage: { prompt_tokens: 9, gizmo_tokens: 0, note: 'x' } }, []],
    [{ model: 'm', max_tokens: 4096, tokens_per_second: 31, token_id: 3, usage: { prompt_tokens: 9 } }, []],
    [{ model: 'm', usage: { video_count: 2 } }, ['video_count']],
  ])('%j', async (record, wanted) => {
    const { proof } = await readLog(lines(record));
    expect([...proof.unknownUsage.keys()]).toEqual(wanted);
  });
});
