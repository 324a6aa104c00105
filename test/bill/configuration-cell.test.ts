import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/bill/configuration-cell.ts';
import { decodeInstanceId } from '../../src/bill/instance-id.ts';

describe('a JSON cell that names the model and its type', () => {
  it.each([
    ['{"model":"qwen-max","usage_type":"input_token"}', 'qwen-max', 'input_token'],
    ['{"Model Name":"qwen-max","tokenType":"output_token"}', 'qwen-max', 'output_token'],
    ['{"模型":"qwen-max","Token类型":"input_token"}', 'qwen-max', 'input_token'],
    ['{"model":"wan2.1","resolution":"1080P"}', 'wan2.1', '1080P'],
    ['{"model":"wan2.1","usage_type":"video","resolution":"1080P"}', 'wan2.1', 'video'],
    ['{"model":" qwen-max ","usageType":""}', 'qwen-max', null],
    [
      '[{"code":"model","value":"qwen-max"},{"code":"usage_type","value":"input_token"}]',
      'qwen-max',
      'input_token',
    ],
    ['{"a":{"name":"model","value":"qwen-max"},"ext":"{\\"model\\":\\"qwen-max\\"}"}', 'qwen-max', null],
  ])('%s', (text, model, usageType) => {
    expect(readConfiguration(text)).toEqual({ model, usageType });
  });

  it.each([
    ['two models', '{"model":"qwen-max","base":{"model":"qwen-plus"}}'],
    ['two types', '{"model":"qwen-max","usage_type":"input_token","tokenType":"output_token"}'],
    ['no model', '{"usage_type":"input_token"}'],
    ['an empty model', '{"model":""}'],
    ['a value whose name stands elsewhere', '[{"code":"model"},{"value":"qwen-max"}]'],
    ['no JSON', '{model:qwen-max}'],
    ['a text', 'qwen-max'],
    ['nothing', ''],
  ])('%s is left unread', (_, text) => {
    expect(readConfiguration(text)).toBeUndefined();
  });

  it('stands in for an Instance ID, without a payer or a channel', () => {
    const raw = '{"model":"ZHIPU/GLM-5.3","usage_type":"output_tokens"}';
    expect(decodeInstanceId(raw)).toMatchObject({
      ...{ kind: 'configuration', raw, vendor: 'ZHIPU', model: 'GLM-5.3', usageType: 'output_tokens' },
      ...{ apiKeyId: null, workspaceId: null, channel: null, freeQuotaStop: null },
    });
  });
});
