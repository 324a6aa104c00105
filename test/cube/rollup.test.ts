import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { joinRow, PLAIN_CSV } from '../../samples/generator/csv.ts';
import { namesCsv } from '../../samples/generator/names.ts';
import {
  type Cube,
  costTable,
  DIMENSIONS,
  MEASURES,
  namesDimensions,
  readBill,
  readNames,
  rollup,
  totalsOf,
} from '../../src/index.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { anyCube, anyDimensions } from '../support/money/any-cube.ts';
import { expectRows } from '../support/money/cube.ts';
import { LAYOUT_NAMES, madeBill } from '../support/money/made.ts';
import { asAmount, keyOf, sumsBy, total } from '../support/money/sums.ts';
import { rounds } from '../support/setup/effort.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('a roll-up of any cube', () => {
  it('has every combination once, with the sums of plain addition', () => {
    fc.assert(
      fc.property(anyCube, anyDimensions, (cube, dimensions) => {
        const rows = rollup(cube, dimensions);
        for (const measure of MEASURES) {
          const ours = rows.map((row) => [keyOf(row.values, row.currency, row.tax), row.measures[measure]]);
          expect(ours.sort(byKey)).toEqual([...sumsBy(cube, dimensions, measure)].sort(byKey));
        }
        const counts = rows.map((row) => [keyOf(row.values, row.currency, row.tax), BigInt(row.rows)]);
        expect(counts.sort(byKey)).toEqual([...sumsBy(cube, dimensions, 'rows')].sort(byKey));
      }),
      { numRuns: rounds(100, 300) },
    );
  });

  it('has the same grand totals by any dimensions', () => {
    fc.assert(
      fc.property(anyCube, anyDimensions, (cube, dimensions) => {
        const rows = rollup(cube, dimensions);
        for (const grand of totalsOf(cube)) {
          const own = rows.filter((row) => row.currency === grand.currency && row.tax === grand.tax);
          for (const measure of MEASURES)
            expect(total(own.map((row) => row.measures[measure]))).toBe(grand.measures[measure]);
          expect(own.reduce((sum, row) => sum + row.rows, 0)).toBe(grand.rows);
        }
      }),
      { numRuns: rounds(100, 300) },
    );
  });
});

describe.each(LAYOUT_NAMES)('layout %s', (layout) => {
  it('every dimension of the contract adds up to the true totals', async () => {
    const made = madeBill(layout, 120, 21);
    const names = await readNames(folder.write('names.csv', namesCsv()));
    const by = [...DIMENSIONS, ...namesDimensions(names)].map(({ option }) => option);
    const text = [made.headers, ...made.rows].map((row) => joinRow(row, PLAIN_CSV)).join('');
    const cube = await readBill([folder.write('bill.csv', text)], {
      by: [...by, 'tag:team', 'tag:none'],
      names,
    });
    expectRows(cube, [], made.expected.totals);
    expect(cube.dimensions).toContain('cost_center');
    for (const dimension of cube.dimensions) expectSameTotals(cube, dimension);
  });
});

/** Adds the cells of a table by one dimension and compares them with the totals, which the generator knows. */
function expectSameTotals(cube: Cube, dimension: string): void {
  const { columns, rows } = costTable(cube, { dimensions: [dimension] });
  const totals = costTable(cube, { dimensions: [] });
  for (const [place, { name }] of totals.columns.entries()) {
    if (name === 'currency' || name === 'tax') continue;
    const ours = total(
      Array.from(rows, (row) => asAmount(row[columns.findIndex((each) => each.name === name)])),
    );
    expect(ours, `${name} by ${dimension}`).toBe(
      total(Array.from(totals.rows, (row) => asAmount(row[place]))),
    );
  }
}

function byKey(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
