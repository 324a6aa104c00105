import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CostQuery, costTable, MEASURES } from '../../src/index.ts';
import { anyCube, anyDimensions } from '../support/money/any-cube.ts';
import { asAmount, total } from '../support/money/sums.ts';

const anySort = fc.record({
  column: fc.constantFrom('payable', 'rows', 'tokens', 'model', 'day'),
  descending: fc.boolean(),
});
const anyTop = fc.nat({ max: 6 });
const named = anyDimensions.filter((dimensions) => dimensions.length > 0);
const measures = ['rows', ...MEASURES];

it('a top keeps its rows as they are and adds up the rest exactly, in every measure', () => {
  fc.assert(
    fc.property(anyCube, named, anySort, anyTop, (cube, dimensions, sort, top) => {
      const query: CostQuery = { dimensions, measures, sort };
      const width = dimensions.length;
      const whole = costTable(cube, query);
      const cut = costTable(cube, { ...query, top });
      expect(cut.totals).toEqual(whole.totals);
      for (const bucket of whole.totals) {
        const inBucket = (row: readonly unknown[]) =>
          row[width] === bucket[width] && row[width + 1] === bucket[width + 1];
        const all = [...whole.rows].filter(inBucket);
        const shown = [...cut.rows].filter(inBucket);
        expect(shown.slice(0, top)).toEqual(all.slice(0, top));
        expect(shown.slice(top)).toEqual(folded(all.slice(top), width, bucket));
      }
    }),
    { numRuns: 500 },
  );
});

/** The one row that stands for the rest, by plain addition; a single row stands for itself. */
function folded(
  rest: readonly (readonly unknown[])[],
  width: number,
  bucket: readonly unknown[],
): readonly unknown[] {
  if (rest.length < 2) return [...rest];
  const names = Array.from({ length: width }, (_, place) => (place === 0 ? `other (${rest.length})` : null));
  const sums = measures.map((name, index) => {
    const sum = total(rest.map((row) => asAmount(row[width + 2 + index])));
    return name === 'rows' ? Number(sum) : sum;
  });
  return [[...names, bucket[width], bucket[width + 1], ...sums]];
}
