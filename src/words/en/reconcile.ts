/** Words of `reconcile`, in English. */
import { optionName } from '../option-name.ts';
import type { NOTICES } from '../shape/notices.ts';
import type { SentenceOf } from '../shape/sentences.ts';
import { counted } from './counted.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

const text = (value: string | readonly string[] | undefined) =>
  value === undefined || typeof value === 'string'
    ? (value ?? '')
    : value.map((each) => each || '(none)').join(', ');
const list = (texts: readonly string[]) => texts.join(', ');
const rows = (p: { readonly rows: number }, what: string) => counted(p.rows, what);
const inWords = (dimension: string) => DIMENSIONS[dimension] ?? dimension.replaceAll('_', ' ');
const each = (by: string | readonly string[] | undefined) => {
  const names = by === undefined || typeof by === 'string' ? [] : by.map(inWords);
  return names.length === 0 ? 'as one sum' : `for each ${names.join(' and ')} separately`;
};

const DIMENSIONS: Readonly<Record<string, string>> = {
  billing_month: 'month',
  account_id: 'account',
  workspace_id: 'workspace',
  api_key_id: 'API key',
  channel_name: 'channel',
  fee_type: 'fee type',
};

export const enReconcile = {
  command: 'compare the bill with an invoice, a statement or a gateway log',
  argument: 'bills, as for the main command',
  options: {
    against:
      'the other side: a statement (CSV, JSON) or a gateway log (CSV, NDJSON, JSON); repeatable; quoted globs; - for standard input',
    kind: 'what the other side is, if its columns do not show it: statement or log',
    by: 'compare by these dimensions only (columns of the other side)',
    measure: 'compare these measures only',
    map: 'columns of the other side by machine name: payable=Amount,model=Model',
    mapModel: 'the bill’s names for models of the other side: dashscope/*=*',
    tolerance: 'differences up to this count as equal: 0.01, or 0.5% of the bill’s amount',
    prices:
      'CSV of model, type or direction, price, unit (1K or 1M tokens), currency: compares the cost of a log too',
    logZone: 'time zone of times without one: +08:00 (default, as on the bill), Z, -05:00',
  },
  headline: {
    met: (name: string, how: string) => `Met: the bill comes to ${name}: ${how}`,
    equal: (name: string) => `Equal: the bill and ${name} agree`,
    notEqual: (name: string) => `Not equal: the bill and ${name} differ`,
    notComparable: (name: string) =>
      `Not comparable: what was compared agrees, and not all of the bill and ${name} could be compared`,
    nothing: (name: string) =>
      `Not equal: neither the bill nor ${name} has anything to compare (not comparable)`,
    emptyBill: (name: string) => `Not equal: no row of the bill is left to be compared with ${name}`,
    emptyOther: (name: string) => `Not equal: ${name} has nothing that the bill could be compared with`,
  },
  ofBill: 'of the bill',
  ofOther: (name: string) => `of ${name}`,
  notCompared: (count: string, side: string, sums: string, reason: string) =>
    `not compared: ${count} ${count === '1' ? 'row' : 'rows'} ${side}${sums === '' ? '' : `, ${sums}`} (${reason})`,
  uncompared: 'Not compared',
  side: 'Side',
  uncomparedReasons: {
    unit_not_told: (unit: string) =>
      unit === '' ? 'usage without a unit' : `the other side tells no such usage: ${unit}`,
    rows_without_usage: (fee: string) => `money without usage${fee === '' ? '' : `: ${fee}`}`,
    calls_without_usage: () => 'calls that do not say their usage',
    unknown_usage: (field: string) => `a field that nobody knows: ${field}`,
    money_rows: () => 'rows of money in a table of usage',
  } as Readonly<Record<string, (what: string) => string>>,
  keys: (differing: number, all: number) =>
    differing === 0 ? ` in all ${all} lines` : ` in ${differing} of ${all} lines`,
  tolerated: (n: number) => (n === 1 ? ', 1 line within the tolerance' : `, ${n} lines within the tolerance`),
  sumsDiffer: (measure: string, ours: string, theirs: string, difference: string) =>
    `${measure}: bill ${ours}, other side ${theirs}, difference ${difference}`,
  sumsEqual: (measure: string, ours: string) => `${measure} ${ours} on both sides`,
  semicolon: '; ',
  because: (reasons: string) => ` (reason: ${reasons})`,
  or: 'or',
  and: 'and',
  kinds: {
    expectation: 'the expected payable',
    statement: 'statement',
    'gateway-log': 'gateway log',
  } as Readonly<Record<string, string>>,
  against: 'Against',
  period: 'Its days',
  records: 'Its records',
  bill: 'Bill',
  comparedBy: 'Compared by',
  toleranceTitle: 'Tolerance',
  totals: 'Totals',
  byModel: 'Tokens by model: what the log says for each billed one',
  money: 'Amounts',
  usage: 'Usage',
  heading: (months: string) => `Reconciliation of the bill ${months}`,
  titled: (title: string, common: readonly string[]) =>
    common.length === 0 ? title : `${title}: ${common.join(', ')}`,
  nothingDiffers: 'No line differs.',
  moreLines: (n: number) => `${n} more lines; --format csv has all of them.`,
  equalLines: (n: number) => `${n} lines are equal and not shown; --format csv has all of them.`,
  titles: {
    measure: 'Measure',
    ours: 'Bill',
    theirs: 'Other side',
    difference: 'Difference',
    factor: 'Factor',
    status: 'Status',
    reason: 'Reason',
    verdict: 'Reported',
    prompt_tokens: 'Input tokens, cached ones included',
    product: 'Product',
  } as Readonly<Record<string, string>>,
  statuses: {
    ok: 'OK',
    over: 'over',
    under: 'under',
    missing_here: 'missing here',
    missing_there: 'missing there',
  } as Readonly<Record<string, string>>,
  reported: { over: 'too much', under: 'too little', ok: 'as billed', none: 'not billed' } as Readonly<
    Record<string, string>
  >,
  inLines: (statuses: string) => `see the lines, ${statuses}`,
  proofRecords: (
    p: Readonly<
      Record<
        'read' | 'counted' | 'totals' | 'without' | 'parts' | 'repeated' | 'aside' | 'filtered' | 'rejected',
        string
      >
    >,
  ) =>
    `records read ${p.read} = counted ${p.counted} + totals ${p.totals} + without usage ${p.without}${p.parts === '0' ? '' : ` + other parts of streams ${p.parts}`}${p.repeated === '0' ? '' : ` + repeated ${p.repeated}`}${p.aside === '0' ? '' : ` + left aside ${p.aside}`} + filtered ${p.filtered} + rejected ${p.rejected}`,
  proofLines: (lines: string, parts: string) =>
    `lines compared ${lines} = ${parts}; on both sides they add up to the totals`,
  tried:
    'Tried, alone and two together: rounding (dropped or nearest, by month, account, model, key), list cost and amounts before coupons or discounts, settlements, 6 % tax, single fee types, months, accounts, products, channels, workspaces, models and keys left out or alone, other products of the bill, multiples.',
  maybePreliminary: 'The bill is preliminary; the other side may be later.',
  maybeIncomplete: 'Rows were rejected or could not be read, so the difference may come from them.',
  stdinOnce:
    'Other products were left aside and may explain the difference. Their amounts could not be looked at, because standard input is read only once.',
  reasons: {
    zero: () => 'nothing is to be paid for it, so it is on one side only',
    tolerance: () => 'within the tolerance',
    invoiced: (p: Values) => `the invoice is the exact sum rounded to ${p.decimals} decimals`,
    rounded: (p: Values) =>
      p.mode === 'down'
        ? `decimals behind the ${p.decimals === '2' ? '2nd' : `${p.decimals}th`} dropped, ${each(p.by)}${p.decimals === '2' && text(p.by).includes('month') ? ' (the monthly rounding, 抹零)' : ''}`
        : `rounded to ${p.decimals} decimals, ${each(p.by)}`,
    measure: (p: Values) => `it is ${measureWords(text(p.measure))}`,
    only: (p: Values) => `it is that of ${inWords(text(p.dimension))} ${text(p.values)} alone`,
    without: (p: Values) => `without ${inWords(text(p.dimension))} ${text(p.values)}`,
    free_quota: (p: Values) =>
      `${p.measure === 'payable' ? '' : 'the list cost '}with the free quota at the log's prices`,
    tax: (p: Values) =>
      p.tax === 'excluded'
        ? `without ${p.rate} % tax, where the bill's amount contains it`
        : `with ${p.rate} % tax, which the bill's amount does not contain`,
    other_products: (p: Values) => `with other products of the bill: ${text(p.products)}`,
    times: (p: Values) =>
      p.factor === '-1'
        ? 'the same amount with the other sign'
        : `exactly ${p.factor} times the bill's: counted more than once, or another unit`,
    same_amount: (p: Values) =>
      `the other side has exactly this amount under ${inWords(text(p.dimension))} ${text([text(p.value)])}`,
    moved: (p: Values) =>
      `equal when every ${inWords(text(p.dimension))} is taken together: it is under another one`,
    outside_period: (p: Values) => `outside the days of the other side, ${p.first} to ${p.last}`,
    other_currency: (p: Values) => `in another currency on the other side: ${p.currency || '(not stated)'}`,
    other_tax: (p: Values) => `with another kind of tax on the other side: ${p.tax}`,
    no_price: () => 'no price for its tokens',
    not_tokens: () => 'billed by something other than tokens, which a log does not show',
    not_on_bill: () => 'this export of the bill does not say it',
    absent: () => 'missing altogether',
    unexplained: () => 'unexplained',
  } as Readonly<Record<string, (p: Values) => string>>,
};

function measureWords(measure: string): string {
  const words: Readonly<Record<string, string>> = {
    list_cost: 'the list cost, before any deduction',
    payable: 'the payable',
    'payable+coupon': 'the amount before coupons',
    'payable+coupon+discount': 'the amount before coupons and discounts',
    'payable+savings_plan': 'the amount before savings plans',
    'payable-rounding': 'the payable less the rounding',
    'payable+rounding': 'the payable before the rounding',
    'payable-voucher': 'the payable less vouchers',
    cash: 'what was paid in cash',
    'cash+prepaid': 'what was paid in cash and by prepaid card',
    outstanding: 'what is outstanding',
    'list_cost-discount': 'the list cost less discounts',
    billed_tokens: 'the billed tokens, without free quota and packages',
    'tokens-free_tokens': 'the tokens without free quota',
    'tokens-cached_tokens': 'the tokens without cached ones',
    'input_tokens+cached_tokens': 'input with cached tokens',
  };
  return words[measure] ?? measure;
}

export const enReconcileNotices = {
  ALL_FILTERED_OUT: (p) =>
    `The filters leave out all ${rows(p, 'row')} of the bill: none of it was compared.`,
  CURRENCY_ASSUMED: (p) =>
    `The other side does not state its currency. It is taken to be ${p.currency}, the only one compared.`,
  NO_COMMON_VALUES: (p) =>
    `The two sides have no ${inWords(p.dimension)} in common. ${COMMON[p.dimension] ?? 'Leave it out with --by, or name another column with --map.'}`,
  FILTER_NOT_APPLIED: (p) =>
    `${optionName(p.option)} filters only the bill: the other side has no such column.`,
  REPEATED_KEYS: (p) =>
    `${rows(p, 'row')} of the other side with the key of an earlier row; such rows are added up.`,
  TOTALS_LEFT_OUT: (p) => `${rows(p, 'line')} of totals left out of the other side.`,
  TOTALS_DIFFER: (p) =>
    `${rows(p, 'line')} of totals left out of the other side, whose rows do not add up to the totals.`,
  UNUSED_COLUMNS: (p) => `Columns of the other side that are not compared: ${list(p.texts)}`,
  NO_PRICE: (p) => `No price for ${list(p.texts)}: their cost is unknown and is not compared.`,
  LOG_WITHOUT_USAGE: (p) =>
    `${rows(p, 'call')} without usage: their tokens are not in the log. Streams report usage only on request (stream_options.include_usage).`,
  LOG_FAILED_CALLS: (p) => `${rows(p, 'call')} that failed, without usage.`,
  LOG_STREAM_PARTS: (p) =>
    `${rows(p, 'record')} of streamed calls left aside: only the last usage of each call counts.`,
  LOG_KEYS_UNLIKE: (p) =>
    `None of the log's API keys (${list(p.texts)}) is an id on the bill, so all keys are compared together. Name them with --names FILE (id,name) to compare key by key.`,
  LOG_REPEATED: (p) =>
    `${rows(p, 'record')} with the same request id and content as another one. Each call is counted once.`,
  LOG_ID_TWICE: (p) =>
    `${rows(p, 'record')} with the request id of another one, but different content (${list(p.texts)}). All of them count.`,
  LOG_GATEWAY_CACHE: (p) =>
    `${rows(p, 'call')} answered from the gateway's own cache, left aside: the provider was not called.`,
  LOG_REFUNDS: (p) => `${rows(p, 'refund')} of the gateway left aside: refunds carry no usage.`,
  LOG_NOT_CALLS: (p) => `${rows(p, 'record')} that are not calls of a model, left aside.`,
  LOG_MONEY_ROWS: (p) =>
    `${rows(p, 'row')} of money in a table of usage, left aside: a log is compared in usage.`,
  LOG_TOTALS_DIFFER: (p) =>
    `${rows(p, 'call')} whose total_tokens is not the sum of the other numbers. The other numbers count.`,
  LOG_UNKNOWN_USAGE: (p) =>
    `Fields that look like usage but are unknown, so they are not compared: ${list(p.texts)}. Name one with --map, for example --map cached_tokens=FIELD.`,
  LOG_TOTAL_ONLY: (p) => `${rows(p, 'call')} with only total_tokens, counted as input.`,
  LOG_ZONE_ASSUMED: (p) =>
    `The log's times have no time zone. They are taken to be in ${p.zone}; --log-zone names another.`,
  LOG_CACHED_APART:
    "The bill counts cached tokens separately, so they are taken out of the log's prompt tokens, which include them.",
  LOG_WITHOUT_CACHED:
    "The log does not show cached tokens, so its prompt_tokens are compared with the bill's input and cached tokens together.",
} satisfies Partial<SentenceOf<typeof NOTICES>>;

const COMMON: Readonly<Record<string, string>> = {
  model: 'Name them with --map-model THEIRS=OURS, for example --map-model "dashscope/*=*".',
  api_key_id: 'Name them with --names FILE (id,name), or leave the key out with --by model,day.',
  workspace_id: 'Name them with --names FILE (id,name), or leave the workspace out with --by.',
};
