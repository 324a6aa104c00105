import { describe, expect, it } from 'vitest';
import { decodeInstanceId } from '../../src/bill/instance-id.ts';
import { createRedactor } from '../../src/cube/redact.ts';

const SECRET = 'a secret of enough letters';
const ID = '5056850;llm-a1b2c3d4;qwen-plus;input_token;app;0';
const MARKET =
  '6000000200348;ZHIPU/GLM-5.3;1110389;ws-a1b2c3d4;ap-southeast-1;international;output_tokens;item-5';

function knowing(...ids: readonly string[]) {
  const redactor = createRedactor(SECRET);
  redactor.know(ids.map((id) => ['instanceId', id] as const));
  return redactor;
}

describe('an Instance ID', () => {
  it('keeps its form, its model, type and channel; key, workspace and order are pseudonyms', () => {
    const redactor = knowing(ID, MARKET);
    const key = redactor.pseudonym('key', '5056850');
    const workspace = redactor.pseudonym('workspace', 'llm-a1b2c3d4');
    expect(redactor.instanceId(decodeInstanceId(ID))).toMatchObject({
      kind: 'key',
      raw: `${key};${workspace};qwen-plus;input_token;app;0`,
      apiKeyId: key,
      workspaceId: workspace,
      model: 'qwen-plus',
      usageType: 'input_token',
      channel: 'app',
      freeQuotaStop: false,
    });
    const market = redactor.instanceId(decodeInstanceId(MARKET));
    expect(market).toMatchObject({ vendor: 'ZHIPU', model: 'GLM-5.3', commodity: 'item-5' });
    expect(market.raw).not.toMatch(/6000000200348|1110389|a1b2c3d4/);
  });

  it.each(['kb-0123abcd', 'x;5056850;llm-a1b2c3d4;y;z', 'llm-a;llm-b;m;t'])(
    'of unknown form is hidden whole: %s',
    (raw) => {
      const hidden = knowing(raw).instanceId(decodeInstanceId(raw));
      expect(hidden.raw).toMatch(/^id-[0-9a-z]{10}$/);
      expect(hidden.parts).toEqual([hidden.raw]);
    },
  );

  it('tells no identity where none should stand', () => {
    const odd = `;llm-a1b2c3d4;ft-5056850-x;input_token;llm-a1b2c3d4;0`;
    const redactor = knowing(ID, odd);
    const { model, channel, raw } = redactor.instanceId(decodeInstanceId(odd));
    expect(model).toBe(`ft-${redactor.pseudonym('key', '5056850')}-x`);
    expect(channel).toBe(redactor.pseudonym('workspace', 'llm-a1b2c3d4'));
    expect(raw).not.toMatch(/5056850|a1b2c3d4/);
    // A date or a number that is nobody's id stays.
    expect(redactor.scrub('qwen-plus-20250428 1234567.89')).toBe('qwen-plus-20250428 1234567.89');
  });
});

describe('cells', () => {
  const redactor = knowing(ID);

  it.each([
    'month',
    'day',
    'feeType',
    'unit',
    'currency',
    'itemName',
    'regionCode',
    'payable',
    'usage',
    'startedAt',
  ] as const)('%s stays', (key) => {
    expect(redactor.cell(key, 'x 1')).toBe('x 1');
  });

  it.each([
    ['ownerId', /^account-/],
    ['purchaserId', /^account-/],
    ['ownerName', /^name-/],
    ['purchaserName', /^name-/],
    ['customerName', /^name-/],
    ['orderId', /^order-/],
    ['lineId', /^line-/],
    ['resourceId', /^text-/],
    ['resourceName', /^text-/],
    ['resourceGroup', /^text-/],
    ['publicIp', /^text-/],
    ['costUnit', /^text-/],
    ['discountDetail', /^text-/],
    ['contractNumber', /^text-/],
    ['remark', /^text-/],
  ] as const)('%s is hidden', (key, form) => {
    expect(redactor.cell(key, 'acme')).toMatch(form);
    expect(redactor.cell(key, 'acme')).toBe(redactor.cell(key, 'acme'));
    expect(redactor.cell(key, '')).toBe('');
  });

  it('tags keep their keys', () => {
    expect(redactor.cell('tags', 'key:team value:acme; key:env value:prod')).toMatch(
      /^key:team value:tag-\w{10}; key:env value:tag-\w{10}$/,
    );
    expect(redactor.cell('tags', '{"team":"acme"}')).toMatch(/^tag-\w{10}$/);
  });
});

describe('a problem', () => {
  it('keeps its place and the form of its cell', () => {
    const shown = createRedactor().problem({
      code: 'NAMES_BROKEN',
      file: 'acme/bill.csv',
      line: 7,
      column: '应付信息/应付金额（含税）',
      value: '1,2.5 acme 通义',
      params: { reason: 'no such acme | 5056850' },
    });
    expect(shown).toEqual({
      code: 'NAMES_BROKEN',
      file: 'file-1.csv',
      line: 7,
      column: '应付信息/应付金额（含税）',
      value: '9,9.9 xxxx xx',
      params: { reason: 'xx xxxx xxxx | 9999999' },
    });
  });

  it('keeps codes, and hides a column that is none of a bill', () => {
    const redactor = createRedactor();
    expect(redactor.problem({ code: 'UNREADABLE', params: { reason: 'EACCES' } }).params).toEqual({
      reason: 'EACCES',
    });
    expect(
      redactor.problem({ code: 'FIELD_TOO_LONG', column: 'acme 12', params: { limit: 5 } }),
    ).toMatchObject({ column: 'xxxx 99', params: { limit: 5 } });
  });
});

describe('without a secret', () => {
  it('pseudonyms are the same within a run, and of no other', () => {
    const of = (...ids: readonly string[]) => {
      const redactor = createRedactor();
      redactor.know(ids.map((id) => ['instanceId', id] as const));
      expect(redactor.pseudonym('key', '5056850')).toBe(redactor.pseudonym('key', '5056850'));
      return redactor.pseudonym('key', '5056850');
    };
    const all = [of(ID), of(ID), of(ID, MARKET), of(ID, MARKET), of(), of('')];
    expect(new Set(all).size).toBe(all.length);
    expect(createRedactor().keyed).toBe(false);
  });
});
