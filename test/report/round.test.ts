import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfUp, roundToSum } from '../../src/report/round.ts';
import { rounds } from '../support/setup/effort.ts';

/** Thousandths in units of 10⁻¹⁸. */
const milli = (thousandths: bigint) => thousandths * 10n ** 15n;
const cents = (hundredths: bigint) => hundredths * 10n ** 16n;

describe('roundHalfUp', () => {
  it.each([
    ['a half goes up', 125n, 13n],
    ['a half goes away from zero', -125n, -13n],
    ['less than a half goes down', 124n, 12n],
    ['less than a half of a debt too', -124n, -12n],
    ['zero stays', 0n, 0n],
    ['a small debt becomes a plain zero', -4n, 0n],
    ['exact values stay', -120n, -12n],
  ])('%s', (_, thousandths, expected) => {
    expect(roundHalfUp(milli(thousandths), 2)).toBe(cents(expected));
  });

  it('rounds to whole numbers', () => {
    expect(roundHalfUp(milli(2500n), 0)).toBe(milli(3000n));
  });

  it('has nothing to do at the scale itself or beyond', () => {
    expect(roundHalfUp(-123456789n, 18)).toBe(-123456789n);
    expect(roundHalfUp(-123456789n, 30)).toBe(-123456789n);
  });
});

describe('roundToSum', () => {
  it.each([
    ['thirds: the first of equals goes up', [333n, 333n, 334n], [33n, 33n, 34n], 100n],
    ['three equal halves: total 0.02', [5n, 5n, 5n], [1n, 1n, 0n], 2n],
    ['the greatest loss goes up', [114n, 116n, 115n], [11n, 12n, 12n], 35n],
    ['refunds', [-125n, 125n], [-12n, 12n], 0n],
    ['a debt rounds away from zero', [-3n, -2n], [-1n, 0n], -1n],
    ['exact rows are not touched', [100n, 4n, 4n], [10n, 1n, 0n], 11n],
  ])('%s', (_, values, shown, total) => {
    expect(roundToSum(values.map(milli), 2)).toEqual({ shown: shown.map(cents), total: cents(total) });
  });

  it('leaves absent values absent', () => {
    expect(roundToSum([null, milli(5n), null, milli(5n)], 2)).toEqual({
      shown: [null, cents(1n), null, 0n],
      total: cents(1n),
    });
    expect(roundToSum([null, null], 2)).toEqual({ shown: [null, null], total: null });
    expect(roundToSum([], 2)).toEqual({ shown: [], total: null });
  });

  it('does not change its input', () => {
    const values = Object.freeze([milli(5n), milli(5n)]);
    roundToSum(values, 2);
    expect(values).toEqual([milli(5n), milli(5n)]);
  });
});

/** Amounts of every size, many with the same remainder. */
const amount = fc.oneof(
  fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }),
  fc.bigInt({ min: -2000n, max: 2000n }).map(milli),
  fc.bigInt({ min: -20n, max: 20n }),
);
const amounts = fc.array(fc.option(amount, { freq: 6 }), { maxLength: 30 });
const places = fc.integer({ min: 0, max: 18 });

/** The nearest multiple of 10^(18-decimals), found by string surgery on the magnitude instead of division. */
function nearest(value: bigint, decimals: number): bigint {
  const digits = (value < 0n ? -value : value).toString().padStart(19, '0');
  const cut = digits.length - (18 - decimals);
  const up = cut < digits.length && (digits[cut] as string) >= '5' ? 1n : 0n;
  const size = BigInt(`${BigInt(digits.slice(0, cut)) + up}${'0'.repeat(18 - decimals)}`);
  return value < 0n ? -size : size;
}

describe('properties', () => {
  it('roundHalfUp agrees with rounding on paper', () => {
    fc.assert(
      fc.property(amount, places, (value, decimals) => {
        expect(roundHalfUp(value, decimals)).toBe(nearest(value, decimals));
      }),
      { numRuns: rounds(1000, 10_000) },
    );
  });

  it('shown rows add up to the shown total, each less than a step from its exact self', () => {
    fc.assert(
      fc.property(amounts, places, (values, decimals) => {
        const step = BigInt(`1${'0'.repeat(18 - decimals)}`);
        const { shown, total } = roundToSum(values, decimals);
        const present = values.filter((value) => value !== null);
        let exact = 0n;
        let added = 0n;
        values.forEach((value, row) => {
          const cell = shown[row] as bigint | null;
          expect(cell === null).toBe(value === null);
          if (value === null || cell === null) return;
          exact += value;
          added += cell;
          expect(cell % step).toBe(0n);
          expect(cell - value < step && value - cell < step).toBe(true);
        });
        expect(shown).toHaveLength(values.length);
        expect(total).toBe(present.length === 0 ? null : nearest(exact, decimals));
        expect(added).toBe(total ?? 0n);
      }),
      { numRuns: rounds(1000, 10_000) },
    );
  });

  it('a greater loss never stays behind a smaller one, and earlier rows go first among equals', () => {
    fc.assert(
      fc.property(amounts, places, (values, decimals) => {
        const step = BigInt(`1${'0'.repeat(18 - decimals)}`);
        const { shown } = roundToSum(values, decimals);
        const rows = values.flatMap((value, row) => {
          if (value === null) return [];
          const up = (shown[row] as bigint) > value;
          return [{ up, loss: ((value % step) + step) % step }];
        });
        rows.forEach((row, index) => {
          if (row.up) return;
          for (const [other, raised] of rows.entries()) {
            if (!raised.up) continue;
            expect(raised.loss > row.loss || (raised.loss === row.loss && other < index)).toBe(true);
          }
        });
      }),
      { numRuns: rounds(1000, 10_000) },
    );
  });
});
