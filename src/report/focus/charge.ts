import { parseDecimal } from '../../bill/decimal.ts';
import { dayPeriod, monthPeriod, type Period } from '../../bill/instant.ts';
import { productOf } from '../../bill/product.ts';
import type { DecodedGroup } from '../../cube/decode.ts';
import type { Measures } from '../../cube/measures.ts';
import { redactedGroup } from '../../cube/redacted-group.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import { type Category, categoryOf, correctsInvoiced } from './category.ts';
import { type Costs, costsOf, unitPriceOf } from './costs.ts';
import { type Quantity, quantityOf } from './quantity.ts';

/** What FOCUS calls a charge: a bill line, or the lines of a day that say the same. */
export interface Charge {
  readonly group: DecodedGroup;
  /** The same as it stands on the bill, where `group` has pseudonyms: names are known by real ids. */
  readonly real: DecodedGroup;
  readonly measures: Measures;
  /** Bill lines in it. */
  readonly lines: number;
  readonly lineId: string | null;
  /** Undefined where the bill says neither month nor day. */
  readonly billingPeriod: Period | undefined;
  readonly chargePeriod: Period | undefined;
  /** The name of another product than Model Studio. */
  readonly otherProduct: string | undefined;
  readonly category: Category;
  readonly isCorrection: boolean;
  readonly costs: Costs;
  readonly consumed: Quantity;
  readonly priced: Quantity;
  readonly listUnitPrice: bigint | null;
  readonly contractedUnitPrice: bigint | null;
}

/** What is read of a bill, before any of it is put in FOCUS's words. */
export interface ChargeFacts {
  readonly group: DecodedGroup;
  readonly measures: Measures;
  readonly lines: number;
  /** When the service was used, where a line says so. */
  readonly servicePeriod?: Period | undefined;
  readonly redactor?: Redactor | undefined;
}

/** Periods are asked for once a month and once a day of the bill. */
const months = new Map<string, Period>();
const days = new Map<string, Period>();

/** Works out, once, what several columns of a charge are made of. */
export function chargeOf({ group: real, measures, lines, servicePeriod, redactor }: ChargeFacts): Charge {
  const group = redactor === undefined ? real : redactedGroup(real, redactor);
  const { unit } = group;
  const otherProduct = productOf(real.cell);
  const billingPeriod = periodOf(months, group.cell('month'), monthPeriod);
  // A charge without a day lies somewhere in its month.
  const chargePeriod = servicePeriod ?? periodOf(days, group.cell('day'), dayPeriod) ?? billingPeriod;
  const category = categoryOf(group);
  const priced = quantityOf(category === 'Tax' ? null : measures.billed, unit, unit.factor);
  const costs = costsOf(measures);
  const price = parseDecimal(group.cell('listPrice'));
  const listUnitPrice = unitPriceOf(price, priced.amount, measures.list_cost);
  const contracted = costs.filled.includes('ContractedCost') ? null : costs.contracted;
  return {
    group,
    real,
    measures,
    lines,
    lineId: group.cell('lineId') || null,
    billingPeriod,
    chargePeriod,
    otherProduct: otherProduct && (redactor?.pseudonym('product', otherProduct) ?? otherProduct),
    category,
    isCorrection: correctsInvoiced(group, category),
    costs,
    consumed: quantityOf(category === 'Usage' ? measures.consumed : null, unit, 1n),
    priced,
    listUnitPrice,
    contractedUnitPrice: unitPriceOf(listUnitPrice ?? undefined, priced.amount, contracted),
  };
}

function periodOf(known: Map<string, Period>, text: string, make: (text: string) => Period) {
  if (text === '') return undefined;
  const period = known.get(text) ?? make(text);
  known.set(text, period);
  return period;
}
