import { plain } from './exact.ts';
import { API_FEE } from './fee-words.ts';
import { type Column, column, idColumn, type Layout } from './layout.ts';
import { slot } from './slots.ts';
import { unitWord } from './units.ts';

/** Layout E: the three English spellings. Payable amounts are without tax in all of them. */

const unit: Column['cell'] = (series) => unitWord(series, 'english');

/** `Group/Field` paths of the upgraded subscription export. */
export const LAYOUT_E_PATHS: Layout = {
  name: 'E-paths',
  tax: 'excluded',
  columns: [
    column('BillingDetails/BillingMonth', slot('compactMonth'), 'month'),
    column('BillingDetails/BillingDate', slot('compactDay')),
    column('BillingDetails/LineItemType', (series) => API_FEE[series.fee]),
    idColumn('IdentityDetails/ResourcePurchaseAccountId', (series) => series.account.id),
    idColumn('IdentityDetails/ResourceOwnerAccountId', (series) => series.account.id, 'account'),
    column('IdentityDetails/ResourceOwnerAccountName', (series) => series.account.name),
    column('ProductDetails/ProductCode', (series) => series.offer.product.code, 'product'),
    column('ProductDetails/ProductName', (series) => series.offer.product.english),
    column('ProductDetails/CommodityCode', (series) => series.offer.commodity.code),
    column('ProductDetails/BillingItemCode', (series) => series.offer.item.code),
    column('ResourceDetails/InstanceId', (series) => series.instance.raw, 'instance'),
    column('ResourceDetails/ResourceId', (series) => series.instance.workspace ?? ''),
    column('ResourceDetails/RegionCode', (series) => series.region.code),
    column('ResourceDetails/Zone'),
    column('ResourceDetails/ResourceTag', (series) => series.tags),
    column('UsageDetails/Usage', slot('usage'), 'usage'),
    column('UsageDetails/UsageUnit', unit),
    column('PricingDetails/Currency', (series) => series.currency, 'currency'),
    column('FeeDetails/GrossAmount', slot('list'), 'list'),
    column('DiscountDetails/DiscountAmount', slot('discount'), 'discount'),
    column('PayableDetails/TaxExclusivePayableAmount', slot('payable'), 'payable'),
  ],
};

/** Flat English names; it names accounts but has no account id. */
export const LAYOUT_E_FLAT: Layout = {
  name: 'E-flat',
  tax: 'excluded',
  columns: [
    column('Billing Cycle', slot('month'), 'month'),
    column('Bill Type', (series) => API_FEE[series.fee]),
    column('Account Name', (series) => series.account.name),
    column('Owner Account Name', (series) => series.account.name),
    column('Product Name', (series) => series.offer.product.english),
    column('Product Code', (series) => series.offer.product.code, 'product'),
    column('Product Detail', (series) => series.offer.commodity.code),
    column('Billable Item', (series) => series.offer.item.code),
    column('Instance ID (Billing Granularity)', (series) => series.instance.raw, 'instance'),
    column('Usage', slot('usage'), 'usage'),
    column('Usage Unit', unit),
    column('List Price', (series) => plain(series.price)),
    column('Pretax Gross Amount', slot('list'), 'list'),
    column('Invoice Discount', slot('discount'), 'discount'),
    column('Amount After Discount', slot('after')),
    column('Deducted By Coupons', slot('coupon'), 'coupon'),
    column('Round Down Discount', '0'),
    column('Pretax Amount', slot('payable'), 'payable'),
    column('Tax', slot('tax')),
    column('After-Tax Amount', slot('taxed')),
    column('Currency', (series) => series.currency, 'currency'),
  ],
};

/** The API's spellings, as scripts write them into a file; it has no account column. */
export const LAYOUT_E_API: Layout = {
  name: 'E-api',
  tax: 'excluded',
  columns: [
    column('BillingCycle', slot('month'), 'month'),
    column('BillingDate', slot('day')),
    column('Item', (series) => API_FEE[series.fee]),
    column('ProductCode', (series) => series.offer.product.code, 'product'),
    column('CommodityCode', (series) => series.offer.commodity.code),
    column('BillingItem', (series) => series.offer.item.name),
    column('BillingItemCode', (series) => series.offer.item.code),
    column('InstanceID', (series) => series.instance.raw, 'instance'),
    column('Usage', slot('usage'), 'usage'),
    column('UsageUnit', unit),
    column('ListPrice', (series) => plain(series.price)),
    column('ListPriceUnit', (series) => `${series.currency}/${unit(series)}`),
    column('DeductedByResourcePackage', '0', 'deducted'),
    column('PretaxGrossAmount', slot('list'), 'list'),
    column('InvoiceDiscount', slot('discount'), 'discount'),
    column('DeductedByCoupons', slot('coupon'), 'coupon'),
    column('PretaxAmount', slot('payable'), 'payable'),
    column('DeductedByCashCoupons', slot('voucher')),
    column('DeductedByPrepaidCard', slot('prepaid')),
    column('PaymentAmount', slot('cash'), 'settlement'),
    column('OutstandingAmount', slot('outstanding')),
    column('AdjustAmount', '0'),
    column('Currency', (series) => series.currency, 'currency'),
  ],
};
