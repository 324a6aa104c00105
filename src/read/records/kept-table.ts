import { BillError } from '../../words/problem.ts';
import { DEFAULT_LIMITS, type Limits } from '../contract/limits.ts';
import { textOf } from './fields.ts';
import { isProblem, type PlainRecord } from './record.ts';
import { recordsIn } from './records.ts';

/**
 * The records of a table that is kept in memory as a whole, each of which takes `rowBytes` beside its cells. Every fault
 * is an error, and so is more than may be kept.
 */
export async function* keptTable(
  path: string,
  rowBytes: number,
  some: Partial<Limits> = {},
): AsyncGenerator<PlainRecord> {
  const limits = { ...DEFAULT_LIMITS, ...some };
  let size = 0;
  for await (const item of recordsIn(path, { limits })) {
    if (isProblem(item)) throw new BillError(item);
    size += rowBytes + cellsOf(item);
    if (size > limits.table)
      throw new BillError({ code: 'TABLE_TOO_LARGE', file: item.file, params: { limit: limits.table } });
    yield item;
  }
}

function cellsOf({ fields }: PlainRecord): number {
  let size = 0;
  for (const value of Object.values(fields)) size += textOf(value)?.length ?? 0;
  return size;
}
