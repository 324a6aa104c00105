import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, ONE, parseDecimal, widen, wideProduct } from '../../src/bill/decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['000', 0n],
    ['0.000', 0n],
    ['0e99', 0n],
    ['1', 1_000_000_000_000_000_000n],
    ['-3', -3_000_000_000_000_000_000n],
    ['+3', 3_000_000_000_000_000_000n],
    ['007', 7_000_000_000_000_000_000n],
    ['0.2', 200_000_000_000_000_000n],
    ['.5', 500_000_000_000_000_000n],
    ['0.0155448', 15_544_800_000_000_000n],
    ['-0.0155448', -15_544_800_000_000_000n],
    ['3.92E-5', 39_200_000_000_000n],
    ['3.92e-05', 39_200_000_000_000n],
    ['1.5E+3', 1_500_000_000_000_000_000_000n],
    ['1,234.5', 1_234_500_000_000_000_000_000n],
    ['1,234,567', 1_234_567_000_000_000_000_000_000n],
    ['0.000000000000000001', 1n],
    ['0.0000000000000000010000', 1n],
    ['1e-18', 1n],
    ['99999999999999999999', 99_999_999_999_999_999_999_000_000_000_000_000_000n],
    ['0000000000000000000000001', 1_000_000_000_000_000_000n],
  ])('reads %s', (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '-',
    '+',
    '.',
    '-.',
    '5.',
    'abc',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '1.234,5',
    '12,34',
    '1,23',
    ',123',
    '1,2345',
    '１２',
    '−3',
    '--3',
    '1 000',
    ' 1',
    '1e',
    'e5',
    '1e5.5',
    '¥1',
    '1n',
    '0.0000000000000000001',
    '1e-19',
    '100000000000000000000',
    '1e20',
    '1e99999',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('answers at once for an endless cell', () => {
    const started = performance.now();
    expect(parseDecimal(`1${'0'.repeat(200_000)}1`)).toBeUndefined();
    expect(parseDecimal(`0.${'0'.repeat(200_000)}1`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('formatDecimal', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000000000000001'],
    [-15_544_800_000_000_000n, '-0.0155448'],
    [1_500_000_000_000_000_000n, '1.5'],
    [120_000_000_000_000_000_000n, '120'],
  ])('writes %s', (value, text) => {
    expect(formatDecimal(value)).toBe(text);
  });
});

const LIMIT = 10n ** 38n - 1n;
const value = fc.bigInt({ min: -LIMIT, max: LIMIT });

describe('properties', () => {
  it('what is written is read back', () => {
    fc.assert(fc.property(value, (v) => parseDecimal(formatDecimal(v)) === v));
  });

  it('what is written has no needless zero and no exponent', () => {
    fc.assert(fc.property(value, (v) => /^(?:0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/.test(formatDecimal(v))));
  });

  it('a number written as digits and decimals is that number', () => {
    const digits = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), fc.integer({ min: 0, max: 18 }));
    fc.assert(
      fc.property(digits, fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), ([whole, places], fraction) => {
        const written = fraction.toString().padStart(18, '0').slice(0, places);
        const text = places === 0 ? `${whole}` : `${whole}.${written}`;
        expect(parseDecimal(text)).toBe(whole * ONE + BigInt(written.padEnd(18, '0')));
      }),
    );
  });

  it('an exponent moves the point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: -18, max: 14 }), (n, power) => {
        expect(parseDecimal(`${n}e${power}`)).toBe(BigInt(n) * 10n ** BigInt(power + 18));
      }),
    );
  });

  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseDecimal(text);
        return read === undefined || typeof read === 'bigint';
      }),
    );
  });
});

describe('wide figures', () => {
  it('a product stands beside a widened decimal', () => {
    // 0.02 × 1.5 = 0.03
    expect(wideProduct(20_000_000_000_000_000n, 1_500_000_000_000_000_000n)).toBe(
      widen(30_000_000_000_000_000n),
    );
  });
});
