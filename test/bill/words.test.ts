import { describe, expect, it } from 'vitest';
import { channelName, isKnownChannel } from '../../src/bill/channel.ts';
import { feeTypeOf, isKnownFeeType } from '../../src/bill/fee-type.ts';
import { parseTags } from '../../src/bill/tags.ts';

describe('channelName', () => {
  it.each([
    ['app', true, 'app'],
    ['app', false, 'app'],
    ['bmp', false, 'console'],
    ['bmp', true, 'console'],
    ['assistant-api', true, 'assistant-api'],
    ['RAG', false, 'knowledge-base'],
    ['rag', true, 'knowledge-base'],
    ['Rag ', true, 'knowledge-base'],
    ['', true, 'api'],
    [null, true, 'api'],
    [' ', true, 'api'],
    ['', false, 'unknown'],
    [null, false, 'unknown'],
    ['mcp', true, 'mcp'],
    [' New Channel ', false, 'New Channel'],
    ['__proto__', true, '__proto__'],
  ])('%j with key %s: %s', (channel, hasKey, name) => {
    expect(channelName(channel, hasKey)).toBe(name);
  });

  it('knows which ones are known', () => {
    expect(['app', 'bmp', 'assistant-api', 'RAG', 'rag', '', null].every(isKnownChannel)).toBe(true);
    expect(isKnownChannel('mcp')).toBe(false);
    expect(isKnownChannel('constructor')).toBe(false);
  });
});

describe('feeTypeOf', () => {
  it.each([
    ['云资源按量费用', 'usage'],
    ['免费额度', 'free-quota'],
    ['订阅预付费用', 'subscription'],
    ['订阅后付费用', 'subscription'],
    ['订阅退订费用', 'refund'],
    ['保底封顶费用', 'cap'],
    ['佣金费用', 'commission'],
    ['调账费用', 'adjustment'],
    ['抹零费用', 'rounding'],
    ['SubscriptionOrder', 'subscription'],
    ['PayAsYouGoBill', 'usage'],
    ['Refund', 'refund'],
    ['Adjustment', 'adjustment'],
    ['Pay As You Go Bill', 'usage'],
    ['subscription order', 'subscription'],
    ['REFUND', 'refund'],
    ['Usage', 'usage'],
    [' 免费额度\t', 'free-quota'],
  ])('%s is %s', (text, name) => {
    expect(feeTypeOf(text)).toBe(name);
    expect(isKnownFeeType(text)).toBe(true);
  });

  it.each([
    ['新费用', '新费用'],
    [' Purchase ', 'Purchase'],
    ['Credit', 'Credit'],
    ['', ''],
    ['constructor', 'constructor'],
  ])('%j stays %j', (text, name) => {
    expect(feeTypeOf(text)).toBe(name);
    expect(isKnownFeeType(text)).toBe(false);
  });
});

describe('parseTags', () => {
  it.each<[string, Record<string, string>]>([
    ['key:team value:search; key:env value:prod', { team: 'search', env: 'prod' }],
    ['key:team value:search', { team: 'search' }],
    [' key:team value:search; ', { team: 'search' }],
    ['key:team value:search;key:env value:prod;', { team: 'search', env: 'prod' }],
    ['key:team value:a b: c', { team: 'a b: c' }],
    ['key:url value:http://x/y?a=1;b=2; key:e value:1', { url: 'http://x/y?a=1;b=2', e: '1' }],
    ['key:empty value:', { empty: '' }],
    ['key:acs:rm:rgId value:rg-1', { 'acs:rm:rgId': 'rg-1' }],
    ['key:my key value:团队', { 'my key': '团队' }],
    ['key:__proto__ value:x', { ['__proto__']: 'x' }],
    ['', {}],
    ['{"team":"search"}', {}],
    ['team=search;env=prod', {}],
    ['team:search', {}],
    ['key:team', {}],
    ['key: value:x', {}],
    ['noise; key:team value:search', { team: 'search' }],
  ])('%j', (text, tags) => {
    expect([...parseTags(text)]).toEqual(Object.entries(tags));
  });

  it('answers at once for an endless cell', () => {
    const started = performance.now();
    expect(parseTags(`key:a${' '.repeat(300_000)}`).size).toBe(0);
    expect(parseTags(`key:a value:${';'.repeat(300_000)}`).size).toBe(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
