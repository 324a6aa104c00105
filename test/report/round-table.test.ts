import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTable } from '../../src/report/round-table.ts';
import { rounds } from '../support/setup/effort.ts';

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

const size = (value: bigint) => (value < 0n ? -value : value);
const columnsOf = (table: readonly (readonly bigint[])[]) =>
  (table[0] as bigint[]).map((_, place) => sum(table.map((row) => row[place] as bigint)));

const anyTable = fc
  .record({ height: fc.integer({ min: 1, max: 12 }), width: fc.integer({ min: 1, max: 9 }) })
  .chain(({ height, width }) => {
    const value = fc.oneof(
      fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
      fc.bigInt({ min: -500n, max: 500n }).map((thousandths) => thousandths * 10n ** 15n),
      fc.constant(0n),
    );
    const row = fc.array(value, { minLength: width, maxLength: width });
    return fc.array(row, { minLength: height, maxLength: height });
  });

describe('roundTable', () => {
  it('adds up in both directions, and only the largest row moves by a whole step', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 0, max: 18 }), (rows, decimals) => {
        const step = 10n ** BigInt(18 - decimals);
        const isNear = (shown: bigint, exact: bigint, steps: bigint) => {
          expect(shown % step).toBe(0n);
          const distance = size(shown - exact);
          return distance < steps * step || distance === 0n;
        };
        const { rows: shown, rowTotals, totals, total } = roundTable(rows, decimals);
        const columns = columnsOf(rows);
        expect(rowTotals).toEqual(shown.map(sum));
        expect(totals).toEqual(columnsOf(shown));
        expect(total).toBe(sum(totals));
        const nearest = (value: bigint) =>
          (value < 0n ? -1n : 1n) * ((size(value) + step / 2n) / step) * step;
        expect(total).toBe(nearest(sum(columns)));
        expect(totals[0]).toBe(nearest(columns[0] as bigint));
        expect(columns.every((exact, place) => isNear(totals[place] as bigint, exact, 2n))).toBe(true);
        const sizes = rows.map((row) => sum(row.map(size)));
        const largest = sizes.indexOf(sizes.reduce((a, b) => (a > b ? a : b)));
        for (const [place, row] of rows.entries()) {
          const steps = place === largest ? 3n : 1n;
          expect(isNear(rowTotals[place] as bigint, sum(row), steps)).toBe(true);
          for (const [column, exact] of row.entries())
            expect(isNear(shown[place]?.[column] as bigint, exact, steps)).toBe(true);
        }
      }),
      { numRuns: rounds(300, 2000) },
    );
  });

  it('leaves a table alone that needs no rounding', () => {
    const rows = [
      [10n ** 18n, -(10n ** 17n)],
      [0n, 10n ** 17n],
    ];
    expect(roundTable(rows, 2)).toEqual({
      rows,
      rowTotals: [9n * 10n ** 17n, 10n ** 17n],
      totals: [10n ** 18n, 0n],
      total: 10n ** 18n,
    });
  });

  it('takes a table without rows', () => {
    expect(roundTable([], 2)).toEqual({ rows: [], rowTotals: [], totals: [], total: 0n });
  });
});
