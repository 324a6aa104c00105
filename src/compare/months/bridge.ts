/**
 * The bridge from what one bill came to, to what another did: for each model and usage type the parts of the change.
 *
 * Of a model's usage type, on the OLD (0) and the NEW (1) bill: q billed usage, f usage covered by free quota, L list
 * cost, p = L ÷ q its average list price. Within one currency, tax and unit:
 *
 * - **free_quota** (started costing): s·p1 − r·p0. s is the usage that free quota no longer covers, as far as billed
 *   usage rose: min(f0 − f1, q1 − q0), at least 0. r is the reverse: min(f1 − f0, q0 − q1). Both are taken out of q
 *   and L before the next three, in which V is the sum of q over all models and types that are on both bills.
 * - **volume**: (V1 ÷ V0 − 1)·L0: all billed usage grew alike. Summed: the change of total usage at the old average price.
 * - **mix**: (q1 − q0·V1 ÷ V0)·p0: the shift between models and types. A type without billed usage on the OLD bill
 *   comes in at its own price p1.
 * - **price**: (p1 − p0)·q1: the change of the average list price, on the NEW usage.
 * - **discount**, **coupon**, **savings_plan**, **rounding**, **other_deduction**: less that was taken off is a rise.
 *   other_deduction is what lies between list cost and payable in no column of the bill.
 * - **new_models**, **retired_models**: the payable of models without any usage on the other bill, and nothing else of them.
 * - **fees**: the payable of lines that are not usage: refunds, adjustments, subscriptions …
 * - **no_usage**: list cost of usage lines without usage, so that they have no price.
 *
 * Where V0 is 0, there is no old average price: all is volume. Where a bill has no list cost, the payable stands for
 * it. The parts are exact fractions and add up to the change of the payable with nothing left over.
 */
import { type Fraction, minus, NOTHING, plus, portion, wholeFraction } from './fraction.ts';

/** One bill's lines of one model, usage type and unit; amounts in units of 10⁻¹⁸, usage in base units at that scale. */
export interface BridgeSide {
  /** There are lines of usage or free quota; what follows is of them, but for {@link fees}. */
  readonly isUsed: boolean;
  readonly billed: bigint;
  readonly free: bigint;
  /** Null where the bill does not say. */
  readonly list: bigint | null;
  readonly discount: bigint;
  readonly coupon: bigint;
  readonly savingsPlan: bigint;
  readonly rounding: bigint;
  readonly payable: bigint;
  /** Payable of lines that are neither usage nor free quota. */
  readonly fees: bigint;
}

export interface BridgeCell {
  /** Usage is compared only within a unit. */
  readonly unit: string | null;
  /** Whether the model has usage on both bills, on one, or (null) on neither. */
  readonly model: 'continuing' | 'new' | 'retired' | null;
  readonly old: BridgeSide;
  readonly new: BridgeSide;
}

export const PARTS = [
  'volume',
  'mix',
  'price',
  'free_quota',
  'discount',
  'coupon',
  'savings_plan',
  'rounding',
  'other_deduction',
  'new_models',
  'retired_models',
  'fees',
  'no_usage',
] as const;
export type BridgePart = (typeof PARTS)[number];
export type BridgeParts = Readonly<Record<BridgePart, Fraction>>;

/** Billed usage and its list cost, as one bill has it. */
interface Priced {
  readonly usage: bigint;
  readonly cost: Fraction;
}

interface Pair {
  readonly old: Priced;
  readonly new: Priced;
}

/** The parts of each cell; all cells are of one currency and tax. */
export function bridge(cells: readonly BridgeCell[]): BridgeParts[] {
  const steps = cells.map((cell) => (cell.model === 'continuing' && isPriced(cell) ? freeStep(cell) : null));
  const totals = new Map<string | null, { old: bigint; new: bigint }>();
  for (const [place, step] of steps.entries()) {
    const { unit } = cells[place] as BridgeCell;
    const total = totals.get(unit) ?? { old: 0n, new: 0n };
    if (step !== null)
      totals.set(unit, { old: total.old + step.pair.old.usage, new: total.new + step.pair.new.usage });
  }
  return cells.map((cell, place) => {
    const step = steps[place] ?? null;
    const priced =
      step === null
        ? {}
        : {
            free_quota: step.part,
            ...priceParts(step.pair, totals.get(cell.unit) as { old: bigint; new: bigint }),
          };
    return { ...unpriced(cell, step === null), ...priced };
  });
}

/** What a cell came to on a bill: all of its lines. */
export function payableOf({ payable, fees }: BridgeSide): bigint {
  return payable + fees;
}

/** Usage and cost stand together on both bills. */
function isPriced(cell: BridgeCell): boolean {
  const lists = listsOf(cell);
  const isSound = (usage: bigint, cost: bigint) => usage > 0n || (usage === 0n && cost === 0n);
  return isSound(cell.old.billed, lists.old) && isSound(cell.new.billed, lists.new);
}

function listsOf(cell: BridgeCell): { old: bigint; new: bigint; known: boolean } {
  const isUnknown = ({ list, payable }: BridgeSide) => list === null && payable !== 0n;
  const known = !isUnknown(cell.old) && !isUnknown(cell.new);
  return known
    ? { old: cell.old.list ?? 0n, new: cell.new.list ?? 0n, known }
    : { old: cell.old.payable, new: cell.new.payable, known };
}

/** Takes what free quota began or ceased to cover out of both sides. */
function freeStep(cell: BridgeCell): { part: Fraction; pair: Pair } {
  const lists = listsOf(cell);
  const started = atLeastNothing(least(cell.old.free - cell.new.free, cell.new.billed - cell.old.billed));
  const ceased = atLeastNothing(least(cell.new.free - cell.old.free, cell.old.billed - cell.new.billed));
  const costing = started === 0n ? NOTHING : portion(wholeFraction(lists.new), started, cell.new.billed);
  const saved = ceased === 0n ? NOTHING : portion(wholeFraction(lists.old), ceased, cell.old.billed);
  return {
    part: minus(costing, saved),
    pair: {
      old: { usage: cell.old.billed - ceased, cost: minus(wholeFraction(lists.old), saved) },
      new: { usage: cell.new.billed - started, cost: minus(wholeFraction(lists.new), costing) },
    },
  };
}

function priceParts(
  pair: Pair,
  total: { old: bigint; new: bigint },
): Pick<BridgeParts, 'volume' | 'mix' | 'price'> {
  if (total.old === 0n) return { volume: pair.new.cost, mix: NOTHING, price: NOTHING };
  const volume = portion(pair.old.cost, total.new - total.old, total.old);
  if (pair.old.usage === 0n) return { volume, mix: pair.new.cost, price: NOTHING };
  const atOldPrice = portion(pair.old.cost, pair.new.usage, pair.old.usage);
  const grownAlike = portion(pair.old.cost, total.new, total.old);
  return { volume, mix: minus(atOldPrice, grownAlike), price: minus(pair.new.cost, atOldPrice) };
}

/** The parts that need no division; list cost among them where there is no usage to price. */
function unpriced(cell: BridgeCell, withoutPrice: boolean): BridgeParts {
  const parts: Record<BridgePart, Fraction> = { ...EMPTY };
  parts.fees = wholeFraction(cell.new.fees - cell.old.fees);
  if (cell.model === 'new') parts.new_models = wholeFraction(cell.new.payable);
  if (cell.model === 'retired') parts.retired_models = wholeFraction(-cell.old.payable);
  if (cell.model !== 'continuing') return parts;
  const lists = listsOf(cell);
  if (withoutPrice) parts.no_usage = wholeFraction(lists.new - lists.old);
  if (!lists.known) return parts;
  parts.discount = wholeFraction(cell.old.discount - cell.new.discount);
  parts.coupon = wholeFraction(cell.old.coupon - cell.new.coupon);
  parts.savings_plan = wholeFraction(cell.old.savingsPlan - cell.new.savingsPlan);
  parts.rounding = wholeFraction(cell.old.rounding - cell.new.rounding);
  parts.other_deduction = wholeFraction(unexplained(cell.old) - unexplained(cell.new));
  return parts;
}

/** What lies between list cost and payable in no column of the bill. */
function unexplained(side: BridgeSide): bigint {
  const { list, discount, coupon, savingsPlan, rounding, payable } = side;
  return (list ?? 0n) - discount - coupon - savingsPlan - rounding - payable;
}

const EMPTY = Object.fromEntries(PARTS.map((part) => [part, NOTHING])) as Record<BridgePart, Fraction>;

/** The parts of several cells as one. */
export function addParts(all: readonly BridgeParts[]): BridgeParts {
  const sum: Record<BridgePart, Fraction> = { ...EMPTY };
  for (const parts of all) for (const part of PARTS) sum[part] = plus(sum[part], parts[part]);
  return sum;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function atLeastNothing(value: bigint): bigint {
  return value < 0n ? 0n : value;
}
