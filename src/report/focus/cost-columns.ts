import { type FocusColumn, focusColumn } from './column.ts';

/** Amounts, quantities and prices. */
export const COST_COLUMNS: readonly FocusColumn[] = [
  focusColumn(
    'BilledCost',
    'money',
    ({ costs }) => costs.billed,
    'Payable (应付金额): what is invoiced. 0 on free-quota rows. x_Tax says whether tax is in it. Sums equal the bill’s exactly.',
    { from: '应付金额' },
  ),
  focusColumn(
    'ContractedCost',
    'money',
    ({ costs }) => costs.contracted,
    'List cost − discount (目录总价 − 优惠金额); without these columns payable + coupon + rounding; else BilledCost, said in x_FilledFromBilledCost. Coupons and savings plans are no negotiated price, so they are not taken off.',
    { from: '目录总价, 优惠金额' },
  ),
  focusColumn(
    'ContractedUnitPrice',
    'money',
    ({ contractedUnitPrice }) => contractedUnitPrice,
    'ContractedCost of one PricingUnit: ListUnitPrice where nothing was taken off, else ContractedCost ÷ PricingQuantity where that is exact to 12 decimals; else null, for the bill has no such price.',
  ),
  focusColumn(
    'EffectiveCost',
    'money',
    ({ costs }) => costs.billed,
    'BilledCost: the bill holds no share of a prepaid plan to spread, so nothing is amortised, and a purchase keeps its cost instead of losing it.',
    { from: '应付金额' },
  ),
  focusColumn(
    'ListCost',
    'money',
    ({ costs }) => costs.list,
    'List cost (目录总价). Where the bill has none BilledCost, which FOCUS asks for where no unit price is known, said in x_FilledFromBilledCost.',
    { from: '目录总价' },
  ),
  focusColumn(
    'ListUnitPrice',
    'money',
    ({ listUnitPrice }) => listUnitPrice,
    'List price (官网目录价) of one PricingUnit, where price × PricingQuantity is ListCost exactly; else ListCost ÷ PricingQuantity where that is exact to 12 decimals; else null.',
  ),
  focusColumn(
    'ConsumedQuantity',
    'quantity',
    ({ consumed }) => consumed.amount,
    'Usage before deduction (抵扣前用量) in base units: real tokens, images, seconds; free-quota consumption too, which the provider’s own preview leaves empty. Null unless ChargeCategory is Usage, as FOCUS demands.',
  ),
  focusColumn(
    'ConsumedUnit',
    'dimension',
    ({ consumed }) => consumed.unit,
    '用量单位 in base units and FOCUS’s words: Tokens, Images, Seconds, Hours, Characters, Requests; an unknown unit as it is written.',
  ),
  focusColumn(
    'PricingQuantity',
    'quantity',
    ({ priced }) => priced.amount,
    'Billed usage (用量): after free quota and packages, in the unit of the price.',
  ),
  focusColumn(
    'PricingUnit',
    'dimension',
    ({ priced }) => priced.unit,
    '用量单位 as priced: 千tokens is "1000 Tokens".',
  ),
];
