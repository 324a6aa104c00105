/** The samples as FOCUS exports: what must be stated of each, and which rules its layout cannot meet. */
import { sampleAnswers } from '../files/samples.ts';

/** What the bill does not say and FOCUS demands. */
const STATED: Readonly<Record<string, readonly string[]>> = {
  'customised-202605.csv': ['BillingAccountId=1000000000000001'],
  'english-api-202605.csv': ['BillingAccountId=1000000000000001'],
  'english-flat-202605.csv': ['BillingAccountId=1000000000000001'],
  'legacy-gb18030-202508.csv': ['BillingCurrency=CNY'],
};

interface Shortfall {
  readonly reason: string;
  readonly rules: readonly string[];
}

const ALL_COLUMNS = ['CostAndUsage-D-000-M', 'CostAndUsage-D-002-M'];
const NO_CONTRACTED_PRICE: Shortfall = {
  reason: 'no discount, or no quantity that it could be a price of: a contracted price is not made up',
  rules: [
    ...ALL_COLUMNS,
    'ContractedUnitPrice-C-000-C',
    'ContractedUnitPrice-C-004-M',
    'ContractedUnitPrice-C-006-C',
  ],
};
const NO_LIST_PRICE: Shortfall = {
  reason: 'no list cost, or no quantity that it could be a price of: a list price is not made up',
  rules: ['ListUnitPrice-C-000-C', 'ListUnitPrice-C-003-M', 'ListUnitPrice-C-005-C'],
};
const NO_QUANTITY: Shortfall = {
  reason: 'exported by instance: no usage at all',
  rules: [
    'ConsumedQuantity-C-006-C',
    'PricingQuantity-C-000-M',
    'PricingQuantity-C-003-M',
    'PricingQuantity-C-005-C',
  ],
};

/** Rules that no honest export of these samples meets, for want of columns. */
const SHORTFALLS: Readonly<Record<string, readonly Shortfall[]>> = {
  'customised-202605.csv': [NO_CONTRACTED_PRICE, NO_LIST_PRICE],
  'focus-preview-202605.csv': [NO_CONTRACTED_PRICE],
  'instance-statistic-202605.csv': [NO_CONTRACTED_PRICE, NO_LIST_PRICE, NO_QUANTITY],
};

export const FOCUS_SAMPLES = sampleAnswers().flatMap(({ input }) =>
  (['day', 'line'] as const).map((grain) => ({
    input,
    grain,
    options: (STATED[input] ?? []).flatMap((text) => ['--focus-set', text]),
  })),
);

/** In alphabetical order. */
export function shortfallsOf(input: string): readonly string[] {
  return (SHORTFALLS[input] ?? []).flatMap(({ rules }) => rules).sort();
}
