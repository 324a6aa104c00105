import { absolute } from '../../bill/absolute.ts';
import { compareAbsentLast } from '../../bill/compare.ts';
import { invoiceDecimals } from '../../bill/currency.ts';
import type { Cube } from '../../cube/cube.ts';
import { isMoney } from '../../cube/measures.ts';
import { totalsOf as billTotals } from '../../report/totals.ts';
import { type Notice, noticeOfRows } from '../../words/notice.ts';
import { inBuckets } from './buckets.ts';
import { isInvoiced, join, lineTotals } from './join.ts';
import { crossReasons } from './reasons/cross.ts';
import { type Line, type OpenLine, STATUSES, type Status } from './reasons/line.ts';
import type { BillPart } from './reasons/parts.ts';
import { isWeak, type Reason, reason } from './reasons/reason.ts';
import { reasonsFor, type Unequal } from './reasons/reasons-for.ts';
import { comparedDecimals, inOneMode } from './reasons/rounding.ts';
import { addAll, amountOf, type Tax } from './sources/amounts.ts';
import type { SourceAnswer, SourceLine } from './sources/source.ts';
import type { Tolerance } from './tolerance.ts';
import { isAnyCompared, type Uncompared, uncomparedOf } from './uncompared.ts';

export interface Total extends Line {
  /** Other reasons that reproduce the number as well. */
  readonly alternatives: readonly (readonly Reason[])[];
}

/** A bill and another side, compared key by key. */
export interface Reconciliation {
  /** Every amount and unit of both sides took part, and none differs. */
  readonly equal: boolean;
  /** Something was compared, and nothing is left that could not be. */
  readonly comparable: boolean;
  /** What took no part, on both sides. */
  readonly uncompared: readonly Uncompared[];
  readonly keys: readonly string[];
  readonly lines: readonly Line[];
  /** One for each measure, currency and tax; the lines add up to them. */
  readonly totals: readonly Total[];
  readonly counts: Readonly<Record<Status, number>>;
  readonly notices: readonly Notice[];
}

export interface ReconcileOptions {
  readonly tolerance: Tolerance;
  /** Payable of other products that the cube leaves aside, where it is known: they may explain a difference. */
  readonly others?: ReadonlyMap<string, readonly BillPart[]>;
}

/** Compares every key of both sides and looks for what reproduces each difference exactly. */
export function reconcile(cube: Cube, answer: SourceAnswer, options: ReconcileOptions): Reconciliation {
  const { keys } = answer;
  const placed = inBuckets(cube, answer.lines);
  const equality = { tolerance: options.tolerance, isInvoice: answer.isInvoice === true };
  const open = join(cube, { ...answer, lines: placed.lines }, equality);
  const totals = lineTotals(open, equality);
  mustAddUp(cube, placed.lines, totals);
  const judge = new Judge(cube, answer, open, options);
  const judged = totals.map((total) => judge.total(total));
  // Without a key each line is a total, of which more is tried.
  const lines = keys.length === 0 ? judged : inOneMode(judge.lines()).sort(inOrder);
  const uncompared = uncomparedOf(cube, answer);
  const comparable = uncompared.length === 0 && isAnyCompared(lines);
  return {
    equal: comparable && lines.every(({ status }) => status === 'ok'),
    comparable,
    uncompared,
    keys,
    lines,
    totals: judged,
    counts: countsOf(lines),
    notices: [...placed.notices, ...allFilteredOut(cube), ...nothingInCommon(keys, open)],
  };
}

/**
 * Adds up both sides again, each for itself, and compares them with the totals of the lines. A difference would be a
 * fault of this program, and no comparison may be shown with it.
 */
function mustAddUp(cube: Cube, theirs: readonly SourceLine[], totals: readonly OpenLine[]): void {
  for (const { measure, currency, tax, ...total } of totals) {
    const inBucket = (of: { currency: string | null; tax: Tax | null }) =>
      !isMoney(measure) || (of.currency === currency && of.tax === tax);
    const own = theirs.filter((line) => line.measure === measure && inBucket(line));
    const ours = billTotals(cube).filter(inBucket);
    const same =
      addAll(own.map(({ amount }) => amount)) === total.theirs &&
      (addAll(ours.map(({ measures }) => amountOf(measures, measure))) ?? 0n) === (total.ours ?? 0n);
    if (!same) throw new Error('internal fault: the lines of a comparison do not add up to its totals');
  }
}

class Judge {
  private readonly unlike = new Map<string, OpenLine[]>();
  private readonly unpriced: ReadonlySet<string>;

  constructor(
    private readonly cube: Cube,
    private readonly answer: SourceAnswer,
    private readonly open: readonly OpenLine[],
    private readonly options: ReconcileOptions,
  ) {
    this.unpriced = new Set(answer.lines.filter(({ amount }) => amount === null).map(keyOf));
    for (const line of open) {
      const key = keyOf(line);
      this.unlike.set(key, [...(this.unlike.get(key) ?? []), line]);
    }
  }

  lines(): Line[] {
    const own = new Map(this.open.map((line) => [line, this.ownReasons(line)]));
    const left = this.open.filter((line) => isWeak(own.get(line) ?? []));
    const cross = crossReasons(this.answer.keys, left);
    return this.open.map(({ parts, ...line }, index) => {
      const open = this.open[index] as OpenLine;
      const shared = cross.get(open);
      return { ...line, reasons: shared === undefined ? (own.get(open) ?? []) : [shared] };
    });
  }

  total(open: OpenLine): Total {
    const { parts: _, ...total } = open;
    if (open.status !== 'over' && open.status !== 'under')
      return { ...total, reasons: this.ownReasons(open), alternatives: [] };
    const { keys } = this.answer;
    const others = open.measure === 'payable' ? this.options.others : undefined;
    const unequal = { ...this.unequal(open), keys, others };
    const [reasons = [reason('unexplained')], ...alternatives] = reasonsFor(unequal);
    return { ...total, reasons, alternatives };
  }

  private ownReasons(line: OpenLine): readonly Reason[] {
    if (line.status === 'ok') return this.okReasons(line);
    if (line.status === 'missing_here') return [this.missingHere(line)];
    if (line.status === 'missing_there') return [this.missingThere(line)];
    return reasonsFor(this.unequal(line), 1)[0] ?? [reason('unexplained')];
  }

  private unequal({ parts, measure, tax, currency, ...line }: OpenLine): Unequal {
    const { prices } = this.answer;
    const theirs = line.theirs ?? 0n;
    return {
      dimensions: this.cube.dimensions,
      parts,
      measure,
      tax,
      theirs,
      decimals: comparedDecimals(theirs, currency),
      prices: isMoney(measure) ? prices : undefined,
    };
  }

  private okReasons(line: OpenLine): readonly Reason[] {
    const { ours, theirs, difference, currency } = line;
    if (difference !== 0n && this.answer.isInvoice === true && isInvoiced(line))
      return [reason('invoiced', { decimals: String(invoiceDecimals(currency)) })];
    if (difference !== 0n) return [reason('tolerance')];
    return ours === null || theirs === null ? [reason('zero')] : [];
  }

  private missingHere(line: OpenLine): Reason {
    if (line.parts.length > 0) return reason('not_on_bill');
    return this.inOtherMoney(line) ?? reason('absent');
  }

  private missingThere(line: OpenLine): Reason {
    const { keys, period } = this.answer;
    if (this.unpriced.has(keyOf(line))) return reason('no_price');
    const day = line.values[keys.indexOf('day')];
    if (period !== null && typeof day === 'string' && (day < period.first || day > period.last))
      return reason('outside_period', { ...period });
    const place = keys.indexOf('direction');
    if (keys.includes('direction') && isMoney(line.measure) && line.values[place] === null)
      return reason('not_tokens');
    return this.inOtherMoney(line) ?? reason('absent');
  }

  /** The same key in another currency, or with the other kind of tax, on the other side. */
  private inOtherMoney(line: OpenLine): Reason | undefined {
    const missing = line.status === 'missing_here' ? 'ours' : 'theirs';
    const same = (this.unlike.get(keyOf(line)) ?? []).filter((each) => each[missing] !== null);
    const other = same.find(({ currency }) => currency !== line.currency);
    if (other !== undefined) return reason('other_currency', { currency: other.currency ?? '' });
    const taxed = same.find(({ tax }) => tax !== line.tax);
    return taxed === undefined ? undefined : reason('other_tax', { tax: taxed.tax ?? 'unknown' });
  }
}

function keyOf({ values, measure }: Pick<OpenLine, 'values' | 'measure'>): string {
  return JSON.stringify([values, measure]);
}

function countsOf(lines: readonly Line[]): Readonly<Record<Status, number>> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of lines) counts[status]++;
  return counts;
}

/** A filter that leaves no row of a bill is a mistake, and nothing is equal to no row. */
function allFilteredOut({ proof }: Cube): readonly Notice[] {
  return proof.counted > 0 ? [] : noticeOfRows('ALL_FILTERED_OUT', proof.filtered);
}

/** A key of which no value is on both sides is a column that means something else, more often than a difference. */
function nothingInCommon(keys: readonly string[], lines: readonly OpenLine[]): readonly Notice[] {
  return keys.flatMap((dimension, place) => {
    const values = (side: 'ours' | 'theirs') =>
      new Set(lines.filter((line) => line[side] !== null).flatMap((line) => line.values[place] ?? []));
    const [ours, theirs] = [values('ours'), values('theirs')];
    if (ours.size === 0 || theirs.size === 0 || [...theirs].some((value) => ours.has(value))) return [];
    return [{ code: 'NO_COMMON_VALUES', params: { dimension }, columns: [dimension] }];
  });
}

/** What differs first, the largest difference before the others; then by the keys, absent values last. */
function inOrder(a: Line, b: Line): number {
  const [sizeA, sizeB] = [sizeOf(a), sizeOf(b)];
  return (
    Number(a.status === 'ok') - Number(b.status === 'ok') ||
    compareAbsentLast(a.measure, b.measure) ||
    compareAbsentLast(a.currency, b.currency) ||
    -compareAbsentLast(sizeA, sizeB) ||
    a.values.reduce<number>(
      (order, value, place) => order || compareAbsentLast(value, b.values[place] ?? null),
      0,
    )
  );
}

function sizeOf({ difference, status }: Line): bigint {
  if (status === 'ok') return 0n;
  return absolute(difference);
}
