import { describe, expect, it } from 'vitest';
import { parseCellKey } from '../../../src/cube/cell-key.ts';
import { readBill } from '../../../src/read-bill.ts';
import { ordered } from '../../../src/report/order.ts';
import { type Rolled, rollup } from '../../../src/report/rollup.ts';
import { mustEqualCell } from '../../../src/report/trace/sums.ts';
import { sample } from '../../support/files/samples.ts';

const key = parseCellKey(['tax=included']);

async function twoCurrencies() {
  const cube = await readBill([sample('two-currencies-202605.csv')], { by: ['unit'] });
  return { cube, truth: ordered(rollup(cube, ['unit']), ['unit'], undefined) };
}

describe('sums of traced lines', () => {
  it('that are the report’s cells pass', async () => {
    const { cube, truth } = await twoCurrencies();
    expect(truth.length).toBeGreaterThan(2);
    expect(() => mustEqualCell(truth, cube, key)).not.toThrow();
  });

  it.each<[string, (row: Rolled) => Rolled[]]>([
    ['a line more', (row) => [{ ...row, rows: row.rows + 1 }]],
    ['the last digit', (row) => [{ ...row, measures: { ...row.measures, payable: payableOf(row) + 1n } }]],
    ['another currency', (row) => [{ ...row, currency: 'JPY' }]],
    ['another unit', (row) => [{ ...row, values: ['other'] }]],
    ['one is missing', () => []],
    ['one too many', (row) => [row, row]],
  ])('that are not stop the run: %s', async (_, changed) => {
    const { cube, truth } = await twoCurrencies();
    const [first, ...others] = truth as [Rolled];
    expect(() => mustEqualCell([...changed(first), ...others], cube, key)).toThrow(/internal fault/);
  });
});

function payableOf({ measures }: Rolled): bigint {
  return measures.payable ?? 0n;
}
