import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byPage, renderMarkdown, words } from '../../src/index.ts';
import { anyCube, anyDimensions } from '../support/money/any-cube.ts';
import { figure, shownTables } from '../support/money/markdown.ts';
import { sumsBy } from '../support/money/sums.ts';

const several = anyDimensions.filter((dimensions) => dimensions.length > 1);

it('the page says so wherever an amount is not shown as it is, in a pivot too', () => {
  fc.assert(
    fc.property(anyCube, several, fc.boolean(), (cube, all, isPivot) => {
      const [pivot = '', ...rest] = all;
      const dimensions = isPivot ? rest : all;
      const query = { dimensions, measures: ['voucher'], ...(isPivot ? { pivot } : {}) };
      const text = renderMarkdown(byPage(cube, { query, words: words('en') }));
      const [table] = shownTables(text);
      const cells = table?.rows.flatMap((row) => row.filter((_, place) => table.numbers[place])) ?? [];
      const same = ordered(cells.map(figure)) === ordered([...sumsBy(cube, all, 'voucher').values()]);
      expect(text.includes('Each amount is rounded')).toBe(!same);
    }),
    { numRuns: 300 },
  );
});

function ordered(amounts: readonly (bigint | null)[]): string {
  const filled = amounts.filter((amount) => amount !== null);
  return filled.map(String).sort().join();
}
