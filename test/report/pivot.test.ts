import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cube, costTable } from '../../src/index.ts';
import { anyCube, anyDimensions, anyMeasures } from '../support/money/any-cube.ts';
import { asAmount, keyOf, sumsBy, total } from '../support/money/sums.ts';
import { rounds } from '../support/setup/effort.ts';

const RUNS = rounds(80, 200);

/** Some dimensions, of which the first is spread over columns. */
const anySpread = anyDimensions.filter((dimensions) => dimensions.length > 0);

it('the cells of a row add up to the row, and those of a total to the total', () => {
  fc.assert(
    fc.property(anyCube, anySpread, anyMeasures, (cube, [pivot = '', ...dimensions], measures) => {
      const { columns, rows, totals } = costTable(cube, { dimensions, pivot, measures });
      const first = dimensions.length + 2;
      const heads = (columns.length - first) / measures.length;
      for (const [index, measure] of measures.entries()) {
        const start = first + index * heads;
        const across = (row: readonly unknown[]) => total(row.slice(start, start + heads).map(asAmount));
        const keyed = (row: readonly unknown[], width: number) =>
          keyOf(row.slice(0, width), row[first - 2], row[first - 1]);
        expect(new Map(Array.from(rows, (row) => [keyed(row, first - 2), across(row)]))).toEqual(
          sumsBy(cube, dimensions, measure),
        );
        expect(new Map(totals.map((row) => [keyed(row, 0), across(row)]))).toEqual(sumsBy(cube, [], measure));
      }
    }),
    { numRuns: RUNS },
  );
});

it('a column adds up to its total', () => {
  fc.assert(
    fc.property(anyCube, anySpread, anyMeasures, (cube, [pivot = '', ...dimensions], measures) => {
      const { columns, rows, totals } = costTable(cube, { dimensions, pivot, measures });
      for (const [place] of columns.entries()) {
        if (place < dimensions.length + 2) continue;
        for (const grand of totals) {
          const own = [...rows].filter((row) => sameBucket(row, grand, dimensions.length));
          expect(total(own.map((row) => asAmount(row[place])))).toBe(asAmount(grand[place]));
        }
      }
    }),
    { numRuns: RUNS },
  );
});

it('behind a top, the cells of every row, the rest too, add up to what the row is without a pivot', () => {
  fc.assert(
    fc.property(anyCube, anySpread, fc.nat({ max: 4 }), (cube, [pivot = '', ...dimensions], top) => {
      fc.pre(dimensions.length > 0);
      const query = { dimensions, top, measures: ['payable'] };
      const width = dimensions.length + 2;
      const spread = costTable(cube, { ...query, pivot }).rows;
      const ours = Array.from(spread, (row) => [
        ...row.slice(0, width),
        total(row.slice(width).map(asAmount)),
      ]);
      // `top.test.ts` shows that these rows are right.
      expect(ours).toEqual([...costTable(cube, query).rows]);
    }),
    { numRuns: RUNS },
  );
});

it('every cell is the sum of its row and its head', () => {
  fc.assert(
    fc.property(anyCube, anySpread, (cube, [pivot = '', ...dimensions]) => {
      const { columns, rows } = costTable(cube, { dimensions, pivot, measures: ['payable'] });
      const width = dimensions.length;
      const cells = [...rows].flatMap((row) => row.slice(width + 2).map((cell) => asAmount(cell)));
      const expected = [...sumsBy(cube, [...dimensions, pivot], 'payable').values()];
      expect(filled(cells)).toEqual(filled(expected));
      expect(columns.length - width - 2).toBe(headsOf(cube, pivot).size);
    }),
    { numRuns: RUNS },
  );
});

it('no two columns have the same name, so that no JSON reader loses one', () => {
  fc.assert(
    fc.property(anyCube, anySpread, anyMeasures, (cube, [pivot = '', ...dimensions], measures) => {
      const names = costTable(cube, { dimensions, pivot, measures }).columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }),
    { numRuns: RUNS },
  );
});

function sameBucket(row: readonly unknown[], grand: readonly unknown[], width: number): boolean {
  return row[width] === grand[width] && row[width + 1] === grand[width + 1];
}

function filled(amounts: readonly (bigint | null)[]): string[] {
  return amounts
    .filter((amount) => amount !== null)
    .map(String)
    .sort();
}

function headsOf(cube: Cube, pivot: string): Set<unknown> {
  const place = cube.dimensions.indexOf(pivot);
  return new Set(cube.groups.map((group) => group.values[place] ?? null));
}
