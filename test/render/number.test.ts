import { describe, expect, it } from 'vitest';
import { groupThousands } from '../../src/bill/thousands.ts';
import { percent, shownNumber } from '../../src/render/number.ts';

/** Millionths in units of 10⁻¹⁸. */
const micro = (millionths: bigint) => millionths * 10n ** 12n;

describe('groupThousands', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1000', '-1,000'],
    ['+1000', '+1,000'],
    ['-100', '-100'],
    ['1234567.1234567', '1,234,567.1234567'],
    ['12345678901234567890', '12,345,678,901,234,567,890'],
    ['0.0001234', '0.0001234'],
    ['n/a 1000', 'n/a 1000'],
    ['1e21', '1e21'],
    ['', ''],
  ])('%s → %s', (text, grouped) => {
    expect(groupThousands(text)).toBe(grouped);
  });
});

describe('shownNumber', () => {
  it.each([
    [1_234_500_000n, 2, '1,234.50'],
    [-1_234_500_000n, 2, '-1,234.50'],
    [0n, 2, '0.00'],
    [-1000n, 2, '0.00'],
    [5000n, 2, '0.01'],
    [999_999_999n, 2, '1,000.00'],
    [1_500_000n, 0, '2'],
    [15_544n, 7, '0.0155440'],
  ])('%d millionths with %d places: %s', (value, decimals, text) => {
    expect(shownNumber(micro(value), decimals)).toBe(text);
  });

  it.each([
    [1_234_500_000n, 4, '1,234.5'],
    [1_000_000_000n, 4, '1,000'],
    [0n, 4, '0'],
    [10_000_000n, 0, '10'],
  ])('trims %d millionths with %d places: %s', (value, decimals, text) => {
    expect(shownNumber(micro(value), decimals, { trim: true })).toBe(text);
  });
});

describe('percent', () => {
  it.each([
    [123_400n, 1, '12.3%'],
    [123_500n, 1, '12.4%'],
    [1_000_000n, 1, '100.0%'],
    [-50_000n, 0, '-5%'],
    [0n, 1, '0.0%'],
  ])('%d millionths with %d places: %s', (value, decimals, text) => {
    expect(percent(micro(value), decimals)).toBe(text);
  });
});
