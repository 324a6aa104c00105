import { expectation } from '../../../compare/reconcile/expectation.ts';
import { type ReconciledBills, reconcileBills } from '../../../compare/reconcile/reconcile-bills.ts';
import type { LogOptions } from '../../../compare/reconcile/sources/gateway-log.ts';
import { fileSource } from '../../../compare/reconcile/sources/open-source.ts';
import type { OtherSource } from '../../../compare/reconcile/sources/source.ts';
import { BillError, type Problem } from '../../../words/problem.ts';
import type { OptionValues } from '../../options/commands.ts';
import { missesFilter } from '../../options/expect.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { ProgressLine } from '../../reading/progress.ts';
import {
  type BillsRead,
  billReader,
  complain,
  exitOf,
  inputsOf,
  sayUnreported,
} from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { deliverReconciliation } from './deliver.ts';
import { mustBeForLogs, resolveKind, resolveOtherSide, resolveTolerance } from './options.ts';

/** `reconcile FILES… --against X`: the bill beside another side, key by key. Returns the exit code. */
export async function reconcile(
  args: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const files = inputsOf(args, context);
  const { bills, reconciled } = await reconciliation(files, options, context);
  if (reconciled === undefined) return sayUnreported(bills.reading, context);
  await deliverReconciliation(reconciled, options.output, context);
  await complain(bills, options.reading, context);
  const { cube, result } = reconciled;
  return exitOf(bills, !result.equal || missesFilter(options.expected, cube));
}

/** A comparison that was made; without a result where nothing could be read. */
export interface Reconciled {
  readonly bills: BillsRead;
  readonly reconciled?: ReconciledBills;
}

/** Reads both sides and compares them; what could not be read of the other side is no less missing. */
export async function reconciliation(
  files: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<Reconciled> {
  const { values, selection, reading } = options;
  mustBeOne(files, values);
  const tolerance = resolveTolerance(values);
  const other = await resolveOtherSide(options);
  const { bills, reconciled } = await inUsage(async () => {
    const source = await sourceOf(values, other, context);
    const { filters, names } = selection;
    return reconcileBills(files, source, { filters, names, tolerance }, billReader(reading, context));
  });
  if (reconciled === undefined) return { bills };
  const failures = [...bills.reading.failures, ...reconciled.answer.failures];
  return { bills: { ...bills, reading: { ...bills.reading, failures } }, reconciled };
}

/** One other side, and not both sides from one stream. */
function mustBeOne(files: readonly string[], values: OptionValues): void {
  const { against = [], expectPayable } = values;
  if (against.length === 0 && expectPayable === undefined)
    throw new UsageError({ code: 'NOTHING_TO_COMPARE' });
  if (against.length > 0 && expectPayable !== undefined) throw new UsageError({ code: 'ONE_COMPARISON' });
  if (files.includes('-') && against.includes('-')) throw new UsageError({ code: 'RECONCILE_STDIN' });
}

async function sourceOf(
  values: OptionValues,
  other: LogOptions,
  { words, world }: Context,
): Promise<OtherSource> {
  const { against = [], expectPayable } = values;
  if (expectPayable !== undefined)
    return expectation(expectPayable, currencyAsked(values), '--expect-payable');
  const line = new ProgressLine(words, world.stderr);
  const onProgress = (bytes: number) => line.update({ bytes, rows: 0 });
  const source = await fileSource(against, resolveKind(values), { ...other, onProgress });
  if (source.kind === 'statement') mustBeForLogs(values);
  return { ...source, read: () => source.read().finally(() => line.clear()) };
}

/** The currency of an expected sum: the one that is asked for, where that is one and no pattern of several. */
function currencyAsked({ currency = [] }: OptionValues): string | null {
  const [only = ''] = currency;
  return currency.length === 1 && /^[a-z]{3}$/i.test(only) ? only.toUpperCase() : null;
}

/** What the other side leaves open is for the user to say: wrong usage, with what was found. */
async function inUsage<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw (error instanceof BillError ? leftOpen(error.problem) : undefined) ?? error;
  }
}

/** The same with the option that answers it; undefined where the command line has no say in it. */
function leftOpen({ code, params }: Problem): UsageError | undefined {
  switch (code) {
    case 'SEVERAL_SUMS':
      return new UsageError({ code, params });
    case 'NOT_A_LOG_KEY':
    case 'NO_SUCH_NAME':
      return new UsageError({ code, params });
    case 'NO_COLUMN_OF_AMOUNTS':
      return new UsageError({ code, params: { ...params, example: sumExample(params.columns) } });
    case 'NO_SUCH_COLUMN':
      return new UsageError({ code, params: { ...params, example: sumExample(params.columns) } });
    case 'SEVERAL_COLUMNS':
    case 'COLUMN_MISSING': {
      const example = `${params.name}=${params.columns[0] ?? ''}`;
      return new UsageError({ code, params: { ...params, example } });
    }
    default:
      return undefined;
  }
}

function sumExample(columns: readonly string[]): string {
  return `payable=${columns.at(-1) ?? 'Amount'}`;
}
