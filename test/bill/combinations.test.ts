import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Combinations } from '../../src/bill/combinations.ts';

const value = fc.oneof(
  fc.constantFrom('', '\0', '0', 'true', '\ud800'),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
);

it('numbers what is alike alike and what is not apart, in the order of appearance', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 0, max: 4 })
        .chain((size) => fc.array(fc.array(value, { minLength: size, maxLength: size }))),
      (all) => {
        const combinations = new Combinations(all[0]?.length ?? 0);
        const keys = all.map((values) => JSON.stringify(values));
        const known = [...new Set(keys)];
        expect(all.map((values) => combinations.of(values))).toEqual(keys.map((key) => known.indexOf(key)));
      },
    ),
  );
});

it('holds more values than a character tells', () => {
  const combinations = new Combinations(2);
  const last = 140_000;
  const given = Array.from({ length: last }, (_, n) => combinations.of([String(n), String(n >> 1)]));
  expect(given.findIndex((number, n) => number !== n)).toBe(-1);
  for (const n of [0, 55_295, 55_296, 65_535, 65_536, 131_071, 131_072, last - 1])
    expect(combinations.of([String(n), String(n >> 1)])).toBe(n);
  expect(combinations.of(['0', '1'])).toBe(last);
});
