import { expect, it } from 'vitest';
import { folded } from '../../src/report/order.ts';
import type { Rolled } from '../../src/report/rollup.ts';

const rows = Array.from({ length: 150_000 }, (_, n) => row(n, n % 3 === 0 ? 'USD' : 'CNY'));

function row(n: number, currency: string): Rolled {
  const measures = { payable: BigInt(n) } as Rolled['measures'];
  return { values: [`m${n}`], currency, tax: 'included', rows: 2, measures };
}

// Work that grows with the square of the rows would not end in the time of a test.
it('the top of a long table is kept for each currency, and the rest is one row', () => {
  const top = folded(rows, 140_000, -1);
  expect(top.filter(({ currency }) => currency === 'CNY').length).toBe(100_000);
  expect(top.filter(({ currency }) => currency === 'USD').length).toBe(50_000);
  const [kept, , rest, ...more] = folded(rows, 2, -1);
  expect(kept?.values).toEqual(['m0']);
  expect(rest).toMatchObject({ values: ['other (49998)'], currency: 'USD', folded: 49_998, rows: 99_996 });
  expect(rest?.measures.payable).toBe(
    rows
      .filter(({ currency }) => currency === 'USD')
      .slice(2)
      .reduce((sum, { measures }) => sum + (measures.payable ?? 0n), 0n),
  );
  expect(more.map(({ values }) => values[0])).toEqual(['m1', 'm2', 'other (99998)']);
});
