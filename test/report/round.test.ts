import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundColumn, roundHalfUp } from '../../src/report/round.ts';
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

describe('roundColumn', () => {
  it.each([
    ['thirds', [333n, 333n, 334n], [33n, 33n, 33n], 100n, 1n],
    ['three equal halves', [5n, 5n, 5n], [1n, 1n, 1n], 2n, -1n],
    ['refunds', [-125n, 125n], [-13n, 13n], 0n, 0n],
    ['a debt', [-3n, -2n], [0n, 0n], -1n, -1n],
    ['exact rows', [100n, 4n, 4n], [10n, 0n, 0n], 11n, 1n],
  ])('%s: each by itself, and what is left of the total', (_, values, shown, total, rest) => {
    expect(roundColumn(values.map(milli), 2)).toEqual({
      shown: shown.map(cents),
      total: cents(total),
      rest: cents(rest),
    });
  });

  it('the value that adds up others takes what is left', () => {
    expect(roundColumn([333n, 333n, 334n].map(milli), 2, 1)).toEqual({
      shown: [33n, 34n, 33n].map(cents),
      total: cents(100n),
      rest: 0n,
    });
  });

  it('leaves absent values absent', () => {
    expect(roundColumn([null, milli(5n), null, milli(5n)], 2)).toEqual({
      shown: [null, cents(1n), null, cents(1n)],
      total: cents(1n),
      rest: cents(-1n),
    });
    expect(roundColumn([null, null], 2)).toEqual({ shown: [null, null], total: null, rest: 0n });
    expect(roundColumn([], 2)).toEqual({ shown: [], total: null, rest: 0n });
  });

  it('does not change its input', () => {
    const values = Object.freeze([milli(5n), milli(5n)]);
    roundColumn(values, 2, 0);
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

  it('each value is the nearest, whatever stands beside it, and with the rest all add up to the nearest total', () => {
    fc.assert(
      fc.property(amounts, places, (values, decimals) => {
        const { shown, total, rest } = roundColumn(values, decimals);
        const present = values.filter((value) => value !== null);
        const added = shown.reduce<bigint>((sum, cell) => sum + (cell ?? 0n), 0n);
        expect(shown).toEqual(values.map((value) => (value === null ? null : nearest(value, decimals))));
        expect(total).toBe(
          present.length === 0
            ? null
            : nearest(
                present.reduce((a, b) => a + b),
                decimals,
              ),
        );
        expect(added + rest).toBe(total ?? 0n);
      }),
      { numRuns: rounds(1000, 10_000) },
    );
  });

  it('a taker changes no other value', () => {
    fc.assert(
      fc.property(amounts, places, fc.nat(), (values, decimals, any) => {
        const taker = values.length === 0 ? undefined : any % values.length;
        const { shown, total, rest } = roundColumn(values, decimals, taker);
        const alone = roundColumn(values, decimals).shown;
        const others = <T>(list: readonly T[]) => list.filter((_, place) => place !== taker);
        expect(others(shown)).toEqual(others(alone));
        expect(shown.reduce<bigint>((sum, cell) => sum + (cell ?? 0n), rest)).toBe(total ?? 0n);
      }),
      { numRuns: rounds(1000, 10_000) },
    );
  });
});
