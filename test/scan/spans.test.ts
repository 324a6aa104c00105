import { expect, it } from 'vitest';
import { csv, wholeMonth } from '../check/bill.ts';
import { readBoth } from './both.ts';

it('a group of which each reader has some rows spans the days of both', async () => {
  const lines = csv(wholeMonth()).split('\n');
  // The reference reader takes the quoted row; the scanner takes the others of the same group, on later days.
  const odd = lines.map((line, n) =>
    n === 1 ? line.replace(/(?<=,)0\.004(?=,)/, '"0.004"').replace(/(?<=,)2(?=,)/, '+2') : line,
  );
  expect(odd[1]).not.toBe(lines[1]);
  const keys = ['instanceId', 'currency', 'unit', 'feeType', 'month'] as const;
  const { reference, fast } = await readBoth([[Buffer.from(odd.join('\n'))]], { keys });
  expect(fast).toEqual(reference);
});
