import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareAbsentLast } from '../../src/bill/compare.ts';
import { ranks, sortedByRanks } from '../../src/bill/ranks.ts';

const row = fc.record({
  text: fc.constantFrom('a', 'b', 'é', '\ud800', null),
  amount: fc.option(fc.bigInt({ min: -3n, max: 3n }), { nil: null }),
  count: fc.nat(2),
});

it('sorts as comparing the rows would, and leaves those that are alike in their order', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 30 }),
      fc.constantFrom(1 as const, -1 as const),
      (rows, direction) => {
        const expected = rows.toSorted(
          (a, b) => compareAbsentLast(a.amount, b.amount, direction) || compareAbsentLast(a.text, b.text),
        );
        const own = sortedByRanks(rows, [
          ranks(rows, ({ amount }) => amount, direction),
          ranks(rows, ({ text }) => text),
        ]);
        expect(own).toEqual(expected);
      },
    ),
  );
});
