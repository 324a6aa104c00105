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
  return names.length === 0 ? 'as one sum' : `each ${names.join(' and ')} for itself`;
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
    kind: 'what the other side is, where its columns do not tell: statement or log',
    by: 'compare by these dimensions only (columns of the other side)',
    measure: 'compare these measures only',
    map: 'columns of the other side by machine name: payable=Amount,model=Model',
    mapModel: 'models of the other side under the bill’s name: dashscope/*=*',
    tolerance: 'differences up to this count as equal: 0.01, or 0.5% of the bill’s amount',
    prices:
      'model, type or direction, price, unit (1K or 1M tokens), currency: compares the cost of a log too',
    logZone: 'zone of times that do not say theirs: +08:00 (default, as the bill), Z, -05:00',
  },
  headline: {
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
  tolerated: (n: number) =>
    n === 1 ? '1 of them within the tolerance' : `${n} of them within the tolerance`,
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
  byModel: 'Tokens by model: what the log says for each that is billed',
  money: 'Amounts',
  usage: 'Usage',
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
    `records read ${p.read} = counted ${p.counted} + totals ${p.totals} + without usage ${p.without}${p.parts === '0' ? '' : ` + other parts of streams ${p.parts}`}${p.repeated === '0' ? '' : ` + said again ${p.repeated}`}${p.aside === '0' ? '' : ` + left aside ${p.aside}`} + filtered ${p.filtered} + rejected ${p.rejected}`,
  proofLines: (lines: string, parts: string) =>
    `lines compared ${lines} = ${parts}; both sides of them add up to the totals`,
  tried:
    'Tried, alone and two together: rounding (dropped or nearest, by month, account, model, key), list cost and amounts before coupons or discounts, settlements, 6 % tax, single fee types, months, accounts, products, channels, workspaces, models and keys left out or alone, other products of the bill, multiples.',
  maybePreliminary: 'The bill is preliminary; the other side may be later.',
  maybeIncomplete: 'Rows were rejected or could not be read, so the difference may be theirs.',
  stdinOnce:
    'Other products were left aside, and their amounts could not be looked at (standard input is read once): they may explain the difference.',
  reasons: {
    zero: () => 'nothing to pay for it, so it is on one side only',
    tolerance: () => 'within the tolerance',
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
      `exactly this amount stands on the other side under ${inWords(text(p.dimension))} ${text([text(p.value)])}`,
    moved: (p: Values) =>
      `equal over every ${inWords(text(p.dimension))} together: it stands under another one`,
    outside_period: (p: Values) => `outside the days of the other side, ${p.first} to ${p.last}`,
    other_currency: (p: Values) => `there in another currency: ${p.currency || '(not stated)'}`,
    other_tax: (p: Values) => `there with another kind of tax: ${p.tax}`,
    no_price: () => 'no price for its tokens',
    not_tokens: () => 'billed by something else than tokens, which a log does not tell',
    not_on_bill: () => 'this export of the bill does not say',
    absent: () => 'not there at all',
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
    `The filters leave out all ${rows(p, 'row')} of the bill: nothing of it was compared.`,
  CURRENCY_ASSUMED: (p) =>
    `The other side does not say its currency; taken for ${p.currency}, the only one compared.`,
  NO_COMMON_VALUES: (p) =>
    `No ${inWords(p.dimension)} of the other side is one of the bill's. ${COMMON[p.dimension] ?? 'Leave it out with --by, or name another column with --map.'}`,
  FILTER_NOT_APPLIED: (p) => `${optionName(p.option)} filters the bill only: the other side does not tell.`,
  REPEATED_KEYS: (p) =>
    `${rows(p, 'row')} of the other side with a key that it had before; they are added up.`,
  TOTALS_LEFT_OUT: (p) => `${rows(p, 'line')} of totals left out of the other side.`,
  TOTALS_DIFFER: (p) =>
    `${rows(p, 'line')} of totals left out of the other side, and its rows do not add up to it.`,
  UNUSED_COLUMNS: (p) => `Columns of the other side that are not compared: ${list(p.texts)}`,
  NO_PRICE: (p) => `No price for ${list(p.texts)}: their cost is not known and not compared.`,
  LOG_WITHOUT_USAGE: (p) =>
    `${rows(p, 'call')} without usage: their tokens are not in the log. Streams tell them only when asked (stream_options.include_usage).`,
  LOG_FAILED_CALLS: (p) => `${rows(p, 'call')} that failed, without usage.`,
  LOG_STREAM_PARTS: (p) =>
    `${rows(p, 'record')} of streamed calls beside the last usage of each, which counts.`,
  LOG_KEYS_UNLIKE: (p) =>
    `The log's API keys (${list(p.texts)}) are no ids of the bill's, so it is compared over all keys. Name them with --names FILE (id,name) to compare key by key.`,
  LOG_REPEATED: (p) =>
    `${rows(p, 'record')} with the request id and the content of another one; each call is counted once.`,
  LOG_ID_TWICE: (p) =>
    `${rows(p, 'record')} with a request id that another one has with other content (${list(p.texts)}); all of them count.`,
  LOG_GATEWAY_CACHE: (p) =>
    `${rows(p, 'call')} answered by the gateway out of its own cache, left aside: the provider was not called.`,
  LOG_REFUNDS: (p) => `${rows(p, 'refund')} of the gateway left aside: it tells no usage.`,
  LOG_NOT_CALLS: (p) => `${rows(p, 'record')} that tell of no call of a model, left aside.`,
  LOG_MONEY_ROWS: (p) =>
    `${rows(p, 'row')} of money in a table of usage, left aside: a log is compared in usage.`,
  LOG_TOTALS_DIFFER: (p) =>
    `${rows(p, 'call')} whose total_tokens is not the sum of its other numbers, which count.`,
  LOG_UNKNOWN_USAGE: (p) =>
    `Fields that look like usage and are not known, so not compared: ${list(p.texts)}. Name one with --map, for example --map cached_tokens=FIELD.`,
  LOG_TOTAL_ONLY: (p) => `${rows(p, 'call')} with total_tokens alone, counted as input.`,
  LOG_ZONE_ASSUMED: (p) =>
    `The log's times do not say their zone; taken for ${p.zone}. --log-zone names another.`,
  LOG_CACHED_APART:
    "The bill counts cached tokens apart: they are taken out of the log's prompt tokens, which hold them.",
  LOG_WITHOUT_CACHED:
    "The log does not tell cached tokens: its prompt_tokens are compared with the bill's input and cached tokens together.",
} satisfies Partial<SentenceOf<typeof NOTICES>>;

const COMMON: Readonly<Record<string, string>> = {
  model: 'Name them with --map-model THEIRS=OURS, for example --map-model "dashscope/*=*".',
  api_key_id: 'Name them with --names FILE (id,name), or leave the key out with --by model,day.',
  workspace_id: 'Name them with --names FILE (id,name), or leave the workspace out with --by.',
};
