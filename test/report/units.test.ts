import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cube, costTable } from '../../src/index.ts';
import { anyCube } from '../support/money/any-cube.ts';
import { keyOf, sumsBy, total } from '../support/money/sums.ts';

const measures = ['consumed', 'deducted', 'billed'] as const;
const dimensions = ['unit', 'model'];
const WIDTH = dimensions.length + 2;

/** The cube with its last dimension taken for the unit. */
function withUnits(cube: Cube): Cube {
  return { ...cube, dimensions: cube.dimensions.with(-1, 'unit') };
}

it('usage of two units is never one figure: not in a total, not in the rest behind a top', () => {
  fc.assert(
    fc.property(anyCube.map(withUnits), fc.nat({ max: 3 }), (cube, top) => {
      const whole = costTable(cube, { dimensions, measures });
      const { rows, totals } = costTable(cube, { dimensions, measures, top });
      for (const grand of totals) {
        const own = (row: readonly unknown[]) => row[2] === grand[2] && row[3] === grand[3];
        const units = used(cube, grand);
        if (units.size > 1) expect(grand.slice(WIDTH)).toEqual([null, null, null]);
        const [rest] = [...rows].filter(own).slice(top);
        const behind = [...whole.rows].filter(own).slice(top).filter(hasUsage);
        if (new Set(behind.map(([unit]) => unit)).size > 1)
          expect(rest?.slice(WIDTH)).toEqual([null, null, null]);
      }
    }),
    { numRuns: 300 },
  );
});

it('usage of one unit keeps its sum', () => {
  fc.assert(
    fc.property(anyCube.map(withUnits), (cube) => {
      const groups = cube.groups.map((group) => ({ ...group, values: group.values.with(-1, 'token') }));
      const one = { ...cube, groups };
      for (const grand of costTable(one, { dimensions, measures }).totals) {
        const sums = measures.map((measure) => sumsBy(cube, [], measure).get(keyOf([], grand[2], grand[3])));
        expect(grand.slice(WIDTH)).toEqual(sums);
      }
    }),
    { numRuns: 300 },
  );
});

/** Units of a currency and tax that have usage. */
function used(cube: Cube, grand: readonly unknown[]): Set<unknown> {
  const place = cube.dimensions.indexOf('unit');
  const own = cube.groups.filter(({ currency, tax }) => currency === grand[2] && tax === grand[3]);
  const units = new Set(own.map(({ values }) => values[place]));
  const sum = (unit: unknown, measure: (typeof measures)[number]) =>
    total(own.filter(({ values }) => values[place] === unit).map((group) => group.measures[measure]));
  return new Set([...units].filter((unit) => measures.some((measure) => (sum(unit, measure) ?? 0n) !== 0n)));
}

function hasUsage(row: readonly unknown[]): boolean {
  return row.slice(WIDTH).some((cell) => cell !== null && cell !== 0n);
}
