import { BillError } from '../../words/problem.ts';
import { DEFAULT_LIMITS, type Limits } from '../contract/limits.ts';
import { textOf } from './fields.ts';
import { isProblem, type PlainRecord } from './record.ts';
import { recordsIn } from './records.ts';

/** What a row takes beside its cells. */
const ROW_BYTES = 64;

/** The records of a table that is kept in memory as a whole. Every fault is an error, and so is more than may be kept. */
export async function* keptTable(path: string, some: Partial<Limits> = {}): AsyncGenerator<PlainRecord> {
  const limits = { ...DEFAULT_LIMITS, ...some };
  let size = 0;
  for await (const item of recordsIn(path, { limits })) {
    if (isProblem(item)) throw new BillError(item);
    size += sizeOf(item);
    if (size > limits.table)
      throw new BillError({ code: 'TABLE_TOO_LARGE', file: item.file, params: { limit: limits.table } });
    yield item;
  }
}

function sizeOf({ fields }: PlainRecord): number {
  let size = ROW_BYTES;
  for (const value of Object.values(fields)) size += textOf(value)?.length ?? 0;
  return size;
}
