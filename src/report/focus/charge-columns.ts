import { frequencyOf } from './category.ts';
import type { Charge } from './charge.ts';
import { type FocusColumn, focusColumn, stated, type Telling, textOr } from './column.ts';

const PROVIDER = 'Alibaba Cloud';
const SIGNS: Readonly<Record<string, string>> = { $: 'USD' };
const NATIONAL = /^[A-Z]{3}$/;

/** Who bills whom, when, and for what kind of charge. */
export const CHARGE_COLUMNS: readonly FocusColumn[] = [
  focusColumn(
    'BillingAccountId',
    'dimension',
    (charge, telling) => accountOf(charge) ?? stated('BillingAccountId', telling),
    'The account that buys and is invoiced (资源购买账号ID), else the owner’s.',
    { from: '资源购买账号ID' },
  ),
  focusColumn(
    'BillingAccountName',
    'dimension',
    (charge, telling) => {
      const named = textOr(charge.group.cell('purchaserName')) ?? stated('BillingAccountName', telling);
      return named ?? accountOf(charge) ?? stated('BillingAccountId', telling);
    },
    'Its name (资源购买账号); the id where the bill has no name, since validators let it not be null.',
  ),
  focusColumn('BillingAccountType', 'dimension', () => 'Account', 'The only type of account on a bill.'),
  focusColumn(
    'BillingCurrency',
    'dimension',
    ({ group }, telling) => currencyOf(group.currency, telling),
    'Currency (定价币种, 币种) of the row; nothing is converted.',
    { from: '定价币种, 币种' },
  ),
  focusColumn(
    'BillingPeriodEnd',
    'time',
    ({ billingPeriod }) => billingPeriod?.end ?? null,
    'End of the billing month (账单月份), half-open. The provider’s month runs in UTC+8, so May 2026 ends at 2026-05-31T16:00:00Z, as in its own FOCUS preview.',
    { from: '账单月份' },
  ),
  focusColumn(
    'BillingPeriodStart',
    'time',
    ({ billingPeriod }) => billingPeriod?.start ?? null,
    'Start of the billing month in UTC: May 2026 begins at 2026-04-30T16:00:00Z.',
    { from: '账单月份' },
  ),
  focusColumn(
    'ChargeCategory',
    'dimension',
    ({ category }) => category,
    'From the fee type (费用类型): usage, free quota → Usage; subscription → Purchase; refund → Credit; adjustment, rounding, commission, minimum/cap → Adjustment. Tax where a FOCUS export says so: the bill has no tax rows. An unknown fee type is Usage where there is a unit, else Adjustment.',
  ),
  focusColumn(
    'ChargeClass',
    'dimension',
    ({ isCorrection }) => (isCorrection ? 'Correction' : null),
    'Correction on a Credit or Adjustment whose billing date lies in a month before the billing month, so that was invoiced before; else null.',
  ),
  focusColumn(
    'ChargeDescription',
    'text',
    describe,
    'Model, usage type and fee type in words; the billing item (计费项名称) where there is no model.',
  ),
  focusColumn(
    'ChargeFrequency',
    'dimension',
    ({ category }) => frequencyOf(category),
    'Usage-Based for Usage, else One-Time: whether a purchase repeats is not on the bill.',
  ),
  focusColumn(
    'ChargePeriodEnd',
    'time',
    ({ chargePeriod }) => chargePeriod?.end ?? null,
    'Grain line: end of service (服务结束时间) in UTC, a second later where it is written as :59. Grain day, or without times: the end of the billing date (账单日期) in UTC+8.',
    { from: '服务结束时间, 账单日期' },
  ),
  focusColumn(
    'ChargePeriodStart',
    'time',
    ({ chargePeriod }) => chargePeriod?.start ?? null,
    'Start of service (服务开始时间) or of the billing date, in UTC; the billing month where the bill has neither.',
    { from: '服务开始时间, 账单日期' },
  ),
  focusColumn(
    'HostProviderName',
    'dimension',
    () => PROVIDER,
    'Whose infrastructure it runs on. Version 1.4 only.',
    { only: '1.4' },
  ),
  focusColumn(
    'InvoiceId',
    'dimension',
    (_, telling) => stated('InvoiceId', telling),
    'Not on the bill; the user may state it.',
  ),
  focusColumn('InvoiceIssuerName', 'dimension', () => PROVIDER, 'The provider issues the invoice.'),
  focusColumn(
    'PricingCategory',
    'dimension',
    pricingCategory,
    'Standard; Committed where a savings plan took something off (节省计划抵扣). Null for other charges than Usage and Purchase.',
  ),
  focusColumn('ProviderName', 'dimension', () => PROVIDER, 'Who sells it. Version 1.2 only.', {
    only: '1.2',
  }),
  focusColumn(
    'PublisherName',
    'dimension',
    ({ group }) => group.id.vendor ?? PROVIDER,
    'The vendor of a resold model (VENDOR/MODEL), else the provider. Version 1.2 only.',
    { only: '1.2' },
  ),
  focusColumn(
    'ServiceProviderName',
    'dimension',
    ({ group }) => (group.id.kind === 'marketplace' ? group.id.vendor : null) ?? PROVIDER,
    'The seller: the vendor of a marketplace model, else the provider. Version 1.4 only.',
    { only: '1.4' },
  ),
];

function accountOf({ group }: Charge): string | null {
  return textOr(group.cell('purchaserId')) ?? group.account;
}

/** A sign is a currency where it can be one only: `¥` is CNY or JPY. */
function currencyOf(written: string | null, telling: Telling): string | null {
  const code = SIGNS[written ?? ''] ?? written;
  if (code !== null && NATIONAL.test(code)) return code;
  return stated('BillingCurrency', telling);
}

function describe({ group, category, otherProduct }: Charge): string {
  const { id, model, feeType } = group;
  const what = [id.vendor === null ? model : `${id.vendor}/${model}`, id.usageType].filter(Boolean).join(' ');
  const subject = what || group.cell('itemName') || otherProduct || 'Model Studio';
  return feeType === null || feeType === 'usage' ? subject : `${subject}, ${feeType || category}`;
}

function pricingCategory({ category, measures }: Charge): string | null {
  if (category !== 'Usage' && category !== 'Purchase') return null;
  return (measures.savings_plan ?? 0n) === 0n ? 'Standard' : 'Committed';
}
