import { parseDecimal, widen, wideProduct } from '../../bill/decimal.ts';
import { priceUnitOf } from '../../bill/price-unit.ts';
import type { Unit } from '../../bill/unit.ts';
import { AMOUNTS } from '../../read/contract/answer.ts';
import { type BillGroup, bucket, groupPlace, isConsumption } from '../findings/bill-groups.ts';
import type { FindingKind } from '../findings/finding.ts';
import type { Findings } from '../findings/findings.ts';

const USAGE = AMOUNTS.indexOf('usage');
const LIST_COST = AMOUNTS.indexOf('listCost');

/** Units that contradict the price, the usage type, or the other rows of the same Instance ID. */
export function checkUnits(groups: readonly BillGroup[], findings: Findings): void {
  const units = new Map<string, Map<string, BillGroup[]>>();
  for (const group of groups) {
    const kind = kindOf(group);
    if (kind !== undefined) findings.add({ ...kind, ...bucket(group) }, sighting(group));
    else if (isOfOneUnit(group)) note(units, group);
  }
  for (const [id, byUnit] of units) if (byUnit.size > 1) checkMixed(id, byUnit, findings);
}

function kindOf(group: BillGroup): FindingKind | undefined {
  const { id, unit, cell } = group.decoded;
  if (!unit.known) return undefined;
  const written = cell('unit');
  const priceText = cell('priceUnit');
  const priced = priceUnitOf(priceText);
  if (priced !== null && (priced.base !== unit.base || isPricedOtherwise(group, unit, priced)))
    return {
      code: 'UNIT_MISMATCH',
      subject: `${written} ≠ ${priceText}`,
      params: { unit: written, price: priceText },
    };
  const isToken = id.type.thinking !== null;
  if (!isToken || unit.base === 'token') return undefined;
  const type = id.usageType ?? '';
  return {
    code: 'UNIT_OF_TYPE',
    subject: `${type} ≠ ${written}`,
    params: { unit: written, type },
  };
}

/**
 * The cost was computed with a different multiple of the unit than the one beside the usage: list price × usage gives
 * the list cost only if the two units are taken to be the same. Sums are enough, because the group has one price.
 */
function isPricedOtherwise({ decoded, raw }: BillGroup, unit: Unit, priced: Unit): boolean {
  if (unit.factor === priced.factor) return false;
  const price = parseDecimal(decoded.cell('listPrice'));
  const [usage, cost] = [raw.sums[USAGE] ?? null, raw.sums[LIST_COST] ?? null];
  if (price === undefined || usage === null || cost === null || cost === 0n) return false;
  return wideProduct(price, usage) === widen(cost);
}

/** One Instance ID names one usage type, which is measured in one unit. */
function isOfOneUnit(group: BillGroup): boolean {
  const { id, unit } = group.decoded;
  return id.kind !== 'opaque' && id.usageType !== null && unit.base !== '' && isConsumption(group);
}

function note(units: Map<string, Map<string, BillGroup[]>>, group: BillGroup): void {
  const { id, unit } = group.decoded;
  const byUnit = units.get(id.raw) ?? new Map<string, BillGroup[]>();
  const own = byUnit.get(unit.base);
  if (own === undefined) byUnit.set(unit.base, [group]);
  else own.push(group);
  units.set(id.raw, byUnit);
}

/** The unit with fewer rows is the one that is shown. */
function checkMixed(id: string, byUnit: ReadonlyMap<string, readonly BillGroup[]>, findings: Findings): void {
  const rowsOf = (own: readonly BillGroup[]) => own.reduce((sum, { raw }) => sum + raw.rows, 0);
  const [, ...fewer] = [...byUnit.values()].sort((a, b) => rowsOf(b) - rowsOf(a));
  const params = { id, texts: [...byUnit.keys()].sort() };
  for (const group of fewer.flat()) {
    const kind = { code: 'MIXED_UNITS', subject: id, params } as const;
    findings.add({ ...kind, ...bucket(group) }, sighting(group));
  }
}

function sighting(group: BillGroup) {
  return { rows: group.raw.rows, cost: group.payable, place: groupPlace(group) };
}
