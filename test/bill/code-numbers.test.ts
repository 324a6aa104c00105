import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeNumbers } from '../../src/bill/code-numbers.ts';

/** Columns of codes with few or very many codes, so that tables are looked up directly or hashed. */
const columns = fc
  .record({
    rows: fc.integer({ min: 0, max: 60 }),
    sizes: fc.array(fc.constantFrom(1, 2, 3, 2 ** 17, 2 ** 25), { maxLength: 4 }),
  })
  .chain(({ rows, sizes }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.tuple(
        ...sizes.map((size) =>
          fc
            .array(fc.oneof(fc.nat(size - 1), fc.nat(Math.min(2, size - 1))), {
              minLength: rows,
              maxLength: rows,
            })
            .map((codes) => ({ codes: Uint32Array.from(codes), size })),
        ),
      ),
    }),
  );

it('numbers what is alike alike and what is not apart, in the order of appearance', () => {
  fc.assert(
    fc.property(columns, ({ rows, columns: all }) => {
      const keys = Array.from({ length: rows }, (_, row) => all.map(({ codes }) => codes[row]).join());
      const known = [...new Set(keys)];
      const { numbers, count, firsts } = codeNumbers(all, rows);
      expect([...numbers]).toEqual(keys.map((key) => known.indexOf(key)));
      expect(count).toBe(known.length);
      expect([...firsts]).toEqual(known.map((key) => keys.indexOf(key)));
    }),
  );
});

it.each([
  ['directly', 1 << 10],
  ['by hashes', 1 << 30],
])('holds many combinations, looked up %s', (_, size) => {
  const rows = 140_000;
  const codes = Uint32Array.from({ length: rows }, (__, row) => row % 70_000);
  const halves = (shift: number) => ({ codes: codes.map((code) => (code >> shift) & 1023), size });
  const { numbers, count } = codeNumbers([halves(0), halves(10)], rows);
  expect(count).toBe(70_000);
  expect(numbers.findIndex((number, row) => number !== row % 70_000)).toBe(-1);
});
