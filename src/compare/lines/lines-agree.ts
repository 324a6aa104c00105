import type { Cube } from '../../cube/cube.ts';
import { bucketOf } from '../../report/order.ts';
import { rollup } from '../../report/rollup.ts';
import { BillError } from '../../words/problem.ts';
import { type LineSum, mergedSums, netOf } from './line-sums.ts';

/**
 * Holds the lines that were compared to the bills as they were read before: the same lines and the same payable on
 * either side, or a file has changed in between. And the differences of the lines to that of the totals: a gap there
 * would be a fault of this program.
 */
export function mustAgree(sums: readonly LineSum[], old: Cube, now: Cube): void {
  const totals = mergedSums(sums, []);
  for (const [side, cube] of [
    ['old', old],
    ['new', now],
  ] as const) {
    const read = new Map(rollup(cube, []).map((row) => [bucketOf(row), row]));
    const compared = totals.filter((total) => total[side].lines > 0);
    const isSame = (total: LineSum) => {
      const row = read.get(bucketOf(total));
      return row?.rows === total[side].lines && (row.measures.payable ?? 0n) === total[side].payable;
    };
    if (compared.length !== read.size || !compared.every(isSame))
      throw new BillError({ code: 'FILE_CHANGED', file: cube.bill.files.join(', ') });
  }
  for (const sum of sums)
    if (sum.new.payable - sum.old.payable !== netOf(sum))
      throw new Error('internal fault: the differences of lines do not add up to that of the bills');
}
