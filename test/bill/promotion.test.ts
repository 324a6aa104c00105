import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsAside, promotionsOf } from '../../src/bill/promotion.ts';

describe('promotionsOf', () => {
  it.each([
    [
      '[{"promotionName":"Model Studio 半价体验","discountRate":"0.5","startTime":"2026-01-01 00:00:00","endTime":"2026-12-31 23:59:59"}]',
      [{ name: 'Model Studio 半价体验', startsAt: '2026-01-01 00:00:00', endsAt: '2026-12-31 23:59:59' }],
    ],
    [
      '{"优惠名称":"8折","开始时间":"2026-05-01 00:00:00"}',
      [{ name: '8折', startsAt: '2026-05-01 00:00:00', endsAt: null }],
    ],
    [
      '[{"name":"a"},{"name":"b","end":"never"}]',
      [
        { name: 'a', startsAt: null, endsAt: null },
        { name: 'b', startsAt: null, endsAt: null },
      ],
    ],
    ['[{"discountRate":"0.5"}]', []],
    ['[]', []],
    ['', []],
    ['8折', []],
    ['[1,"x",null,{"name":""}]', []],
    ['{"name":', []],
  ])('%s', (text, expected) => {
    expect(promotionsOf(text)).toEqual(expected);
  });

  it('is total', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => Array.isArray(promotionsOf(text))));
  });
});

describe('amountsAside', () => {
  it.each([
    ['[{"name":"a","off":"0.000105","rate":"0.5"}]', '[{"name":"a","off":"0","rate":"0"}]'],
    ['{"off":-0.25,"rate":1.50}', '{"off":0,"rate":0}'],
    ['{"off":"-3.2"}', '{"off":"0"}'],
    // Whole numbers may be names; a time is none.
    ['{"name":"618","off":"5"}', '{"name":"618","off":"5"}'],
    ['{"end":"2026-05-31 23:59:59.000"}', '{"end":"2026-05-31 23:59:59.000"}'],
    ['{"a":"1.5 off","b":"x1.5","c":"1.5.2","d":".5","e":"5.","f":1.5e3}', undefined],
    ['1.5', undefined],
    ['"1.5', undefined],
    ['""1.5""', '""0""'],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(amountsAside(text)).toBe(expected ?? text);
  });
});
