import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorOf } from '../../../src/compare/reconcile/reasons/factor.ts';
import { ColumnsUnclear, matchColumns } from '../../../src/compare/reconcile/sources/columns.ts';
import { parseExact } from '../../../src/compare/reconcile/sources/json-exact.ts';
import { callTexts } from '../../../src/compare/reconcile/sources/log-fields.ts';
import { logTime, zoneOf } from '../../../src/compare/reconcile/sources/log-time.ts';
import { callTokens } from '../../../src/compare/reconcile/sources/log-tokens.ts';
import { keyValue, modelRule, withoutSecrets } from '../../../src/compare/reconcile/sources/values.ts';
import { isWithin, parseTolerance } from '../../../src/compare/reconcile/tolerance.ts';
import { dec } from './made.ts';

describe('tolerance', () => {
  it.each([
    ['0.01', '100', '0.01', true],
    ['0.01', '100', '-0.01', true],
    ['0.01', '100', '0.010000000000000001', false],
    ['0.5%', '200', '1', true],
    ['0.5%', '-200', '1', true],
    ['0.5%', '200', '1.000000000000000001', false],
    ['0.5%', '0', '0', true],
    ['0.5%', '0', '0.000000000000000001', false],
    ['0', '5', '0', true],
  ])('%s of %s: a difference of %s is within: %s', (text, ours, difference, within) => {
    const tolerance = parseTolerance(text);
    if (tolerance === undefined) throw new Error(text);
    expect(isWithin(tolerance, dec(ours), dec(difference))).toBe(within);
  });

  it.each(['', '-1', 'x', '1%%', '1 2', '%'])('%j is none', (text) => {
    expect(parseTolerance(text)).toBeUndefined();
  });
});

describe('JSON with numbers as they are written', () => {
  it.each([
    ['{"a":123456789012345678901234.5}', { a: '123456789012345678901234.5' }],
    ['{"a":0.1000,"b":-1.5E-7,"c":1e5}', { a: '0.1000', b: '-1.5E-7', c: '1e5' }],
    [
      '{"a":"1, \\"2\\": 3","b":[1,[2.50]],"c":true,"d":null}',
      { a: '1, "2": 3', b: ['1', ['2.50']], c: true, d: null },
    ],
    ['{"1":2}', { 1: '2' }],
    ['"\\\\"', '\\'],
  ])('%s', (text, wanted) => {
    expect(parseExact(text)).toEqual(wanted);
  });

  it.each([
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":0x10}',
    '{"a":1_000}',
    '{"a":-}',
    '{"a":1}x',
    '{"a":NaN}',
    '{"a":1 2}',
  ])('%s is none', (text) => {
    expect(() => parseExact(text)).toThrow(SyntaxError);
  });

  it('says what JSON.parse says, but for numbers', () => {
    const asText = (_: string, value: unknown) => (typeof value === 'number' ? String(value) : value);
    const plain = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(plain, (text) => {
        expect(parseExact(text)).toEqual(JSON.parse(text.replaceAll('-0,', '0,'), asText));
      }),
    );
  });
});

describe('columns by name', () => {
  const matched = (...columns: string[]) => {
    const { keys, measures, currency, unused } = matchColumns(columns, new Map(), []);
    return { keys: [...keys.keys()], measures: [...measures.keys()], currency, unused };
  };
  it.each([
    [['Model', 'Amount'], ['model'], ['payable']],
    [['模型', '金额（元）'], ['model'], ['payable']],
    [['日期', 'API Key', '应付金额'], ['day', 'api_key_id'], ['payable']],
    [['账单信息/账单月份', '应付信息/应付金额（含税）'], ['billing_month'], ['payable']],
    [['workspace', 'Total Cost (USD)', 'tokens'], ['workspace_id'], ['payable', 'tokens']],
    [['product', 'cost'], ['product'], ['payable']],
    [['模型', '应付金额(元)'], ['model'], ['payable']],
    [['模型', '应付金额（单位：元）', '目录总价（元）'], ['model'], ['payable', 'list_cost']],
    [['model', 'cost_usd', 'list_cost_usd'], ['model'], ['payable', 'list_cost']],
    [['model', 'Amount in USD'], ['model'], ['payable']],
    // The plain name is preferred, whatever else is there.
    [['model', 'cost', 'cost_usd'], ['model'], ['payable']],
    // A bill's own table: each of its two payables has its preference.
    [
      ['Pretax Amount', 'After-Tax Amount', 'Product', 'Usage Unit', 'Billing Item', 'Currency'],
      ['product', 'unit'],
      ['payable'],
    ],
  ])('%j', (columns, keys, measures) => {
    expect(matched(...columns)).toMatchObject({ keys, measures });
  });

  it.each([
    ['应付金额(元)', 'CNY', null],
    ['应付金额（含税）', null, 'included'],
    ['cost_usd', 'USD', null],
    ['Amount (¥)', null, null],
    ['Payable (JPY)', 'JPY', null],
  ])('the title %s says currency %s and tax %s', (column, currency, tax) => {
    expect(matchColumns(['model', column], new Map(), []).said.get('payable')).toMatchObject({
      currency,
      tax,
    });
  });

  it('what is not compared is told', () => {
    expect(matched('Model', 'Amount', 'Comment', 'currency')).toMatchObject({
      currency: 'currency',
      unused: ['Comment'],
    });
  });

  it('usage in the unit of its row needs the unit', () => {
    expect(matched('模型', '用量', '金额')).toMatchObject({ measures: ['payable'], unused: ['用量'] });
    expect(matched('模型', '用量', '用量单位').measures).toEqual(['billed']);
  });

  it.each([
    [['Model', 'Amount', 'Cost'], 'ambiguous', 'payable'],
    [['Model', 'Team'], 'none', 'payable'],
  ])('%j is not clear', (columns, fault, wanted) => {
    expect(() => matched(...columns)).toThrow(ColumnsUnclear);
    expect(() => matched(...columns)).toThrow(expect.objectContaining({ fault, wanted }));
  });

  it('a map goes before all names', () => {
    const map = new Map([
      ['payable', 'Cost'],
      ['model', 'Team'],
    ]);
    const { keys, measures, unused } = matchColumns(['Model', 'Amount', 'Cost', 'Team'], map, []);
    expect([...keys]).toEqual([['model', 'Team']]);
    expect([...measures]).toEqual([['payable', 'Cost']]);
    expect(unused).toEqual(['Model', 'Amount']);
  });
});

describe('times of a log', () => {
  it.each([
    ['2026-05-13T23:30:00Z', '+08:00', '2026-05-14 07:30:00'],
    ['2026-05-13T23:30:00.123456+08:00', '-05:00', '2026-05-13 23:30:00'],
    ['2026-05-13 23:30:00 +0000', '+08:00', '2026-05-14 07:30:00'],
    ['2026-05-13 23:30:00', '+08:00', '2026-05-13 23:30:00'],
    ['2026-05-13 23:30:00', '+00:00', '2026-05-14 07:30:00'],
    ['2026-05-13 23:30', '-05:00', '2026-05-14 12:30:00'],
    // 1778715000 is 2026-05-13T23:30:00Z by `date -u -d @1778715000`.
    ['1778715000', '+00:00', '2026-05-14 07:30:00'],
    ['1778715000.999', '+00:00', '2026-05-14 07:30:00'],
    ['1778715000123', '+00:00', '2026-05-14 07:30:00'],
    ['1778715000123456789', '+00:00', '2026-05-14 07:30:00'],
    ['2026-05-13', '-05:00', '2026-05-13'],
    ['20260513', '+08:00', '2026-05-13'],
  ])('%s in %s', (text, zone, time) => {
    expect(logTime(text, zone)?.time).toBe(time);
  });

  it.each(['', 'yesterday', '2026-13-01T00:00:00Z', '12', '2026-05-13T25:00:00Z'])('%j is none', (text) => {
    expect(logTime(text, '+08:00')).toBeUndefined();
  });

  it.each([
    ['+8', '+08:00'],
    ['UTC+8', '+08:00'],
    ['Z', '+00:00'],
    ['-0530', '-05:30'],
    ['+25:00', undefined],
    ['Asia/Shanghai', undefined],
  ])('zone %s', (text, zone) => {
    expect(zoneOf(text)).toBe(zone);
  });
});

describe('tokens of a call', () => {
  const read = (record: object) => {
    const tokens = callTokens(callTexts(JSON.parse(JSON.stringify(record)), new Map()));
    if (tokens === undefined || 'field' in tokens) return tokens;
    const { input, cached, output } = tokens;
    return [input / 10n ** 18n, cached === null ? null : cached / 10n ** 18n, output / 10n ** 18n].map(
      String,
    );
  };
  const of = (usage: object) => read({ usage });

  it.each([
    [
      'OpenAI',
      { prompt_tokens: '3019', completion_tokens: '104', prompt_tokens_details: { cached_tokens: '2048' } },
      ['971', '2048', '104'],
    ],
    ['OpenAI without details', { prompt_tokens: '10', completion_tokens: '4' }, ['10', 'null', '4']],
    [
      'responses API',
      { input_tokens: '30', output_tokens: '4', input_tokens_details: { cached_tokens: '20' } },
      ['10', '20', '4'],
    ],
    [
      'Anthropic',
      {
        input_tokens: '30',
        output_tokens: '4',
        cache_read_input_tokens: '20',
        cache_creation_input_tokens: '5',
      },
      ['35', '20', '4'],
    ],
    [
      'both styles at once',
      { prompt_tokens: '30', completion_tokens: '4', cache_read_input_tokens: '20' },
      ['10', '20', '4'],
    ],
    ['a total alone', { total_tokens: '7' }, ['7', 'null', '0']],
  ])('%s', (_, usage, wanted) => {
    expect(of(usage)).toEqual(wanted);
  });

  it.each([
    ['flat', { prompt_tokens: '10', completion_tokens: '4', cached_tokens: '3' }, ['7', '3', '4']],
    ['dotted', { 'usage.prompt_tokens': '10', 'usage.completion_tokens': '4' }, ['10', 'null', '4']],
    ['a cell of JSON', { usage: '{"prompt_tokens":10,"completion_tokens":4}' }, ['10', 'null', '4']],
    [
      'inside the answer',
      { response: { body: { usage: { prompt_tokens: '10', completion_tokens: '4' } } } },
      ['10', 'null', '4'],
    ],
    [
      'the prompt itself is no number of tokens',
      { prompt: 'hello', usage: { prompt_tokens: '1', completion_tokens: '2' } },
      ['1', 'null', '2'],
    ],
  ])('%s', (_, record, wanted) => {
    expect(read(record)).toEqual(wanted);
  });

  it.each([
    [{ prompt_tokens: '1.5' }, 'prompt_tokens'],
    [{ prompt_tokens: '-1' }, 'prompt_tokens'],
    [{ prompt_tokens: 'many' }, 'prompt_tokens'],
    [{ prompt_tokens: '10', prompt_tokens_details: { cached_tokens: '11' } }, 'cached_tokens'],
  ])('%j: %s is at fault', (usage, field) => {
    expect(of(usage)).toEqual({ field });
  });

  it('no usage is nothing, not nought', () => {
    expect(of({})).toBeUndefined();
    expect(read({ model: 'qwen-plus', status: '200' })).toBeUndefined();
  });
});

describe('names of the other side', () => {
  it.each([
    ['dashscope/*=*', 'dashscope/qwen-plus', 'qwen-plus'],
    ['*-2025=*', 'qwen-plus-2025', 'qwen-plus'],
    ['a=b', 'a', 'b'],
    ['a=b', 'aa', 'aa'],
    ['a.c=$1', 'abc', 'abc'],
    ['a=$1', 'a', '$1'],
  ])('%s takes %s for %s', (rule, theirs, ours) => {
    const models = [modelRule(rule)].filter((each) => each !== undefined);
    expect(keyValue('model', theirs, { ids: new Map(), models })).toBe(ours);
  });

  it.each(['', 'a', '=b', 'a=', 'a**=b', 'a=*'])('%j is no rule', (text) => {
    expect(modelRule(text)).toBeUndefined();
  });

  it('secrets are not kept', () => {
    expect(withoutSecrets('{"api_key":"sk-0123456789abcdef"}')).toBe('{"api_key":"…cdef"}');
    expect(keyValue('api_key_id', 'sk-0123456789abcdef', { ids: new Map(), models: [] })).toBe('…cdef');
    expect(keyValue('api_key_id', '5000001', { ids: new Map(), models: [] })).toBe('5000001');
  });
});

describe('factor', () => {
  it.each([
    ['3', '1', '0.3333'],
    ['3', '2', '0.6667'],
    ['8', '8', '1'],
    ['16', '0.0008', '0.0001'],
    ['-2', '4', '-2'],
  ])('%s billed, %s said: %s', (ours, theirs, factor) => {
    expect(factorOf(dec(ours), dec(theirs))).toBe(dec(factor));
  });

  it('of nothing there is none', () => {
    expect([factorOf(0n, 1n), factorOf(null, 1n), factorOf(1n, null)]).toEqual([null, null, null]);
  });
});
