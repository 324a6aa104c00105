/** Rules of the FOCUS 1.2 model that are not run as they stand, each with the reason. A rule in no list is run. */

/** Criteria that a Model Studio bill gives no ground for; rules and columns that hang on them do not apply. */
export const UNSUPPORTED: Readonly<Record<string, string>> = {
  CAPACITY_RESERVATION_SUPPORTED:
    'Model Studio sells no capacity reservations, and the bill has no column for any.',
  PRICING_BILLING_CURRENCY_DIFFERENCES_SUPPORTED:
    'The bill has one currency column: prices and costs of a row are in the same currency.',
  VIRTUAL_CURRENCY_SUPPORTED: 'Prices are in CNY, USD and JPY.',
};

const ids = (text: string) => text.trim().split(/\s+/);

/** The rule's check in the model says something else than its sentence: the sentence is run instead. */
export const MISTAKEN: Readonly<Record<string, string>> = {
  // "MUST be null when CommitmentDiscountId is null": the model checks for not null.
  'CommitmentDiscountStatus-C-003-C': 'CommitmentDiscountId IS NOT NULL OR CommitmentDiscountStatus IS NULL',
  // "when CommitmentDiscountId is not null and ChargeCategory is Usage": the model's condition is the opposite.
  'CommitmentDiscountStatus-C-004-C': `CommitmentDiscountId IS NULL OR ChargeCategory <> 'Usage' OR CommitmentDiscountStatus IS NOT NULL`,
  // The allowed values of FOCUS are Used and Unused, and the column may be null; the model has a reservation's.
  'CommitmentDiscountStatus-C-005-M': `coalesce(CommitmentDiscountStatus IN ('Used', 'Unused'), true)`,
  // The column is null where there is no commitment; the model's check has no condition and wants a value on each row.
  'CommitmentDiscountCategory-C-005-M': `coalesce(CommitmentDiscountCategory IN ('Spend', 'Usage'), true)`,
  // "MUST NOT be null when ChargeClass is not Correction": the model's condition is the opposite.
  'ConsumedQuantity-C-006-C': `ChargeCategory <> 'Usage' OR ChargeClass IS NOT NULL OR ConsumedQuantity IS NOT NULL`,
  // "… and the purchase is intended to cover future eligible charges": the model leaves the second half out, and no
  // bill says of a purchase what it covers. Set to 0 its cost would be in no effective cost at all.
  'EffectiveCost-C-005-C': 'EffectiveCost = BilledCost',
};

export const NOT_RUN: readonly { readonly reason: string; readonly rules: readonly string[] }[] = [
  {
    reason: 'A permission (MAY): nothing can break it.',
    rules: ids(`
      CostAndUsage-D-049-C CostAndUsage-D-053-C CostAndUsage-D-057-C StringHandling-A-008-C
      ColumnHandling-A-007-O ColumnHandling-A-014-O UnitFormat-A-002-O CommitmentDiscountName-C-007-C
      ListUnitPrice-C-006-O ListUnitPrice-C-011-C PricingQuantity-C-006-O PricingQuantity-C-010-C
      SkuPriceId-C-006-O SkuPriceId-C-011-O InvoiceId-C-006-O PricingCurrencyListUnitPrice-C-006-O
      PricingCurrencyListUnitPrice-C-010-C SkuPriceDetails-C-005-C SkuPriceDetails-C-011-O
      SkuPriceDetails-C-015-O ConsumedQuantity-C-007-C SkuId-C-006-O SkuId-C-012-O PricingCategory-C-005-O
      PricingCurrencyContractedUnitPrice-C-006-O PricingCurrencyContractedUnitPrice-C-010-C
      CommitmentDiscountQuantity-C-006-C RegionId-C-005-C EffectiveCost-C-007-O Tags-C-002-O Tags-C-007-O
      ContractedUnitPrice-C-007-O ContractedUnitPrice-C-012-C ContractedCost-C-010-C ListCost-C-010-C`),
  },
  {
    reason:
      'Of commitments: the bill does not say which one a deduction belongs to, so these columns are null.',
    rules: ids(`
      DiscountHandling-A-006-C DiscountHandling-A-009-C DiscountHandling-A-010-C DiscountHandling-A-011-C
      DiscountHandling-A-012-C DiscountHandling-A-013-C DiscountHandling-A-014-C DiscountHandling-A-015-C
      DiscountHandling-A-016-C DiscountHandling-A-017-C DiscountHandling-A-018-C DiscountHandling-A-019-C
      CommitmentDiscountName-C-006-C CommitmentDiscountId-C-005-C CommitmentDiscountId-C-007-M
      CommitmentDiscountId-C-008-C CommitmentDiscountUnit-C-008-M CommitmentDiscountUnit-C-009-M
      CommitmentDiscountUnit-C-010-C CommitmentDiscountQuantity-C-009-M CommitmentDiscountQuantity-C-011-C
      CommitmentDiscountQuantity-C-012-C CommitmentDiscountQuantity-C-014-C CommitmentDiscountQuantity-C-015-C
      EffectiveCost-C-012-C EffectiveCost-C-013-C`),
  },
  {
    reason: 'Of what the provider publishes, invoices or keeps over time: no file shows it.',
    rules: ids(`
      NumericFormat-A-012-M NumericFormat-A-013-O StringHandling-A-004-M StringHandling-A-005-M
      StringHandling-A-006-M ChargeDescription-C-004-O SkuPriceId-C-009-M SkuPriceId-C-010-M
      SkuPriceId-C-013-M SkuPriceId-C-014-C SkuPriceId-C-015-C SkuPriceDetails-C-013-O
      SkuPriceDetails-C-014-O SkuId-C-008-M SkuId-C-010-M InvoiceId-C-007-C PricingUnit-C-008-M
      PricingUnit-C-009-C BillingCurrency-C-005-M BilledCost-C-007-M BillingAccountId-C-004-M
      BillingAccountId-C-005-O ResourceId-C-007-M ResourceId-C-008-O Tags-C-004-M Tags-C-005-M Tags-C-006-M
      Tags-C-008-M Tags-C-009-M Tags-C-012-M Tags-C-013-M Tags-C-015-C Tags-C-016-C Tags-C-017-M`),
  },
  {
    reason:
      'Of what only the provider knows of a charge: whether it has a resource, a zone, a region, a sub account.',
    rules: ids(`
      AvailabilityZone-C-003-C ResourceId-C-004-C ResourceId-C-005-C ResourceName-C-005-C RegionId-C-004-C
      SubAccountId-C-004-C SubAccountId-C-005-C PricingCategory-C-010-C PricingCategory-C-011-C`),
  },
  {
    reason:
      'Of how discounts are spread over rows: a bill line has its own discount, and lines become rows as they are.',
    rules: ids(
      'DiscountHandling-A-001-C DiscountHandling-A-003-C DiscountHandling-A-004-C DiscountHandling-A-020-C',
    ),
  },
  {
    reason: 'Of charges worked out from others, such as tax rows: the bill has none.',
    rules: ids('EffectiveCost-C-009-C ContractedCost-C-007-C ListCost-C-007-C'),
  },
  {
    reason:
      'Of FOCUS-defined SKU price properties (CoreCount, DiskSpace …): none fits a model, so none is written.',
    rules: ids(`
      SkuPriceDetails-C-008-M SkuPriceDetails-C-009-C SkuPriceDetails-C-010-C SkuPriceDetails-C-018-C
      SkuPriceDetails-C-020-M SkuPriceDetails-C-021-M SkuPriceDetails-C-022-C`),
  },
  {
    reason: 'One of the two holds of any row, and no row shows which: the bill does not know its invoice.',
    rules: ids('InvoiceId-C-004-C InvoiceId-C-005-C'),
  },
  {
    reason: 'Of virtual currencies, which the bill does not have.',
    rules: ids('CurrencyFormat-A-002-C'),
  },
  {
    reason:
      'Of the names that FOCUS itself chose for its columns: ours are its own (held by ColumnHandling-A-001-M).',
    rules: ids('ColumnHandling-A-002-M ColumnHandling-A-004-O ColumnHandling-A-006-M ColumnHandling-A-008-M'),
  },
  {
    reason:
      'Held by the tests of sums: each cost against the true answer, by currency and to the last digit.',
    rules: ids(`
      BilledCost-C-006-M EffectiveCost-C-006-M ContractedCost-C-005-M ListCost-C-005-M ListUnitPrice-C-009-M
      ContractedUnitPrice-C-010-C`),
  },
  {
    reason: 'Held by the tests of the columns: texts and tags come out as they stand on the bill.',
    rules: ids('StringHandling-A-003-M Tags-C-010-C DiscountHandling-A-007-C'),
  },
];

const TEXT = "regexp_matches(cell, '^-?[0-9]+[.][0-9]+$')";
const DAY = 'INTERVAL 1 DAY';
const local = (instant: string) => `(make_timestamp(epoch_us(${instant})) + INTERVAL 8 HOUR)`;

/** What rules without a check of their own ask, as SQL over the rows: `true` is met. */
export const BY_HAND: readonly { readonly rules: readonly string[]; readonly sql: string }[] = [
  {
    rules: ids('BillingPeriodStart-C-004-M BillingPeriodEnd-C-004-M'),
    sql: `${local('BillingPeriodStart')} = date_trunc('month', ${local('BillingPeriodStart')})
      AND ${local('BillingPeriodEnd')} = ${local('BillingPeriodStart')} + INTERVAL 1 MONTH`,
  },
  {
    rules: ids('ChargePeriodStart-C-004-M ChargePeriodEnd-C-004-M'),
    sql: `ChargePeriodStart < ChargePeriodEnd AND epoch_us(ChargePeriodEnd) - epoch_us(ChargePeriodStart) <= 31 * epoch_us(${DAY})`,
  },
  {
    rules: ids('PricingQuantity-C-009-C ContractedCost-C-009-C'),
    sql: 'coalesce(PricingQuantity * ContractedUnitPrice = ContractedCost, true)',
  },
  { rules: ids('ConsumedQuantity-C-008-C'), sql: `typeof(ConsumedQuantity) = 'DECIMAL(38,12)'` },
  {
    rules: ids('EffectiveCost-C-010-C'),
    sql: `ChargeCategory IN ('Usage', 'Purchase', 'Tax') OR EffectiveCost = BilledCost`,
  },
  {
    rules: ids('ContractedCost-C-008-C'),
    sql: `ChargeCategory <> 'Credit' OR ContractedUnitPrice IS NOT NULL OR ContractedCost = BilledCost`,
  },
  {
    rules: ids('ListCost-C-008-C'),
    sql: `ChargeCategory <> 'Credit' OR ListUnitPrice IS NOT NULL OR ListCost = BilledCost`,
  },
  {
    rules: ids('ChargeClass-C-003-C ChargeClass-C-004-C'),
    sql: `(ChargeClass IS NOT NULL) = (ChargeCategory IN ('Credit', 'Adjustment') AND ChargePeriodStart < BillingPeriodStart)`,
  },
  {
    rules: ids('PricingCategory-C-008-C PricingCategory-C-009-C'),
    sql: `PricingCategory IS NULL OR (PricingCategory = 'Standard') = (coalesce(x_SavingsPlanDeduction, 0) = 0)`,
  },
  {
    rules: ids('ServiceName-C-006-C ServiceName-C-009-C'),
    sql: `(ServiceCategory = 'Other') = (ServiceSubcategory = 'Other (Other)')`,
  },
  {
    rules: ids('SkuId-C-011-C SkuPriceId-C-012-C'),
    sql: `ChargeCategory NOT IN ('Usage', 'Purchase') OR coalesce(ResourceId, ServiceName) IS NOT NULL`,
  },
  {
    rules: ids('SkuMeter-C-006-O'),
    sql: 'NOT EXISTS (SELECT 1 FROM focus GROUP BY SkuId HAVING count(DISTINCT SkuMeter) > 1)',
  },
  {
    rules: ids('SkuPriceDetails-C-007-M SkuPriceDetails-C-016-O'),
    sql: `NOT EXISTS (SELECT 1 FROM focus GROUP BY SkuPriceId HAVING count(DISTINCT coalesce(SkuPriceDetails, '')) > 1)`,
  },
  {
    rules: ids('SkuId-C-009-M'),
    sql: `NOT EXISTS (SELECT 1 FROM focus WHERE PricingCategory IS NOT NULL AND SkuId IS NULL)`,
  },
  {
    rules: ids('SkuPriceDetails-C-017-C SkuPriceDetails-C-002-O'),
    sql: `coalesce(len(list_filter(json_keys(SkuPriceDetails), key -> NOT regexp_matches(key, '^x_[A-Z][A-Za-z]*$'))) = 0, true)`,
  },
  { rules: ids('SubAccountType-C-006-M'), sql: `coalesce(SubAccountType = 'Workspace', true)` },
  { rules: ids('BillingAccountType-C-006-M'), sql: `BillingAccountType = 'Account'` },
  { rules: ids('ResourceName-C-004-C'), sql: 'ResourceId IS NOT NULL OR ResourceName IS NULL' },
  {
    rules: ids('ResourceName-C-006-C'),
    sql: 'ResourceName IS DISTINCT FROM ResourceId OR ResourceId IS NULL',
  },
  { rules: ids('CommitmentDiscountId-C-004-C'), sql: 'CommitmentDiscountId IS NULL' },
  {
    rules: ids('UnitFormat-A-001-M UnitFormat-A-003-M UnitFormat-A-004-C'),
    sql: ['ConsumedUnit', 'PricingUnit']
      .map(
        (unit) =>
          `coalesce(regexp_matches(${unit}, '^([1-9][0-9]* )?([KMGTPE]?i?[Bb]|Units|Requests|Tokens|Images|Characters|Years|Months|Days|Hours|Minutes|Seconds)$'), true)`,
      )
      .join(' AND '),
  },
  {
    rules: ids('KeyValueFormat-A-001-M KeyValueFormat-A-002-M KeyValueFormat-A-003-M KeyValueFormat-A-004-M'),
    sql: ['Tags', 'SkuPriceDetails']
      .map(
        (cell) => `coalesce(json_type(${cell}) = 'OBJECT'
          AND len(json_keys(${cell})) = len(list_distinct(json_keys(${cell})))
          AND NOT list_has_any(json_type(${cell}, '$.*'), ['OBJECT', 'ARRAY']), true)`,
      )
      .join(' AND '),
  },
  { rules: ids('CurrencyFormat-A-001-C'), sql: `regexp_matches(BillingCurrency, '^[A-Z]{3}$')` },
];

/** What rules ask of cells as they are written in CSV; `cell` is one that is not empty, of the columns of a kind. */
export const OF_CELLS: readonly {
  readonly rules: readonly string[];
  readonly kind: 'decimal' | 'time' | 'text';
  readonly sql: string;
}[] = [
  {
    rules: ids(`
      NumericFormat-A-001-O NumericFormat-A-002-M NumericFormat-A-003-M NumericFormat-A-004-M
      NumericFormat-A-005-M NumericFormat-A-006-M NumericFormat-A-007-M NumericFormat-A-008-M
      NumericFormat-A-009-M NumericFormat-A-010-M NumericFormat-A-011-M`),
    kind: 'decimal',
    sql: TEXT,
  },
  {
    rules: ids(`
      DateTimeFormat-A-001-M DateTimeFormat-A-002-M DateTimeFormat-A-004-M DateTimeFormat-A-005-M
      DateTimeFormat-A-006-M`),
    kind: 'time',
    sql: "regexp_matches(cell, '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$')",
  },
  {
    rules: ids(`
      StringHandling-A-001-M StringHandling-A-002-O StringHandling-A-007-M NullHandling-A-001-C
      NullHandling-A-002-M`),
    kind: 'text',
    sql: `trim(cell) <> '' AND NOT contains(cell, chr(65533))
      AND lower(cell) NOT IN ('null', 'none', '(none)', 'n/a', 'not applicable', '-', 'unknown unit')`,
  },
];

/** What rules ask of the names of the columns, in their order. */
export const OF_NAMES: readonly {
  readonly rules: readonly string[];
  met(names: readonly string[], defined: ReadonlySet<string>): boolean;
}[] = [
  {
    rules: ids('ColumnHandling-A-001-M ColumnHandling-A-003-M'),
    met: (names, defined) =>
      names.every((name) => name.startsWith('x_') || (defined.has(name) && /^[A-Z][A-Za-z0-9]*$/.test(name))),
  },
  { rules: ids('ColumnHandling-A-005-O'), met: (names) => names.every((name) => name.length <= 50) },
  {
    rules: ids('ColumnHandling-A-010-M ColumnHandling-A-011-O'),
    met: (names, defined) => names.every((name) => defined.has(name) || /^x_[A-Z][A-Za-z0-9]*$/.test(name)),
  },
  {
    rules: ids('ColumnHandling-A-012-O ColumnHandling-A-013-O'),
    met: (names) =>
      names.findLastIndex((name) => !name.startsWith('x_')) <
      names.findIndex((name) => name.startsWith('x_')),
  },
];
