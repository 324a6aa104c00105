import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTable } from '../../src/report/round-table.ts';

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

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
  it('adds up in both directions, and nothing moves by a whole step', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 0, max: 18 }), (rows, decimals) => {
        const step = 10n ** BigInt(18 - decimals);
        const near = (shown: bigint, exact: bigint) => {
          expect(shown % step).toBe(0n);
          const distance = shown - exact;
          expect(distance < step && distance > -step).toBe(true);
        };
        const { rows: shown, rowTotals, totals, total } = roundTable(rows, decimals);
        const columns = (table: readonly (readonly bigint[])[]) =>
          (rows[0] as bigint[]).map((_, place) => sum(table.map((row) => row[place] as bigint)));
        expect(rowTotals).toEqual(shown.map(sum));
        expect(totals).toEqual(columns(shown));
        expect(total).toBe(sum(totals));
        for (const [place, exact] of columns(rows).entries()) near(totals[place] as bigint, exact);
        for (const [place, row] of rows.entries()) {
          near(rowTotals[place] as bigint, sum(row));
          for (const [column, exact] of row.entries()) near(shown[place]?.[column] as bigint, exact);
        }
        near(total, sum(rows.map(sum)));
      }),
      { numRuns: 2000 },
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
