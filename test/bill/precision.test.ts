import { describe, expect, it } from 'vitest';
import { statedPrecision } from '../../src/bill/precision.ts';
import { priceUnitOf } from '../../src/bill/price-unit.ts';

describe('statedPrecision', () => {
  it.each([
    ['{"steps":["0.004 * 2 = 0.008"],"precision":10,"rounding":"HALF_UP"}', 10],
    ['{"precision":"8"}', 8],
    ['{"ext":"{\\"precision\\":7}"}', 7],
    ['精度：6', 6],
    ['结果保留 10 位小数', 10],
    ['四舍五入到 2 位小数', 2],
    ['{"precision":4,"steps":[{"precision":9}]}', 9],
    ['{"precision":0.01}', null],
    ['{"precision":100}', null],
    ['{"precision":19}', null],
    ['0.004 * 2 = 0.008', null],
    ['', null],
    [`{"precision":10,"x":"${'9'.repeat(30_000)}"}`, null],
  ])('%.60s', (text, decimals) => expect(statedPrecision(text)).toBe(decimals));

  it('takes the finest of several cells', () => expect(statedPrecision('精度 2', '', '精度 8')).toBe(8));
});

describe('priceUnitOf', () => {
  it.each([
    ['元/千tokens', 'token', 1000n],
    ['美元/千tokens', 'token', 1000n],
    ['USD/KTokens', 'token', 1000n],
    ['元/张', 'image', 1n],
    ['元/万字', 'character', 10_000n],
  ])('%s', (text, base, factor) => expect(priceUnitOf(text)).toMatchObject({ base, factor }));

  it.each(['', '元', '元/', '元/光年', '千tokens', '元/千tokens/月'])('%s says none', (text) =>
    expect(priceUnitOf(text)).toBeNull(),
  );
});
