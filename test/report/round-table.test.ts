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

const nearest = (value: bigint, step: bigint) =>
  (value < 0n ? -1n : 1n) * ((size(value) + step / 2n) / step) * step;

describe('roundTable', () => {
  it('adds up in both directions; a row is the same beside any other rows', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 0, max: 18 }), fc.option(fc.nat()), (rows, decimals, any) => {
        const step = 10n ** BigInt(18 - decimals);
        const taker = any === null ? undefined : any % rows.length;
        const table = roundTable(rows, decimals, taker);
        const all = [...table.rows, ...(table.rest === undefined ? [] : [table.rest])];
        expect(columnsOf(all.map(({ cells }) => cells))).toEqual(table.totals.cells);
        for (const { cells, total } of [...all, table.totals]) expect(total).toBe(sum(cells));
        if (taker !== undefined) expect(table.rest).toBeUndefined();
        for (const [exact, { cells, total }] of [
          [columnsOf(rows), table.totals] as const,
          ...rows.flatMap((row, place) =>
            place === taker ? [] : [[row, table.rows[place] as (typeof all)[number]] as const],
          ),
        ]) {
          expect(cells[0]).toBe(nearest(exact[0] as bigint, step));
          if (exact.length > 1) expect(total).toBe(nearest(sum(exact), step));
          for (const [place, cell] of cells.entries()) {
            expect(cell % step).toBe(0n);
            expect(size(cell - (exact[place] as bigint))).toBeLessThan(2n * step);
          }
          const alone = roundTable([exact], decimals).rows[0];
          expect({ cells, total }).toEqual(alone);
        }
      }),
      { numRuns: rounds(300, 2000) },
    );
  });

  it('what rows leave of the totals is a row, or goes to the row that adds up others', () => {
    const half = 5n * 10n ** 15n;
    const cent = 10n ** 16n;
    const rows = [
      [half, 0n],
      [half, 0n],
      [half, 0n],
    ];
    const shown = { cells: [cent, 0n], total: cent };
    const [two, less] = [2n * cent, -cent];
    expect(roundTable(rows, 2)).toEqual({
      rows: [shown, shown, shown],
      totals: { cells: [two, 0n], total: two },
      rest: { cells: [less, 0n], total: less },
    });
    expect(roundTable(rows, 2, 2)).toEqual({
      rows: [shown, shown, { cells: [0n, 0n], total: 0n }],
      totals: { cells: [two, 0n], total: two },
    });
  });

  it('leaves a table alone that needs no rounding', () => {
    const rows = [
      [10n ** 18n, -(10n ** 17n)],
      [0n, 10n ** 17n],
    ];
    expect(roundTable(rows, 2)).toEqual({
      rows: [
        { cells: rows[0], total: 9n * 10n ** 17n },
        { cells: rows[1], total: 10n ** 17n },
      ],
      totals: { cells: [10n ** 18n, 0n], total: 10n ** 18n },
    });
  });

  it('takes a table without rows', () => {
    expect(roundTable([], 2)).toEqual({ rows: [], totals: { cells: [], total: 0n } });
  });
});
