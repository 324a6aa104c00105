import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OBEYED } from '../../../support/cli/obeyed.ts';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();

/** The contract's fields in its order, with what an id says of nothing but itself. */
const NOTHING = {
  schema_version: 2,
  kind: 'opaque',
  raw: '',
  billing_type: null,
  api_key_id: null,
  workspace_id: null,
  vendor: null,
  model: null,
  usage_type: null,
  context: null,
  thinking: null,
  modality: null,
  direction: null,
  cache: null,
  batch: null,
  resolution: null,
  channel: null,
  channel_name: null,
  free_quota_stop: null,
  region: null,
  site: null,
};

const TOKENS = { thinking: false, batch: false };
const INPUT = { ...TOKENS, direction: 'input' };
const OUTPUT = { ...TOKENS, direction: 'output' };
const WORKSPACE = 'llm-a1b2c3d4e5f6g7h8';

/** Every example of the bill's description, read by hand. */
const EXAMPLES: readonly (readonly [id: string, says: Partial<Record<keyof typeof NOTHING, unknown>>])[] = [
  [
    'text_token;llm-xxx;qwen-max;output_token;app',
    {
      kind: 'billing_type',
      billing_type: 'text_token',
      workspace_id: 'llm-xxx',
      model: 'qwen-max',
      usage_type: 'output_token',
      ...OUTPUT,
      channel: 'app',
      channel_name: 'app',
    },
  ],
  [
    '12xxx;llm-xxx;qwen3.5-plus;context_0-128k_input_token;bmp;0',
    {
      kind: 'key',
      api_key_id: '12xxx',
      workspace_id: 'llm-xxx',
      model: 'qwen3.5-plus',
      usage_type: 'context_0-128k_input_token',
      context: '0-128k',
      ...INPUT,
      channel: 'bmp',
      channel_name: 'console',
      free_quota_stop: false,
    },
  ],
  [
    `5056850;${WORKSPACE};qwen3.6-plus;context_0-256k_input_token;;0`,
    {
      kind: 'key',
      api_key_id: '5056850',
      workspace_id: WORKSPACE,
      model: 'qwen3.6-plus',
      usage_type: 'context_0-256k_input_token',
      context: '0-256k',
      ...INPUT,
      channel_name: 'api',
      free_quota_stop: false,
    },
  ],
  [
    `;${WORKSPACE};qwen3-omni-flash;audio_input_token;bmp;0`,
    {
      kind: 'no_key',
      workspace_id: WORKSPACE,
      model: 'qwen3-omni-flash',
      usage_type: 'audio_input_token',
      modality: 'audio',
      ...INPUT,
      channel: 'bmp',
      channel_name: 'console',
      free_quota_stop: false,
    },
  ],
  [
    `;${WORKSPACE};happyhorse-1.0-i2v;1080P;bmp;0`,
    {
      kind: 'no_key',
      workspace_id: WORKSPACE,
      model: 'happyhorse-1.0-i2v',
      usage_type: '1080P',
      resolution: '1080P',
      channel: 'bmp',
      channel_name: 'console',
      free_quota_stop: false,
    },
  ],
  [
    `5056850;${WORKSPACE};aitryon;times;;0`,
    {
      kind: 'key',
      api_key_id: '5056850',
      workspace_id: WORKSPACE,
      model: 'aitryon',
      usage_type: 'times',
      channel_name: 'api',
      free_quota_stop: false,
    },
  ],
  [
    `5056850;${WORKSPACE};wanx2.1-t2i-plus;images;;0`,
    {
      kind: 'key',
      api_key_id: '5056850',
      workspace_id: WORKSPACE,
      model: 'wanx2.1-t2i-plus',
      usage_type: 'images',
      modality: 'image',
      channel_name: 'api',
      free_quota_stop: false,
    },
  ],
  [
    '1110389;ws-a1b2c3d4e5f6g7h8;glm-5.1;input_token;0',
    {
      kind: 'key',
      api_key_id: '1110389',
      workspace_id: 'ws-a1b2c3d4e5f6g7h8',
      model: 'glm-5.1',
      usage_type: 'input_token',
      ...INPUT,
      channel_name: 'api',
      free_quota_stop: false,
    },
  ],
  [
    '5263156;ws-a1b2c3d4e5f6g7h8;cosyvoice-v3.5-flash;audio_tts;0',
    {
      kind: 'key',
      api_key_id: '5263156',
      workspace_id: 'ws-a1b2c3d4e5f6g7h8',
      model: 'cosyvoice-v3.5-flash',
      usage_type: 'audio_tts',
      modality: 'audio',
      channel_name: 'api',
      free_quota_stop: false,
    },
  ],
  [
    `;${WORKSPACE};qwen-audio-3.1-tts-flash;tts_output_token;0`,
    {
      kind: 'no_key',
      workspace_id: WORKSPACE,
      model: 'qwen-audio-3.1-tts-flash',
      usage_type: 'tts_output_token',
      modality: 'tts',
      ...OUTPUT,
      channel_name: 'unknown',
      free_quota_stop: false,
    },
  ],
  [
    'llm-xxx;text-embedding-v4;embedding_token;RAG;0',
    {
      kind: 'no_key',
      workspace_id: 'llm-xxx',
      model: 'text-embedding-v4',
      usage_type: 'embedding_token',
      ...TOKENS,
      channel: 'RAG',
      channel_name: 'knowledge-base',
      free_quota_stop: false,
    },
  ],
  ['kb-0123abcd', {}],
  [
    '6000000200348;ZHIPU/GLM-5.3;1110389;ws-a1b2c3d4e5f6g7h8;ap-southeast-1;international;output_tokens;intlcmgjllm10006104-KTokens-5',
    {
      kind: 'marketplace',
      api_key_id: '1110389',
      workspace_id: 'ws-a1b2c3d4e5f6g7h8',
      vendor: 'ZHIPU',
      model: 'GLM-5.3',
      usage_type: 'output_tokens',
      ...OUTPUT,
      channel_name: 'api',
      region: 'ap-southeast-1',
      site: 'international',
    },
  ],
  [
    `5056850;${WORKSPACE};qwen-max;output_token;;1`,
    {
      kind: 'key',
      api_key_id: '5056850',
      workspace_id: WORKSPACE,
      model: 'qwen-max',
      usage_type: 'output_token',
      ...OUTPUT,
      channel_name: 'api',
      free_quota_stop: true,
    },
  ],
];

describe('explain as JSON', () => {
  it.concurrent.each(EXAMPLES)('%s', async (id, says) => {
    const { stdout, stderr, code } = await run(['explain', id, '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual({ ...NOTHING, raw: id, ...says });
    expect(Object.keys(JSON.parse(stdout))).toEqual(Object.keys(NOTHING));
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it.concurrent.each([
    ['an empty id', ''],
    ['a blank one', '  \t'],
    ['of unknown form', 'a;b;c'],
    ['two workspaces', 'llm-a;llm-b;m;input_token'],
    ['hostile text', '\u001b[31m\u202e"\\\n=cmd'],
  ])('%s is opaque and no error', async (_, id) => {
    const { stdout, code } = await run(['explain', '--format', 'json', '--', id]);
    expect(JSON.parse(stdout)).toEqual({ ...NOTHING, raw: id });
    expect(stdout).not.toMatch(OBEYED);
    expect(code).toBe(0);
  });

  it('is the same in Chinese', async () => {
    const [id] = EXAMPLES[1] as (typeof EXAMPLES)[number];
    const [english, chinese] = await Promise.all(
      ['en', 'zh'].map((lang) => run(['explain', id, '--format', 'json', '--lang', lang])),
    );
    expect(chinese?.stdout).toBe(english?.stdout);
  });

  it('goes to a file that is named so', async () => {
    const path = join(folder, 'id.json');
    const { stdout, code } = await run(['explain', 'kb-0123abcd', '-o', path]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...NOTHING, raw: 'kb-0123abcd' });
  });
});

describe('explain for people', () => {
  const id = `;${WORKSPACE};ZHIPU/glm;context_32k-200k_thinking_output_token_batch;bmp;1`;

  it('says field by field what the id means', async () => {
    const { stdout, code } = await run(['explain', id]);
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['Kind', 'no_key: no API key'],
      ['Instance ID', id],
      ['API key ID', '(none)'],
      ['Workspace', WORKSPACE],
      ['Vendor', 'ZHIPU'],
      ['Model', 'glm'],
      ['Usage type', 'context_32k-200k_thinking_output_token_batch'],
      ['Context tier', '32k-200k'],
      ['Thinking', 'yes'],
      ['Direction', 'output'],
      ['Batch', 'yes'],
      ['Channel', 'bmp'],
      ['Called through', 'console'],
      ['Stops when free quota ends', 'yes'],
      [''],
    ]);
    expect(code).toBe(0);
  });

  it('in Chinese', async () => {
    const { stdout } = await run(['explain', id, '--lang', 'zh']);
    expect(stdout).toMatch(/^类别 +no_key/);
    expect(stdout).toMatch(/^模型 +glm$/m);
    expect(stdout).toMatch(/^调用方式 +控制台$/m);
    expect(stdout).toMatch(/^免费额度用完即停 +是$/m);
  });

  it('says of an opaque id only that it is one', async () => {
    const { stdout, code } = await run(['explain', 'kb-0123abcd']);
    expect(stdout).toMatch(/^Kind +opaque: of unknown form/);
    expect(stdout).toMatch(/^Instance ID +kb-0123abcd$/m);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(code).toBe(0);
  });

  it('never sends the id’s control characters to the screen', async () => {
    const { stdout } = await run(['explain', '\u001b]0;x\u0007\u202e']);
    expect(stdout).not.toMatch(OBEYED);
    expect(stdout).toContain('\\x1b]0;x\\x07\\u202e');
  });
});

describe('explain used wrongly', () => {
  it.each([
    ['no id', [], 'missing argument'],
    ['two ids', ['a', 'b'], 'too many arguments'],
    ['a format it does not have', ['a', '--format', 'csv'], '--format must be table or json'],
    ['an option it does not have', ['a', '--nonsense'], 'unknown option'],
  ])('%s', async (_, args, said) => {
    const { stdout, stderr, code } = await run(['explain', ...args]);
    expect(stderr).toContain(said);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});
