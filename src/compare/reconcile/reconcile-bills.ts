import { buildCube, keysFor } from '../../cube/build.ts';
import type { Cube } from '../../cube/cube.ts';
import type { Filters } from '../../cube/filters.ts';
import { type Names, namesDimensions } from '../../cube/names.ts';
import type { CubePlan } from '../../cube/plan.ts';
import { nameOf, withoutFolders } from '../../cube/without-folders.ts';
import type { BillReader, ReadingPair } from '../../read/contract/bill-reader.ts';
import { isUnreported } from '../../read/files/unreported.ts';
import { columnOf, OTHER_PRODUCT, planColumns } from './dimensions.ts';
import type { BillPart } from './reasons/parts.ts';
import { isUnexplained } from './reasons/reason.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';
import { withProductNames } from './sources/products.ts';
import type { OtherSource, SourceAnswer } from './sources/source.ts';
import { NO_TOLERANCE, type Tolerance } from './tolerance.ts';

/** Which rows of the bill take part, and how far two amounts may be apart. */
export interface ReconcileBillsOptions {
  readonly filters?: Filters;
  readonly names?: Names;
  /** Nothing when left out. */
  readonly tolerance?: Tolerance;
}

/** Bills and another side, compared. */
export interface ReconciledBills {
  /** What the bills say; its notices are those of the comparison and of the other side as well. */
  readonly cube: Cube;
  readonly result: Reconciliation;
  readonly source: OtherSource;
  /** What the other side says. */
  readonly answer: SourceAnswer;
  readonly tolerance: Tolerance;
  readonly names?: Names;
  /** Other products may explain a difference, and the bills could not be read once more to know. */
  readonly othersUnknown: boolean;
}

/**
 * Sets bills against another side, key by key: the other side is read first, since it says what the bills must be told
 * apart by. Where products that are left aside may explain a difference, the bills are read once more.
 *
 * `reconciled` is absent where nothing of the bills could be read ({@link isUnreported}). Throws a BillError where the
 * other side cannot be read, where it leaves open what its columns mean, and where it does not say which of several
 * sums of the bills it means.
 */
export async function reconcileBills<R extends ReadingPair>(
  inputs: readonly string[],
  source: OtherSource,
  options: ReconcileBillsOptions,
  read: BillReader<R>,
): Promise<{ readonly bills: R; readonly reconciled?: ReconciledBills }> {
  const { names, tolerance = NO_TOLERANCE } = options;
  const answer = await source.read();
  const plan = planOf(source, answer, options);
  const allProducts = answer.keys.includes('product');
  const turn = { allProducts, rejectedBefore: answer.rejects };
  const bills = await read(inputs, { keys: keysFor(plan) }, turn);
  if (isUnreported(bills.reading)) return { bills };
  const cube = buildCube(bills.reading, plan);
  const named = { ...answer, lines: withProductNames(cube, answer) };
  const { result, othersUnknown } = await judged(cube, named, { inputs, plan, tolerance, read });
  const notices = [...cube.notices, ...result.notices, ...answer.notices];
  const all = { ...cube, notices };
  return { bills, reconciled: { cube: all, result, source, answer, tolerance, names, othersUnknown } };
}

function planOf({ kind }: OtherSource, { keys }: SourceAnswer, options: ReconcileBillsOptions): CubePlan {
  const { names, filters } = options;
  const extra = names === undefined ? [] : namesDimensions(names);
  return { dimensions: planColumns(keys, extra, kind), filters, names };
}

interface Inquiry {
  readonly inputs: readonly string[];
  readonly plan: CubePlan;
  readonly tolerance: Tolerance;
  readonly read: BillReader;
}

/** Compares; where other products were left aside and nothing else explains the sum, looks at them too. */
async function judged(
  cube: Cube,
  answer: SourceAnswer,
  inquiry: Inquiry,
): Promise<{ result: Reconciliation; othersUnknown: boolean }> {
  const { tolerance, inputs } = inquiry;
  const result = reconcile(cube, answer, { tolerance });
  const isOpen = result.totals.some(
    ({ measure, reasons }) => measure === 'payable' && isUnexplained(reasons),
  );
  if (!isOpen || cube.proof.leftAside === 0) return { result, othersUnknown: false };
  if (inputs.includes('-')) return { result, othersUnknown: true };
  const others = await otherProducts(inquiry);
  if (others === undefined) return { result, othersUnknown: true };
  return { result: reconcile(cube, answer, { tolerance, others }), othersUnknown: false };
}

/** The payable of each product that was left aside, from a second reading; undefined where it is not whole. */
async function otherProducts({ inputs, plan, read }: Inquiry): Promise<Map<string, BillPart[]> | undefined> {
  const product = columnOf(OTHER_PRODUCT.name, []);
  const wider: CubePlan = { ...plan, dimensions: [...plan.dimensions, product] };
  const turn = { isReread: true, allProducts: true };
  const { reading } = await read(inputs, { keys: keysFor(wider) }, turn);
  if (reading.failures.length > 0) return undefined;
  const parts = new Map<string, BillPart[]>();
  for (const { values, measures } of buildCube(reading, wider).groups) {
    const name = values.at(-1);
    if (typeof name !== 'string') continue;
    const part = { values: values.slice(0, -1), amount: measures.payable };
    parts.set(name, [...(parts.get(name) ?? []), part]);
  }
  return parts;
}

/** The same with files of both sides called without their folders. */
export function withoutFoldersOf(reconciled: ReconciledBills): ReconciledBills {
  const { cube, source } = reconciled;
  return { ...reconciled, cube: withoutFolders(cube), source: { ...source, name: nameOf(source.name) } };
}
