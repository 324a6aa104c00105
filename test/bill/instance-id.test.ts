import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeInstanceId, type InstanceId } from '../../src/bill/instance-id.ts';
import { rounds } from '../support/setup/effort.ts';
import { anyText } from '../support/texts/any-text.ts';

const NOTHING = {
  billingType: null,
  apiKeyId: null,
  workspaceId: null,
  vendor: null,
  model: null,
  usageType: null,
  channel: null,
  region: null,
  site: null,
  orderId: null,
  commodity: null,
  freeQuotaStop: null,
};

/** Everything but the parts and the decoded type, which have tests of their own. */
function read(raw: string): Omit<InstanceId, 'raw' | 'parts' | 'type'> {
  const { raw: given, parts, type, ...rest } = decodeInstanceId(raw);
  expect(given).toBe(raw);
  expect(parts.join(';')).toBe(raw);
  expect(type.raw).toBe(rest.usageType);
  return rest;
}

type Case = readonly [raw: string, said: Partial<InstanceId> & Pick<InstanceId, 'kind'>];

const SEEN: readonly Case[] = [
  [
    'text_token;llm-xxx;qwen-max;output_token;app',
    {
      kind: 'billing_type',
      billingType: 'text_token',
      workspaceId: 'llm-xxx',
      model: 'qwen-max',
      usageType: 'output_token',
      channel: 'app',
    },
  ],
  [
    'TEXT_TOKEN;llm-xxx;qwen-max;output_token;app',
    {
      kind: 'billing_type',
      billingType: 'TEXT_TOKEN',
      workspaceId: 'llm-xxx',
      model: 'qwen-max',
      usageType: 'output_token',
      channel: 'app',
    },
  ],
  [
    '12xxx;llm-xxx;qwen3.5-plus;context_0-128k_input_token;bmp;0',
    {
      kind: 'key',
      apiKeyId: '12xxx',
      workspaceId: 'llm-xxx',
      model: 'qwen3.5-plus',
      usageType: 'context_0-128k_input_token',
      channel: 'bmp',
      freeQuotaStop: false,
    },
  ],
  [
    '5056850;llm-a1b2c3d4e5f6g7h8;qwen3.6-plus;context_0-256k_input_token;;0',
    {
      kind: 'key',
      apiKeyId: '5056850',
      workspaceId: 'llm-a1b2c3d4e5f6g7h8',
      model: 'qwen3.6-plus',
      usageType: 'context_0-256k_input_token',
      freeQuotaStop: false,
    },
  ],
  [
    ';llm-a1b2c3d4e5f6g7h8;qwen3-omni-flash;audio_input_token;bmp;0',
    {
      kind: 'no_key',
      workspaceId: 'llm-a1b2c3d4e5f6g7h8',
      model: 'qwen3-omni-flash',
      usageType: 'audio_input_token',
      channel: 'bmp',
      freeQuotaStop: false,
    },
  ],
  [
    ';llm-a1b2;happyhorse-1.0-i2v;1080P;bmp;0',
    {
      kind: 'no_key',
      workspaceId: 'llm-a1b2',
      model: 'happyhorse-1.0-i2v',
      usageType: '1080P',
      channel: 'bmp',
      freeQuotaStop: false,
    },
  ],
  [
    '5056850;llm-a1b2;aitryon;times;;0',
    {
      kind: 'key',
      apiKeyId: '5056850',
      workspaceId: 'llm-a1b2',
      model: 'aitryon',
      usageType: 'times',
      freeQuotaStop: false,
    },
  ],
  [
    '5056850;llm-a1b2;wanx2.1-t2i-plus;images;;0',
    {
      kind: 'key',
      apiKeyId: '5056850',
      workspaceId: 'llm-a1b2',
      model: 'wanx2.1-t2i-plus',
      usageType: 'images',
      freeQuotaStop: false,
    },
  ],
  [
    '1110389;ws-a1b2c3d4e5f6g7h8;glm-5.1;input_token;0',
    {
      kind: 'key',
      apiKeyId: '1110389',
      workspaceId: 'ws-a1b2c3d4e5f6g7h8',
      model: 'glm-5.1',
      usageType: 'input_token',
      freeQuotaStop: false,
    },
  ],
  [
    '5263156;ws-a1b2;cosyvoice-v3.5-flash;audio_tts;0',
    {
      kind: 'key',
      apiKeyId: '5263156',
      workspaceId: 'ws-a1b2',
      model: 'cosyvoice-v3.5-flash',
      usageType: 'audio_tts',
      freeQuotaStop: false,
    },
  ],
  [
    ';llm-a1b2;qwen-audio-3.1-tts-flash;tts_output_token;0',
    {
      kind: 'no_key',
      workspaceId: 'llm-a1b2',
      model: 'qwen-audio-3.1-tts-flash',
      usageType: 'tts_output_token',
      freeQuotaStop: false,
    },
  ],
  [
    'llm-xxx;text-embedding-v4;embedding_token;RAG;0',
    {
      kind: 'no_key',
      workspaceId: 'llm-xxx',
      model: 'text-embedding-v4',
      usageType: 'embedding_token',
      channel: 'RAG',
      freeQuotaStop: false,
    },
  ],
  ['kb-0123abcd', { kind: 'opaque' }],
  [
    '6000000200348;ZHIPU/GLM-5.3;1110389;ws-a1b2;ap-southeast-1;international;output_tokens;intlcmgjllm10006104-KTokens-5',
    {
      kind: 'marketplace',
      orderId: '6000000200348',
      vendor: 'ZHIPU',
      model: 'GLM-5.3',
      apiKeyId: '1110389',
      workspaceId: 'ws-a1b2',
      region: 'ap-southeast-1',
      site: 'international',
      usageType: 'output_tokens',
      commodity: 'intlcmgjllm10006104-KTokens-5',
    },
  ],
  [
    '5056850;llm-a1b2;qwen-max;output_token;;1',
    {
      kind: 'key',
      apiKeyId: '5056850',
      workspaceId: 'llm-a1b2',
      model: 'qwen-max',
      usageType: 'output_token',
      freeQuotaStop: true,
    },
  ],
];

describe('ids that were seen or are documented', () => {
  it.each(SEEN)('%s', (raw, said) => {
    expect(read(raw)).toEqual({ ...NOTHING, ...said });
  });
});

const BASE = { kind: 'key', apiKeyId: '1', workspaceId: 'llm-a', model: 'm', usageType: 'times' } as const;

const ENDINGS: readonly Case[] = [
  ['1;llm-a;m;times', BASE],
  ['1;llm-a;m;times;', BASE],
  ['1;llm-a;m;times;1', { ...BASE, freeQuotaStop: true }],
  ['1;llm-a;m;times;app', { ...BASE, channel: 'app' }],
  ['1;llm-a;m;times;new-channel', { ...BASE, channel: 'new-channel' }],
  ['1;llm-a;m;times;assistant-api;1', { ...BASE, channel: 'assistant-api', freeQuotaStop: true }],
  ['1;llm-a;m;times;2', { ...BASE, channel: '2' }],
  ['1;llm-a;V/m/x;times;;0', { ...BASE, vendor: 'V', model: 'm/x', freeQuotaStop: false }],
  ['1;llm-a;/m;times;;0', { ...BASE, model: '/m', freeQuotaStop: false }],
  ['1;llm-a;V/;times;;0', { ...BASE, model: 'V/', freeQuotaStop: false }],
  [' 1;llm-a;m;times;;0\t', { ...BASE, freeQuotaStop: false }],
  ['1; llm-a ;m\t;times; app;0', { ...BASE, channel: 'app', freeQuotaStop: false }],
  ['12**;llm-a;m;times', { ...BASE, apiKeyId: '12**' }],
  ['12xxx89;llm-a;m;times', { ...BASE, apiKeyId: '12xxx89' }],
];

describe('fields around the workspace', () => {
  it.each(ENDINGS)('%j', (raw, said) => {
    expect(read(raw)).toEqual({ ...NOTHING, ...said });
  });
});

describe('anything else is opaque', () => {
  it.each([
    '',
    ' \t',
    ';',
    ';;;;;',
    'i-bp1abc',
    'cn-hangzhou;standard',
    '1;2;llm-a;m;times',
    '1;llm-a;m',
    '1;llm-a;m;',
    '1;llm-a;;times',
    '1;llm-;m;times',
    '1;llm-a;m;times;app;2',
    '1;llm-a;m;times;app;',
    '1;llm-a;m;times;app;0;0',
    'llm-a;llm-b;m;times',
    'sk-abc;llm-a;m;times',
    'a1b2c3;llm-a;m;times',
    '-1;llm-a;m;times',
    '1;LLM-a;m;times',
    '1;xllm-a;m;times',
    '9;V/m;1;ws-a;r;s;output_tokens',
    '9;V/m;1;nowhere;r;s;output_tokens;c',
    '9;V/m;1;ws-a;r;s;;c',
    '9;V/m;a-key;ws-a;r;s;output_tokens;c',
    '9;model;1;ws-a;r;s;output_tokens;c',
  ])('%j', (raw) => {
    expect(read(raw)).toEqual({ ...NOTHING, kind: 'opaque' });
  });
});

describe('marketplace ids with gaps', () => {
  it('an absent key, region, site, order or commodity is null', () => {
    expect(read(';V/m;;ws-a;;;output_tokens;')).toEqual({
      ...NOTHING,
      kind: 'marketplace',
      vendor: 'V',
      model: 'm',
      workspaceId: 'ws-a',
      usageType: 'output_tokens',
    });
  });
});

describe('an endless cell', () => {
  it.each([';', '1;', '_', 'a_', 'llm-', ' ', '1;llm-a;m;'])('of %j is read at once', (piece) => {
    const started = performance.now();
    read(piece.repeat(300_000));
    read(`1;llm-a;m;${piece.replaceAll(';', '').repeat(300_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('properties', () => {
  const segment = fc.constantFrom(
    ...[
      '',
      '0',
      '1',
      '5056850',
      '12xxx',
      'text_token',
      'llm-a1',
      'ws-b2',
      'llm-xxx',
      'qwen-max',
      'ZHIPU/GLM-5.3',
    ],
    ...[
      'input_token',
      'context_0-128k_output_token',
      'app',
      'bmp',
      'RAG',
      ' ',
      '\t',
      'kb-01',
      'ap-southeast-1',
    ],
  );
  const realistic = fc.array(segment, { maxLength: 10 }).map((segments) => segments.join(';'));
  const anything = fc.oneof(fc.string(), anyText, realistic);

  it('is total, loses nothing, and reads all or nothing', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const said = read(raw);
        if (said.kind === 'opaque') {
          expect(said).toEqual({ ...NOTHING, kind: 'opaque' });
          return;
        }
        expect(said.model).toMatch(/\S/);
        expect(said.usageType).toMatch(/\S/);
        expect(said.workspaceId).toMatch(/^(?:llm|ws)-/);
      }),
      { numRuns: rounds(300, 2000) },
    );
  });

  it('no field is made up: each is text of the id', () => {
    fc.assert(
      fc.property(realistic, (raw) => {
        const { kind: _, ...fields } = read(raw);
        for (const said of Object.values(fields)) {
          if (typeof said === 'string') expect(raw).toContain(said);
        }
      }),
      { numRuns: rounds(300, 2000) },
    );
  });
});
