import { diffLines } from '../../../compare/lines/diff-lines.ts';
import { diffMonths } from '../../../compare/months/diff-months.ts';
import { bestComparison, readTwoBills, type TwoBills } from '../../../compare/two-bills.ts';
import { namesDimensions } from '../../../cube/names.ts';
import { BillError } from '../../../words/problem.ts';
import { missesFilter } from '../../options/expect.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { billReader, complain, exitOf, sayUnreported } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { deliverDiff, type Found, tableName } from './deliver.ts';
import { linesFound } from './lines.ts';
import { monthsFound } from './months.ts';

type What = Found['compared'];

/** `diff OLD NEW`: two exports of a month line by line, two months by the parts of their difference. */
export async function diff(
  [old = '', now = '']: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const { values, reading, selection } = options;
  if (old === '-' && now === '-') throw new UsageError({ code: 'DIFF_STDIN' });
  if (values.as !== undefined) tableName(values.as, values);
  const { filters, names } = selection;
  const asked = { by: columnsBy(options), filters, names };
  const { bills, two } = await readTwoBills(old, now, asked, billReader(reading, context));
  if (two === undefined) return sayUnreported(bills.reading, context);
  const found = await foundBy(whatToCompare(values.as, two), two, options, context);
  await deliverDiff(found, options, context);
  const sides = [two.old, two.new];
  for (const side of sides) await complain(side.bills, reading, context);
  const isFound = ({ cube }: TwoBills['old']) => found.differs || missesFilter(options.expected, cube);
  return Math.max(...sides.map((side) => exitOf(side.bills, isFound(side))));
}

/** The dimensions of `--by`. */
function columnsBy({ values, selection: { names } }: RunOptions) {
  const extra = names === undefined ? [] : namesDimensions(names);
  return values.by === undefined ? undefined : resolveTable({ by: values.by }, extra).columns;
}

/** What was asked for, else lines where the bills have a month in common. */
function whatToCompare(what: What | undefined, two: TwoBills): What {
  const found = what ?? bestComparison(two);
  if (found === undefined) throw new UsageError({ code: 'DIFF_MONTHS_UNKNOWN' });
  return found;
}

async function foundBy(what: What, two: TwoBills, options: RunOptions, context: Context): Promise<Found> {
  const { words } = context;
  const read = billReader(options.reading, context);
  if (what === 'months') return monthsFound(await diffMonths(two, read), options, words);
  try {
    return linesFound(await diffLines(two, { most: options.reading.limits.groups }, read), options, words);
  } catch (error) {
    if (!(error instanceof BillError) || error.code !== 'READ_ONCE') throw error;
    throw new UsageError({ code: 'DIFF_READ_ONCE', params: { file: error.file ?? '' } });
  }
}
