import type { Cube, Group } from '../../cube/cube.ts';
import { isMoney } from '../../cube/measures.ts';
import type { Line } from './reasons/line.ts';
import { amountOf } from './sources/amounts.ts';
import type { SourceAnswer } from './sources/source.ts';

/** Why something takes no part in a comparison. */
export type UncomparedKind =
  /** Rows of the bill whose usage is in a unit, or of a kind, that the other side does not tell. */
  | 'unit_not_told'
  /** Rows of the bill that are money alone, where the other side tells usage alone. */
  | 'rows_without_usage'
  | 'calls_without_usage'
  | 'unknown_usage'
  | 'money_rows';

/** Something of a side that was not compared, so that nobody takes it for equal. */
export interface Uncompared {
  readonly side: 'bill' | 'other';
  readonly kind: UncomparedKind;
  readonly rows: number;
  /** Base unit of the usage; null where the rows do not say. */
  readonly unit: string | null;
  /** Consumed, and the payable (the list cost where there is none), in units of 10⁻¹⁸; null where not known. */
  readonly usage: bigint | null;
  readonly cost: bigint | null;
  readonly currency: string | null;
  /** The fee type, or the field, that it is about. */
  readonly name: string | null;
}

/** All that is in none of the lines of a comparison, of the bill and of the other side. */
export function uncomparedOf(cube: Cube, answer: SourceAnswer): readonly Uncompared[] {
  const none = { unit: null, usage: null, cost: null, currency: null };
  const theirs = (answer.uncompared ?? []).map(
    ({ kind, rows, name = null }): Uncompared => ({ side: 'other', kind, rows, name, ...none }),
  );
  return [...oursIn(cube, answer), ...theirs];
}

/** Whether any amount of the bill was set against one of the other side. */
export function isAnyCompared(lines: readonly Line[]): boolean {
  return lines.some(({ ours, theirs }) => ours !== null && theirs !== null);
}

function oursIn({ groups, dimensions }: Cube, { measures }: SourceAnswer): readonly Uncompared[] {
  const place = (name: string) => dimensions.indexOf(name);
  const [unitPlace, feePlace] = [place('unit'), place('fee_type')];
  const sums = new Map<string, { -readonly [name in keyof Uncompared]: Uncompared[name] }>();
  for (const group of groups) {
    if (takesPart(group, measures)) continue;
    const { consumed, payable, list_cost } = group.measures;
    const cost = payable ?? list_cost;
    const hasUsage = consumed !== null && consumed !== 0n;
    if (!hasUsage && (cost ?? 0n) === 0n) continue;
    const unit = hasUsage ? textAt(group, unitPlace) : null;
    const name = hasUsage ? null : textAt(group, feePlace);
    const key = JSON.stringify([hasUsage, unit, name, group.currency]);
    const known = sums.get(key);
    const usage = hasUsage ? consumed : null;
    if (known === undefined) {
      const kind = hasUsage ? 'unit_not_told' : 'rows_without_usage';
      const { rows, currency } = group;
      sums.set(key, { side: 'bill', kind, rows, unit, usage, cost, currency, name });
      continue;
    }
    known.rows += group.rows;
    known.usage = usage === null ? known.usage : (known.usage ?? 0n) + usage;
    known.cost = cost === null ? known.cost : (known.cost ?? 0n) + cost;
  }
  return [...sums.values()];
}

/**
 * A row takes part by its usage where the other side tells usage, else by its money; by money too where it has no usage.
 * A measure of usage is 0 for a row of another unit, which is no part of it.
 */
function takesPart({ measures: said }: Group, measures: readonly string[]): boolean {
  const told = (isMoneyAsked: boolean) => measures.filter((name) => isMoney(name) === isMoneyAsked);
  const hasMoney = told(true).some((name) => amountOf(said, name) !== null);
  const usages = told(false);
  if (usages.length === 0 || (said.consumed ?? 0n) === 0n) return hasMoney;
  return hasMoney || usages.some((name) => (amountOf(said, name) ?? 0n) !== 0n);
}

function textAt({ values }: Group, place: number): string | null {
  const value = values[place];
  return typeof value === 'string' ? value : null;
}
