import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byPage, type Cube, type Page, renderMarkdown, summaryPage, words } from '../../src/index.ts';
import { anyCube, anyDimensions, anyMeasures } from '../support/money/any-cube.ts';
import { decimalsOf, figure, type ShownTable, shownTables } from '../support/money/markdown.ts';
import { sumsBy } from '../support/money/sums.ts';
import { rounds } from '../support/setup/effort.ts';

const en = words('en');
const named = anyDimensions.filter((dimensions) => dimensions.length > 0);
const anyTop = fc.option(fc.nat({ max: 4 }), { nil: undefined });
const RUNS = { numRuns: rounds(60, 150) };

/** Whether a row of a table belongs to a total: tables of several currencies or taxes say which is which. */
function belongs({ titles }: ShownTable, row: readonly string[], total: readonly string[]): boolean {
  const places = [titles.indexOf('Currency'), titles.indexOf('Tax')].filter((place) => place !== -1);
  return places.every((place) => row[place] === total[place]);
}

/** Adds up what is shown and compares it with the shown total, in every column of figures but the shares. */
function expectShownSums(page: Page, tables: number): void {
  const shown = shownTables(renderMarkdown(page));
  expect(shown).toHaveLength(tables);
  for (const table of shown) {
    for (const [place, isNumber] of table.numbers.entries()) {
      if (!isNumber || table.titles[place] === 'Share') continue;
      for (const total of table.totals) {
        const own = table.rows.filter((row) => belongs(table, row, total));
        const sum = own.reduce((all, row) => all + (figure(row[place] ?? '') ?? 0n), 0n);
        expect(sum, table.titles[place]).toBe(figure(total[place] ?? '') ?? 0n);
      }
    }
  }
}

it('the rows of a summary add up to its totals as shown', () => {
  fc.assert(
    fc.property(anyCube, anyTop, (cube, top) => {
      expectShownSums(summaryPage(cube, { words: en, ...(top === undefined ? {} : { top }) }), 3);
    }),
    RUNS,
  );
});

it('the rows of a table by any dimensions add up to its totals as shown', () => {
  fc.assert(
    fc.property(anyCube, named, anyTop, fc.option(anyMeasures), (cube, dimensions, top, measures) => {
      const query = { dimensions, ...(top === undefined ? {} : { top }), ...(measures && { measures }) };
      expectShownSums(byPage(cube, { query, words: en }), 1);
    }),
    RUNS,
  );
});

it('the columns of a pivot add up to their totals as shown', () => {
  fc.assert(
    fc.property(anyCube, named, anyTop, anyMeasures, (cube, [pivot = '', ...rest], top, measures) => {
      const dimensions = rest.length === 0 ? ['other'] : rest;
      const query = { dimensions, pivot, measures, ...(top === undefined ? {} : { top }) };
      expectShownSums(byPage(withOther(cube), { query, words: en }), 1);
    }),
    RUNS,
  );
});

it('a shown total is the exact total, rounded half away from zero', () => {
  fc.assert(
    fc.property(anyCube, named, (cube, dimensions) => {
      const [table] = shownTables(renderMarkdown(byPage(cube, { query: { dimensions }, words: en })));
      const place = table?.titles.lastIndexOf('Payable') ?? -1;
      const shown = table?.totals.map((total) => total[place] ?? '') ?? [];
      const exact = [...sumsBy(cube, [], 'payable').values()];
      const decimals = Math.max(0, ...shown.map(decimalsOf));
      const expected = exact.map((sum) => (sum === null ? null : rounded(sum, decimals)));
      expect(shown.map(figure).map(String).sort()).toEqual(expected.map(String).sort());
    }),
    RUNS,
  );
});

it('a row has the same figures whatever the top is', () => {
  fc.assert(
    fc.property(anyCube, named, fc.nat({ max: 4 }), (cube, dimensions, top) => {
      const shown = (query: { dimensions: readonly string[]; top?: number }) =>
        shownTables(renderMarkdown(byPage(cube, { query: { ...query, sort: undefined }, words: en })))[0];
      const whole = shown({ dimensions, top: 1000 });
      const cut = shown({ dimensions, top });
      expect(cut?.totals).toEqual(whole?.totals);
      const all = new Set(whole?.rows.map((row) => row.join('|')));
      const own = cut?.rows.filter(([first = '']) => !/^(other|display rounding)/.test(first)) ?? [];
      for (const row of own) expect(all).toContain(row.join('|'));
    }),
    RUNS,
  );
});

/** With a dimension that is the same everywhere. */
function withOther(cube: Cube): Cube {
  const groups = cube.groups.map((group) => ({ ...group, values: [...group.values, 'same'] }));
  return { ...cube, dimensions: [...cube.dimensions, 'other'], groups };
}

/** Rounds on paper: cuts the digits behind the last place off, and adds one there if the first of them is 5 or more. */
function rounded(value: bigint, decimals: number): bigint {
  const digits = (value < 0n ? -value : value).toString().padStart(19, '0');
  const cut = digits.length - (18 - decimals);
  const up = cut < digits.length && (digits[cut] as string) >= '5' ? 1n : 0n;
  const size = BigInt(`${BigInt(digits.slice(0, cut)) + up}${'0'.repeat(18 - decimals)}`);
  return value < 0n ? -size : size;
}
