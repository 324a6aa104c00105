import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '../../../src/index.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { AMOUNT_COLUMNS, type AmountColumn, fateOf } from '../../support/money/one-row.ts';
import { rounds, some } from '../../support/setup/effort.ts';

const DIGITS_40 = '1234567890'.repeat(4);
const COLUMNS = Object.keys(AMOUNT_COLUMNS) as AmountColumn[];

/** What a cell says, in units of 10⁻¹⁸ written as digits. */
const EXACT: readonly (readonly [text: string, units: bigint])[] = [
  ['0', 0n],
  ['-0', 0n],
  ['-0.00', 0n],
  ['+7', 7_000_000_000_000_000_000n],
  ['.5', 500_000_000_000_000_000n],
  ['-.5', -500_000_000_000_000_000n],
  ['007.50', 7_500_000_000_000_000_000n],
  ['0.000000000000000001', 1n],
  ['-0.000000000000000001', -1n],
  ['0.123456789012345678', 123_456_789_012_345_678n],
  ['0.12345678901234567800000', 123_456_789_012_345_678n],
  ['99999999999999999999.999999999999999999', 10n ** 38n - 1n],
  ['-99999999999999999999.999999999999999999', 1n - 10n ** 38n],
  [`${'0'.repeat(39)}1`, 10n ** 18n],
  ['9007199254740993', 9_007_199_254_740_993n * 10n ** 18n],
  ['0.1', 10n ** 17n],
  ['3.92E-5', 39_200_000_000_000n],
  ['3.92e-05', 39_200_000_000_000n],
  ['1E-18', 1n],
  ['10E-19', 1n],
  ['1e+19', 10n ** 37n],
  ['0e9999', 0n],
  ['1,234.5', 1_234_500_000_000_000_000_000n],
  ['-1,234,567', -1_234_567n * 10n ** 18n],
  [' 5', 5n * 10n ** 18n],
  ['5\t', 5n * 10n ** 18n],
  ['¥5', 5n * 10n ** 18n],
  ['￥1,234.5', 1_234_500_000_000_000_000_000n],
  ['-¥5', -5n * 10n ** 18n],
  ['¥-5', -5n * 10n ** 18n],
];

const REFUSED: readonly string[] = [
  // More digits than are kept
  ...['0.0000000000000000001', '0.1234567890123456789', '1.0000000000000000009', '100000000000000000000'],
  ...[DIGITS_40, `-${DIGITS_40}`, `0.${DIGITS_40}`, `${DIGITS_40}.${DIGITS_40}`, `${DIGITS_40}e-20`],
  // Exponents out of range, or none at all
  ...['1e-19', '12e-19', '1e20', '1e9999', '1e99999', '1e-99999', '1e', 'e5', '1e5.5', '1e--5', '1E+', '1d5'],
  // Digits and signs of other scripts
  ...['１２３', '１.5', '1．5', '－5', '＋5', '−5', '–5', '—5', '٣', '१२', '十', '½', '²', '1٫5', '①', '𝟓'],
  // Locale spellings
  ...[
    '1.234,5',
    '1,5',
    '1,23',
    '12,34,567',
    '1 234.5',
    '1\u00a0234',
    '1\u202f234',
    "1'234.5",
    '1’234',
    '1.234.567',
  ],
  ...['1,234,56', ',234', '1,', '1,,234', '1234,567', '1，234', '0,5'],
  // Numbers of programs
  ...[
    '0x10',
    '0b11',
    '0o17',
    '1_000',
    '1n',
    'NaN',
    'nan',
    'Infinity',
    '-Infinity',
    'inf',
    '∞',
    '1f',
    '0x1p3',
  ],
  // Signs in odd places, accounting, percent, words
  ...[
    '--5',
    '+-5',
    '5-',
    '- 5',
    '(5)',
    '5%',
    '1/2',
    '1.2.3',
    '.',
    '-',
    '+',
    '1.',
    '5元',
    '5 CNY',
    '¥',
    '¥¥5',
    '-¥-5',
  ],
  ...['null', 'N/A', '#REF!', '=1+1', 'true', '1\u200b', '1\u20602', "'5", '"5', '5\n6', '€5', '$5', '--'],
];

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('what is kept', () => {
  it.each(EXACT)('%j, to the last digit', async (text, units) => {
    expect(await fateOf(folder, '应付金额（含税）', text)).toEqual({ value: units });
  });
});

describe('what is refused, with its place', () => {
  it.each(REFUSED.map((text) => [text]))('%j', async (text) => {
    const fate = await fateOf(folder, '应付金额（含税）', text);
    expect(fate).toMatchObject({
      refused: { file: `${folder.path}/one-row.csv`, line: 3, column: '应付金额（含税）' },
    });
    expect('refused' in fate && fate.refused.code).toMatch(
      /^(NOT_A_NUMBER|OTHER_DECIMAL_MARK|CURRENCY_MISMATCH)$/,
    );
    expect('refused' in fate && text.trim().startsWith(String(fate.refused.value).slice(0, 80))).toBe(true);
  });
});

describe.each(COLUMNS)('%s', (column) => {
  it('keeps 18 decimals, and refuses the 19th', async () => {
    expect(await fateOf(folder, column, '-12345678901234567890.123456789012345678')).toEqual({
      value: -12_345_678_901_234_567_890_123_456_789_012_345_678n,
    });
    const others = some(['0x10', '1_000', 'NaN', '−5', '１', '1.234,5'], 3, COLUMNS.indexOf(column) % 3);
    for (const text of ['0.0000000000000000001', ...others]) {
      expect(await fateOf(folder, column, text)).toMatchObject({ refused: { line: 3, column, value: text } });
    }
  });
});

describe('any number', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 45 });
  const exponent = fc.option(fc.integer({ min: -60, max: 60 }), { nil: undefined });
  const sign = fc.constantFrom('', '-');

  it('is exact or refused, and refused only beyond 18 decimals or 20 digits before the point', () => {
    fc.assert(
      fc.property(sign, digits, digits, exponent, (minus, whole, fraction, power) => {
        const text = `${minus}${whole}.${fraction}${power === undefined ? '' : `e${power}`}`;
        const size = scaled(BigInt(whole + fraction), 18 - fraction.length + (power ?? 0));
        const fits = size !== undefined && size < 10n ** 38n;
        expect(parseDecimal(text)).toBe(fits ? (minus === '-' ? -size : size) : undefined);
      }),
      { numRuns: rounds(1000, 10_000) },
    );
  });

  it('is written so that it reads as itself', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n - 10n ** 38n, max: 10n ** 38n - 1n }), (value) => {
        const text = formatDecimal(value);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        const [whole = '', fraction = ''] = text.replace('-', '').split('.');
        const size = BigInt(whole + fraction.padEnd(18, '0'));
        expect(text.startsWith('-') ? -size : size).toBe(value);
      }),
      { numRuns: rounds(1000, 10_000) },
    );
  });
});

/** `value` × 10^`power` where that is whole. */
function scaled(value: bigint, power: number): bigint | undefined {
  if (power >= 0) return value * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return value % divisor === 0n ? value / divisor : undefined;
}
