import { plain } from './exact.ts';
import { FOCUS_CATEGORY } from './fee-words.ts';
import { type Column, column, idColumn, type Layout } from './layout.ts';
import { slot } from './slots.ts';
import { unitWord } from './units.ts';

/** Layout F: the provider's FOCUS 1.0 preview, with the five columns it leaves empty on every row. */

const MONEY_AND_ACCOUNT: readonly Column[] = [
  column('AvailabilityZone'),
  column('BilledCost', slot('payable'), 'payable'),
  idColumn('BillingAccountId', (series) => series.account.id, 'account'),
  column('BillingAccountName', (series) => series.account.name),
  column('BillingCurrency', (series) => series.currency, 'currency'),
  column('BillingPeriodEnd', slot('periodEnd')),
  column('BillingPeriodStart', slot('periodStart'), 'month'),
];

const CHARGE: readonly Column[] = [
  column('ChargeCategory', (series) => FOCUS_CATEGORY[series.fee]),
  column('ChargeClass'),
  column('ChargeDescription'),
  column('ChargeFrequency', 'Usage-Based'),
  column('ChargePeriodEnd', slot('endUtc')),
  column('ChargePeriodStart', slot('startUtc')),
  column('CommitmentDiscountCategory'),
  column('CommitmentDiscountId'),
  column('CommitmentDiscountName'),
  column('CommitmentDiscountStatus'),
  column('CommitmentDiscountType'),
  column('ConsumedQuantity'),
  column('ConsumedUnit'),
  column('ContractedCost'),
  column('ContractedUnitPrice'),
  column('EffectiveCost', slot('payable')),
  column('InvoiceIssuerName', 'Alibaba Cloud'),
  column('ListCost', slot('list'), 'list'),
  column('ListUnitPrice', (series) => plain(series.price)),
  column('PricingCategory', 'Standard'),
  column('PricingQuantity', slot('usage'), 'usage'),
  column('PricingUnit', (series) => unitWord(series, 'english')),
];

const RESOURCE: readonly Column[] = [
  column('ProviderName', 'Alibaba Cloud'),
  column('PublisherName', 'Alibaba Cloud'),
  column('RegionId', (series) => series.region.code),
  column('RegionName', (series) => series.region.name),
  column('ResourceId', (series) => series.instance.workspace ?? ''),
  column('ResourceName'),
  column('ResourceType'),
  column('ServiceCategory', (series) => (series.counted ? 'AI and Machine Learning' : 'Compute')),
  column('ServiceName', (series) => series.offer.product.english),
  column('SkuId', (series) => series.offer.commodity.code),
  column('SkuPriceId'),
  idColumn('SubAccountId', (series) => series.account.id),
  column('SubAccountName', (series) => series.account.name),
  column('Tags', (series) => series.tags),
  column('x_CommodityCode', (series) => series.offer.commodity.code, 'product'),
  column('x_CommodityName', (series) => series.offer.commodity.name),
  column('x_BillingItemCode', (series) => series.offer.item.code),
  column('x_BillingItemName', (series) => series.offer.item.name),
  column('x_InstanceID', (series) => series.instance.raw, 'instance'),
];

export const LAYOUT_F: Layout = {
  name: 'F',
  tax: 'unknown',
  columns: [...MONEY_AND_ACCOUNT, ...CHARGE, ...RESOURCE],
};
