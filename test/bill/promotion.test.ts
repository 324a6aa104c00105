import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promotionsOf } from '../../src/bill/promotion.ts';

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
