import { ONE, parseDecimal } from '../../bill/decimal.ts';
import { feeTypeOf } from '../../bill/fee-type.ts';
import { checkIdentities, type Identity, type RowAmounts, SAVINGS_COLUMNS } from '../../bill/identities.ts';
import { statedPrecision } from '../../bill/precision.ts';
import { priceUnitOf } from '../../bill/price-unit.ts';
import { unitOf } from '../../bill/unit.ts';
import { AMOUNTS } from '../../read/contract/answer.ts';
import type { RowSums } from '../../read/contract/lines.ts';
import type { Row } from '../../read/contract/row.ts';

/** An identity of one row that does not hold, or may not hold. Sides are in units of 10⁻¹⁸. */
export type RowFinding = Sides &
  (
    | { readonly code: 'ROW_IDENTITY'; readonly severity: 'error' | 'warning' }
    | { readonly code: 'IDENTITY_OPEN' | 'SAVINGS_PLAN' | 'WITHIN_PRECISION'; readonly severity?: undefined }
  );

interface Sides {
  /** The identity's name; empty for a row of a savings plan. */
  readonly subject: string;
  /** Why it is not an error: `coupon-column` …; empty if nothing excuses it. */
  readonly reason: string;
  readonly left?: bigint;
  readonly right?: bigint;
}

/** Fee types whose arithmetic has not been seen on a real row yet. */
const UNPROVEN_FEES: ReadonlySet<string> = new Set([
  'refund',
  'adjustment',
  'rounding',
  'subscription',
  'commission',
  'cap',
]);

/**
 * Judges one row by itself. A row on which every identity holds for its plain cells, and whose savings plan cells are
 * empty or 0, gives nothing. So it makes no difference to other rows whether it was looked at.
 */
export function rowFindings(row: Row, amounts: RowSums): readonly RowFinding[] {
  const cells = identityAmounts(row, amounts);
  const broken = checkIdentities(cells).filter(({ holds }) => !holds);
  // The place of a savings plan in the chain of amounts is unknown, so such a row is never called wrong.
  if (hasSavingsPlan(row)) return [{ ...savings, ...sides(broken[0]) }];
  return broken.flatMap((identity) => judged(identity, row, cells));
}

const savings = { code: 'SAVINGS_PLAN', subject: '', reason: '' } as const;

/** The amounts read already, and the two cells that only identities need. */
function identityAmounts(row: Row, { sums }: RowSums): RowAmounts {
  const amounts: RowAmounts = {
    listPrice: decimalOf(row.text('listPrice')),
    afterDiscount: decimalOf(row.text('afterDiscount')),
  };
  for (const [place, key] of AMOUNTS.entries()) amounts[key] = sums[place] ?? null;
  // The reader fills it from the usage where the cell is empty.
  if (row.text('consumed') === '') amounts.consumed = null;
  return amounts;
}

/** Null where a cell is empty or no number: then there is nothing to compare. */
function decimalOf(text: string): bigint | null {
  if (text === '') return null;
  return parseDecimal(text) ?? parseDecimal(text.replace(/[¥￥$]\s*/, '')) ?? null;
}

function hasSavingsPlan(row: Row): boolean {
  return SAVINGS_COLUMNS.some((key) => {
    const text = row.text(key);
    return text !== '' && text !== '0' && text !== '[]' && text !== '{}' && parseDecimal(text) !== 0n;
  });
}

function judged(identity: Identity, row: Row, cells: RowAmounts): RowFinding[] {
  if (identity.name === 'list-cost' && holdsOtherwise(identity, row, cells)) return [];
  if (isAdjusted(identity, row)) return [];
  const found = { subject: identity.name, reason: '', ...sides(identity) };
  const open = openReason(identity, row);
  if (open !== undefined) return [{ ...found, code: 'IDENTITY_OPEN', reason: open }];
  const rounding = roundingOf(identity, row);
  if (rounding !== undefined) return [{ ...found, code: 'WITHIN_PRECISION', reason: rounding }];
  // How a payable was settled does not change what is owed, and bills are settled as a whole.
  const severity = identity.name === 'settlement' ? 'warning' : 'error';
  return [{ ...found, code: 'ROW_IDENTITY', severity }];
}

/** List price × usage, read in another way that the row's own cells allow. */
function holdsOtherwise(identity: Identity, row: Row, cells: RowAmounts): boolean {
  const { left, right } = identity;
  const unit = unitOf(row.text('unit'));
  const priced = priceUnitOf(row.text('priceUnit'));
  if (
    priced !== null &&
    unit.known &&
    unit.base === priced.base &&
    left * unit.factor === right * priced.factor
  )
    return true;
  // Without 抵扣前用量 it is not said whether usage is before or after the deduction, nor that of a free row.
  if ((cells.consumed ?? null) !== null) return false;
  if (feeTypeOf(row.text('feeType')) === 'free-quota' && right === 0n) return true;
  return left - (cells.listPrice ?? 0n) * (cells.deducted ?? 0n) === right;
}

/** The API's AdjustAmount is in no documented chain: where it makes up the difference, it does. */
function isAdjusted({ name, left, right }: Identity, row: Row): boolean {
  if (name === 'list-cost' || name === 'usage') return false;
  const adjusted = decimalOf(row.text('adjustAmount')) ?? 0n;
  return adjusted !== 0n && (left - adjusted === right || left + adjusted === right);
}

/** Why a difference proves nothing: it may belong to a missing column, or nobody has seen such a row yet. */
function openReason(identity: Identity, row: Row): string | undefined {
  const { name, left, right } = identity;
  if (UNPROVEN_FEES.has(feeTypeOf(row.text('feeType')))) return 'fee-type';
  if (name === 'payable-from-list' && !row.has('coupon') && isPart(right, left)) return 'coupon-column';
  const settled = row.has('prepaid') && row.has('outstanding');
  if (name === 'settlement' && !settled && isPart(right, left)) return 'settlement-columns';
  return undefined;
}

/** `part` is what is left of `whole` after something was taken from it. */
function isPart(part: bigint, whole: bigint): boolean {
  return whole >= 0n ? part >= 0n && part < whole : part <= 0n && part > whole;
}

/** Documented: amounts are kept with 10 decimals. */
const KEPT = 10;
/** Older months were billed in rows of whole cents. */
const CENTS = 2;

/**
 * Which rounding by the provider explains a difference; undefined if none does. `stated`: by the
 * decimals that the row's own cells say; empty, since that is the rule. `kept`: a price times a usage has more
 * decimals than are kept. `cents`: a row of a layout without the steps between, whose amount has no more than cents.
 */
function roundingOf(identity: Identity, row: Row): '' | 'kept' | 'cents' | undefined {
  const { name } = identity;
  if (name === 'usage') return undefined;
  const stated = statedPrecision(row.text('formulaSteps'), row.text('formulaHelp'));
  if (stated !== null) return isWithin(identity, stated) ? '' : undefined;
  if (name === 'list-cost' && isRoundedTo(identity, KEPT)) return 'kept';
  const hasSteps = row.has('afterDiscount');
  const isCost = name === 'list-cost' || name === 'payable-from-list';
  return isCost && !hasSteps && isRoundedTo(identity, CENTS) ? 'cents' : undefined;
}

/** The bill's figure has no more decimals than these, and is what they leave of the other. */
function isRoundedTo(identity: Identity, decimals: number): boolean {
  const unit = scaleOf(identity) / 10n ** BigInt(decimals);
  return identity.right % unit === 0n && isWithin(identity, decimals);
}

/** The difference is smaller than one unit of the last of so many decimals. */
function isWithin(identity: Identity, decimals: number): boolean {
  const { left, right } = identity;
  const difference = left > right ? left - right : right - left;
  return difference * 10n ** BigInt(decimals) < scaleOf(identity);
}

function scaleOf({ name }: Identity): bigint {
  return name === 'list-cost' ? ONE * ONE : ONE;
}

/** Both sides in units of 10⁻¹⁸. A product of more decimals is cut, away from the other side so that they differ. */
function sides(identity: Identity | undefined): { left?: bigint; right?: bigint } {
  if (identity === undefined) return {};
  const { name, left, right } = identity;
  if (name !== 'list-cost') return { left, right };
  const cost = right / ONE;
  const product = left / ONE;
  if (product !== cost || left === right) return { left: product, right: cost };
  return { left: left > right ? cost + 1n : cost - 1n, right: cost };
}
