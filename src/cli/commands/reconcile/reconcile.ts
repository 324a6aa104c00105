import { SeveralBuckets } from '../../../compare/reconcile/buckets.ts';
import { columnOf, OTHER_PRODUCT, planColumns } from '../../../compare/reconcile/dimensions.ts';
import { expectation } from '../../../compare/reconcile/expectation.ts';
import type { Part } from '../../../compare/reconcile/reasons/parts.ts';
import { isUnexplained } from '../../../compare/reconcile/reasons/reason.ts';
import { reconcile as compare, type Reconciliation } from '../../../compare/reconcile/reconcile.ts';
import { ColumnsUnclear } from '../../../compare/reconcile/sources/columns.ts';
import type { LogOptions } from '../../../compare/reconcile/sources/gateway-log.ts';
import { fileSource } from '../../../compare/reconcile/sources/open-source.ts';
import { withProductNames } from '../../../compare/reconcile/sources/products.ts';
import type { Source, SourceAnswer } from '../../../compare/reconcile/sources/source.ts';
import type { Tolerance } from '../../../compare/reconcile/tolerance.ts';
import { buildCube, keysFor } from '../../../cube/build.ts';
import type { Cube } from '../../../cube/cube.ts';
import type { Names } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { Words } from '../../../words/index.ts';
import type { OptionValues } from '../../options/commands.ts';
import type { ReadingOptions, RunOptions } from '../../options/run-options.ts';
import { ProgressLine } from '../../reading/progress.ts';
import {
  type BillsRead,
  complain,
  exitOf,
  inputsOf,
  isUnreported,
  readBills,
  sayUnreported,
} from '../../reading/read-bills.ts';
import { secondReading } from '../../reading/second-reading.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { deliverReconciliation, type ReconciliationDelivery } from './deliver.ts';
import { mustBeForLogs, mustBeLogKeys, resolveKind, resolveOtherSide, resolveTolerance } from './options.ts';

/** `reconcile FILES… --against X`: the bill beside another side, key by key. Returns the exit code. */
export async function reconcile(
  args: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const files = inputsOf(args, context);
  const { bills, delivery } = await reconciled(files, options, context);
  if (delivery === undefined) return sayUnreported(bills.reading, context);
  await deliverReconciliation(delivery, options.output, context);
  await complain(bills, options.reading, context);
  return exitOf(bills, !delivery.result.equal);
}

/** A comparison that was made; without a delivery where nothing could be read. */
export interface Reconciled {
  readonly bills: BillsRead;
  readonly delivery?: ReconciliationDelivery;
}

/** Reads both sides and compares them. */
export async function reconciled(
  files: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<Reconciled> {
  const { words } = context;
  const { values, selection } = options;
  mustBeOne(files, values, words);
  const tolerance = resolveTolerance(values, words);
  const { names } = selection;
  const other = await resolveOtherSide(options, words);
  const source = await sourceOf(values, other, context);
  const answer = await inUsage(() => source.read(), words);
  const plan = planOf(source.kind, answer, other, names);
  const isByProduct = answer.keys.includes('product');
  const reading = isByProduct ? { ...options.reading, allProducts: true } : options.reading;
  const bills = await readBills(files, { keys: keysFor(plan) }, reading, context, answer.rejects);
  if (isUnreported(bills.reading)) return { bills };
  const cube = buildCube(bills.reading, plan);
  const named = { ...answer, lines: withProductNames(cube, answer) };
  const inquiry = { files, reading, context, plan, tolerance };
  const { result, othersUnknown } = await inUsage(() => judged(cube, named, inquiry), words);
  const all = { ...cube, notices: [...cube.notices, ...result.notices, ...answer.notices] };
  const delivery = { cube: all, result, source, answer, tolerance, names, othersUnknown };
  const failures = [...bills.reading.failures, ...answer.failures];
  return {
    bills: { ...bills, reading: { ...bills.reading, failures } },
    delivery,
  };
}

/** One other side, and not both sides from one stream. */
function mustBeOne(files: readonly string[], values: OptionValues, { reconcile: say }: Words): void {
  const { against = [], expectPayable } = values;
  if (against.length === 0 && expectPayable === undefined)
    throw new UsageError(say.nothingToCompare, say.giveOne);
  if (against.length > 0 && expectPayable !== undefined) throw new UsageError(say.oneAtATime, say.runTwice);
  if (files.includes('-') && against.includes('-')) throw new UsageError(say.bothStdin, say.nameFile);
}

async function sourceOf(values: OptionValues, other: LogOptions, { words, world }: Context): Promise<Source> {
  const { against = [], expectPayable } = values;
  if (expectPayable !== undefined) return expectation(expectPayable, currencyAsked(values));
  const line = new ProgressLine(words, world.stderr);
  const onProgress = (bytes: number) => line.update({ bytes, rows: 0 });
  const source = await fileSource(against, resolveKind(values), { ...other, onProgress });
  if (source.kind === 'statement') mustBeForLogs(values, words);
  else mustBeLogKeys(other, words);
  return { ...source, read: () => source.read().finally(() => line.clear()) };
}

/** The currency of an expected sum: the one that is asked for, where that is one and no pattern of several. */
function currencyAsked({ currency = [] }: OptionValues): string | null {
  const [only = ''] = currency;
  return currency.length === 1 && /^[a-z]{3}$/i.test(only) ? only.toUpperCase() : null;
}

function planOf(
  kind: Source['kind'],
  { keys }: SourceAnswer,
  { extra, filters }: LogOptions,
  names: Names | undefined,
): CubePlan {
  return { dimensions: planColumns(keys, extra, kind), filters, names };
}

interface Inquiry {
  readonly files: readonly string[];
  readonly reading: ReadingOptions;
  readonly context: Context;
  readonly plan: CubePlan;
  readonly tolerance: Tolerance;
}

/** Compares; where other products were left aside and nothing else explains the sum, looks at them too. */
async function judged(
  cube: Cube,
  answer: SourceAnswer,
  inquiry: Inquiry,
): Promise<{ result: Reconciliation; othersUnknown: boolean }> {
  const { tolerance, files } = inquiry;
  const result = compare(cube, answer, { tolerance });
  const isOpen = result.totals.some(
    ({ measure, reasons }) => measure === 'payable' && isUnexplained(reasons),
  );
  if (!isOpen || cube.proof.leftAside === 0) return { result, othersUnknown: false };
  if (files.includes('-')) return { result, othersUnknown: true };
  const others = await otherProducts(inquiry);
  if (others === undefined) return { result, othersUnknown: true };
  return { result: compare(cube, answer, { tolerance, others }), othersUnknown: false };
}

/** The payable of each product that was left aside, from a second reading; undefined where it is not whole. */
async function otherProducts(inquiry: Inquiry): Promise<Map<string, Part[]> | undefined> {
  const { files, context, plan } = inquiry;
  const product = columnOf(OTHER_PRODUCT.name, []);
  const wider: CubePlan = { ...plan, dimensions: [...plan.dimensions, product] };
  const again = { ...secondReading(inquiry.reading), allProducts: true };
  const { reading } = await readBills(files, { keys: keysFor(wider) }, again, context);
  if (reading.failures.length > 0) return undefined;
  const parts = new Map<string, Part[]>();
  for (const { values, measures } of buildCube(reading, wider).groups) {
    const name = values.at(-1);
    if (typeof name !== 'string') continue;
    const part = { values: values.slice(0, -1), amount: measures.payable };
    parts.set(name, [...(parts.get(name) ?? []), part]);
  }
  return parts;
}

/** What the other side leaves open is for the user to say: wrong usage, with what was found. */
async function inUsage<T>(task: () => Promise<T>, words: Words): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof SeveralBuckets) throw severalSums(error, words);
    throw error instanceof ColumnsUnclear ? unclearColumns(error, words) : error;
  }
}

function severalSums({ buckets }: SeveralBuckets, { reconcile: say, page }: Words): UsageError {
  const sums = buckets.map(
    ({ currency, tax }) => `${currency ?? page.unknownCurrency} ${page.values.tax?.[tax] ?? tax}`,
  );
  return new UsageError(say.severalSums(page.listed(sums)), say.chooseSum);
}

function unclearColumns({ fault, wanted, columns }: ColumnsUnclear, words: Words): UsageError {
  const { reconcile: say, page } = words;
  const named = page.listed(columns);
  const found = (example: string) => say.columnsFound(named, example);
  switch (fault) {
    case 'none':
      return new UsageError(say.columnsNone, found(`payable=${columns.at(-1) ?? 'Amount'}`));
    case 'ambiguous':
      return new UsageError(say.columnsAmbiguous(wanted, named), found(`${wanted}=${columns[0] ?? ''}`));
    case 'absent':
      return new UsageError(say.columnsAbsent(wanted), found(`payable=${columns.at(-1) ?? 'Amount'}`));
    case 'missing':
      return new UsageError(say.columnsMissing(wanted), found(`${wanted}=${columns[0] ?? ''}`));
    case 'unknown':
      return new UsageError(say.columnsUnknown(wanted), say.namesKnown(named));
  }
}
