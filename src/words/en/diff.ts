/** Words of `diff`, in English. */
export const enDiff = {
  command:
    'compare two bills: line by line (a re-export), or month over month with a price, volume and mix bridge',
  oldArgument: 'the earlier bill: a file, folder, archive or quoted glob',
  newArgument: 'the later one',
  asOption: 'lines or months; by default lines if the bills have a month in common',
  tableOption:
    'which table csv, tsv and ndjson hold: by, lines, cells (of lines); by, bridge, prices (of months)',
  topOption: 'rows of a table that people read; the others are added up as one',
  /** Names of the two bills in sentences and titles. */
  old: 'old',
  new: 'new',
  linesNotListed:
    'Too many lines differ to list them all (--limit groups=N raises the limit). All are counted and added up.',

  titles: {
    old: 'Old',
    new: 'New',
    old_line: 'Old line',
    new_line: 'New line',
    differing: 'Lines that differ',
    change: 'Change',
    line_id: 'Line ID',
    old_place: 'Old place',
    new_place: 'New place',
    measure: 'Measure',
    column: 'Column',
    difference: 'Difference',
    percent: '%',
    presence: 'Is',
    unit: 'Per',
    old_price: 'Old price',
    new_price: 'New price',
    old_price_until: 'Until',
    new_price_from: 'From',
    added: 'Added',
    removed: 'Removed',
    changed: 'Changed',
  },
  /** Columns that lines are compared in, where reports have no title for them. */
  columns: {
    month: 'Month',
    started_at: 'Service start',
    ended_at: 'Service end',
    consumed_at: 'Consumption time',
    purchaser_id: 'Purchasing account',
    owner_id: 'Owner account',
    product_code: 'Product code',
    commodity_code: 'Commodity code',
    item_code: 'Billing item code',
    instance_id: 'Instance ID',
    region_code: 'Region',
    tags: 'Tags',
    usage: 'Billed usage',
    list_price: 'List price',
    after_discount: 'After discount',
    tax: 'Tax amount',
    tax_kind: 'Tax',
  } as Readonly<Record<string, string>>,
  changes: { added: 'added', removed: 'removed', changed: 'changed' } as Readonly<Record<string, string>>,

  linesHeading: (months: string) => `Model Studio bill ${months}, line by line`,
  linesSame: (lines: string) => `No line differs: ${lines} lines are the same on both bills.`,
  linesDiffer: (p: Readonly<Record<'added' | 'removed' | 'changed' | 'unchanged', string>>) =>
    `The bills differ. Lines added: ${p.added}, removed: ${p.removed}, changed: ${p.changed}; unchanged: ${p.unchanged}.`,
  linesFromTo: (currency: string, tax: string, from: string, to: string, change: string) =>
    `Payable in ${currency}, ${tax}: ${from} → ${to} (${change}).`,
  byLineId: 'Lines are matched by their line ids.',
  byContent:
    'Not every file has line ids, so lines are matched by all their content. A changed line counts as removed and added.',
  onlyMonths: (other: string) => `Only months on both bills are compared; filtered out: ${other}.`,
  notCompared: (columns: string) => `Not compared, because not every file has them: ${columns}.`,
  walk: (currency: string, tax: string) => `Lines and payable in ${currency}, ${tax}`,
  linesOf: (lines: string) => `  (${lines} ${lines === '1' ? 'line' : 'lines'})`,
  walkOld: '  Old bill',
  walkRemoved: '- Removed lines',
  walkAdded: '+ Added lines',
  walkChanged: '+ Changed lines, their increase',
  walkNew: '= New bill',
  lines: 'Lines that differ',
  linesShown: (shown: string, all: string) =>
    `The ${shown} that differ most, of ${all}; --format csv lists all.`,
  linesShownOf: (shown: string, kept: string, all: string) =>
    `The ${shown} that differ most among the first ${kept}, of ${all}.`,
  cells: 'What changed in them',
  unchangedRows: (n: number) => `no difference (${n})`,
  byDifference: (dimensions: string) => `Difference by ${dimensions}`,
  linesEqual: 'added − removed + changed is the difference of the totals in every row, to the last digit',

  monthsHeading: (from: string, to: string) => `Model Studio bill ${from} → ${to}, month over month`,
  rose: (p: Verdict) =>
    `Payable rose by ${p.change} ${p.currency}${p.percent}, ${p.tax}: ${p.from} → ${p.to}.`,
  fell: (p: Verdict) =>
    `Payable fell by ${p.change} ${p.currency}${p.percent}, ${p.tax}: ${p.from} → ${p.to}.`,
  stayed: (p: Verdict) => `Payable stayed at ${p.to} ${p.currency}, ${p.tax}.`,
  inPercent: (percent: string) => ` (${percent})`,
  mostBy: (part: string, amount: string) => ` The largest part: ${part} ${amount}.`,
  bridge: (currency: string, tax: string) =>
    `What makes up the change of the payable, in ${currency}, ${tax}`,
  bridgeRows: 'By model and usage type',
  payableOf: (month: string) => `  Payable ${month}`,
  payableNow: (month: string) => `= Payable ${month}`,
  part: (meaning: string) => `  ${meaning}`,
  /** Titles of the bridge's columns, and what each part means. */
  parts: {
    volume: ['Volume', 'volume: all usage grew or shrank alike'],
    mix: ['Mix', 'mix: usage moved between models and types'],
    price: ['Price', 'price: list prices changed'],
    free_quota: ['Free quota', 'free quota: usage began to cost, or no longer does'],
    discount: ['Discount', 'discounts changed'],
    coupon: ['Coupon', 'coupons changed'],
    savings_plan: ['Savings plan', 'savings plans changed'],
    rounding: ['Rounding', 'rounding changed'],
    other_deduction: ['Other', 'deductions that are in no column of the bill changed'],
    new_models: ['New', 'new models'],
    retired_models: ['Retired', 'retired models'],
    fees: ['Fees', 'refunds, adjustments and other lines that are not usage'],
    no_usage: ['No usage', 'cost of usage lines without usage'],
  } as Readonly<Record<string, readonly [title: string, meaning: string]>>,
  deductions: 'Deductions',
  presence: { new: 'new', retired: 'retired' } as Readonly<Record<string, string>>,
  models: 'New and retired models',
  prices: 'List prices that changed',
  noPrices: 'No list price changed.',
  pricesUndated:
    'List prices by day were not read (standard input, or too many groups), so price changes are not dated.',
  pricesAbsent: 'The bills have no list prices, so price changes are not dated.',
  bridgeEqual:
    'the parts of every row of the bridge add up to its change, and the rows to that of the bill, with nothing left over',
};

type Verdict = Readonly<Record<'change' | 'currency' | 'percent' | 'tax' | 'from' | 'to', string>>;
