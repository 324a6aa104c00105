import { diffLines, type LinesDifference } from '../compare/lines/diff-lines.ts';
import { diffMonths, type MonthsDifference } from '../compare/months/diff-months.ts';
import { readTwoBills, type TwoBills } from '../compare/two-bills.ts';
import type { BillReader } from '../read/contract/bill-reader.ts';
import { billReader, type ReaderOptions, reported } from './bill-reader.ts';
import { columnsBy, type Selection } from './selection.ts';

export interface CompareOptions extends ReaderOptions, Selection {
  /** Dimensions that differences are added up by, by option or column name; the model when left out. */
  readonly by?: readonly string[];
}

/**
 * Compares two exports of the same months line by line, where each of `old` and `now` is a file, a folder or a glob:
 * what was added, removed and changed (`report.sums`, `report.differences`, or as `tables`). Lines are matched by their
 * ids; where a bill has none, by all that they say.
 *
 * Each bill is read up to three times. At most `limits.groups` differing lines are listed, all are counted and added
 * up. Throws a BillError where nothing can be read, `READ_ONCE` for standard input or a pipe, and `FILE_CHANGED` where
 * a bill changes meanwhile.
 */
export async function compareLines(
  old: string,
  now: string,
  options: CompareOptions = {},
): Promise<LinesDifference> {
  const { two, read, limits } = await bothRead(old, now, options);
  return diffLines(two, { most: limits?.groups }, read);
}

/**
 * Compares two months: the parts of their difference (`report.bridge`: price, usage, new and gone …), month over month by
 * dimensions, and list prices that changed. They add up to the difference exactly. Throws a BillError where nothing can
 * be read.
 */
export async function compareMonths(
  old: string,
  now: string,
  options: CompareOptions = {},
): Promise<MonthsDifference> {
  const { two, read } = await bothRead(old, now, options);
  return diffMonths(two, read);
}

interface BothRead extends Pick<ReaderOptions, 'limits'> {
  readonly two: TwoBills;
  readonly read: BillReader;
}

async function bothRead(old: string, now: string, options: CompareOptions): Promise<BothRead> {
  const { by, filters, names, ...reading } = options;
  const read = billReader(reading);
  const columns = by && columnsBy(by, names);
  const { two, bills } = await readTwoBills(old, now, { by: columns, filters, names }, read);
  return { two: reported(two, bills), read, limits: reading.limits };
}
