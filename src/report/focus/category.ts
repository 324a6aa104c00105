import type { DecodedGroup } from '../../cube/decode.ts';

export type Category = 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';

/**
 * By the fee type's machine name; a FOCUS export's own words stay. A refund is money that the provider gives back:
 * whether for usage or for a purchase, the bill does not say.
 */
const CATEGORIES: ReadonlyMap<string, Category> = new Map([
  ['usage', 'Usage'],
  ['free-quota', 'Usage'],
  ['subscription', 'Purchase'],
  ['refund', 'Credit'],
  ['adjustment', 'Adjustment'],
  ['rounding', 'Adjustment'],
  ['commission', 'Adjustment'],
  ['cap', 'Adjustment'],
  ['Purchase', 'Purchase'],
  ['Tax', 'Tax'],
  ['Credit', 'Credit'],
]);

/** A fee type that is absent or not known yet is usage where there is a unit to count it in. */
export function categoryOf({ feeType, unit }: DecodedGroup): Category {
  const known = feeType === null ? undefined : CATEGORIES.get(feeType);
  return known ?? (unit.base === '' && feeType !== null ? 'Adjustment' : 'Usage');
}

/** A correction of a period that was invoiced before: what a FOCUS export says, else by the dates of the bill. */
export function correctsInvoiced({ cell }: DecodedGroup, category: Category): boolean {
  if (cell('chargeClass') !== '') return /^correction$/i.test(cell('chargeClass'));
  if (category !== 'Adjustment' && category !== 'Credit') return false;
  const [day, month] = [cell('day'), cell('month')];
  return day !== '' && month !== '' && day.slice(0, 7) < month;
}

/** How often a charge of a category occurs; whether a purchase is repeated is not on the bill. */
export function frequencyOf(category: Category): string {
  return category === 'Usage' ? 'Usage-Based' : 'One-Time';
}
