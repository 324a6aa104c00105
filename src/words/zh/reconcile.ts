/** 对账命令的中文用语。 */
import { optionName } from '../option-name.ts';
import type { NOTICES } from '../shape/notices.ts';
import type { SentenceOf } from '../shape/sentences.ts';
import type { Words } from '../shape/words.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

const text = (value: string | readonly string[] | undefined) =>
  value === undefined || typeof value === 'string'
    ? (value ?? '')
    : value.map((each) => each || '（无）').join('、');
const list = (texts: readonly string[]) => texts.join('、');
const inWords = (dimension: string) => DIMENSIONS[dimension] ?? dimension;
const each = (by: string | readonly string[] | undefined) => {
  const names = by === undefined || typeof by === 'string' ? [] : by.map(inWords);
  return names.length === 0 ? '按合计' : `按${names.join('、')}分别处理`;
};

const DIMENSIONS: Readonly<Record<string, string>> = {
  billing_month: '月份',
  account_id: '账号',
  workspace_id: '业务空间',
  api_key_id: ' API Key ',
  channel_name: '渠道',
  fee_type: '费用类型',
  model: '模型',
  product: '产品',
  day: '日期',
  hour: '小时',
  direction: '方向',
  usage_type: '用量类型',
  channel: '渠道',
};

export const zhReconcile: Words['reconcile'] = {
  command: '将账单与发票、对账单或网关日志核对',
  argument: '账单，与主命令相同',
  options: {
    against:
      '对方数据：对账单（CSV、JSON）或网关日志（CSV、NDJSON、JSON）；可重复；通配符加引号；- 表示标准输入',
    kind: '列名无法判断时说明对方是什么：statement（对账单）或 log（日志）',
    by: '只按这些维度核对（对方须有相应的列）',
    measure: '只核对这些度量',
    map: '按机器名指定对方的列：payable=Amount,model=Model',
    mapModel: '对方的模型名对应账单的哪个模型：dashscope/*=*',
    tolerance: '差额不超过此值视为相等：0.01，或账单金额的 0.5%',
    prices: '模型、类型或方向、单价、单位（1K 或 1M tokens）、币种：同时核对日志的费用',
    logZone: '未注明时区的时间所用时区：+08:00（默认，与账单相同）、Z、-05:00',
  },
  headline: {
    met: (name, how) => `相符：账单与${name}一致：${how}`,
    equal: (name) => `相符：账单与${name}一致`,
    notEqual: (name) => `不符：账单与${name}不一致`,
    notComparable: (name) => `无法核对：已核对的部分相符，但账单与${name}并非全部可以核对`,
    nothing: (name) => `不符：账单与${name}都没有可核对的内容（无法核对）`,
    emptyBill: (name) => `不符：账单没有剩下可与${name}核对的行`,
    emptyOther: (name) => `不符：${name}没有可与账单核对的内容`,
  },
  ofBill: '账单',
  ofOther: (name) => name,
  notCompared: (count, side, sums, reason) =>
    `未核对：${side} ${count} 行${sums === '' ? '' : `，${sums}`}（${reason}）`,
  uncompared: '未核对',
  side: '哪一方',
  uncomparedReasons: {
    unit_not_told: (unit) => (unit === '' ? '用量没有单位' : `对方没有此类用量：${unit}`),
    rows_without_usage: (fee) => `只有金额没有用量${fee === '' ? '' : `：${fee}`}`,
    calls_without_usage: () => '调用未说明用量',
    unknown_usage: (field) => `含义不明的字段：${field}`,
    money_rows: () => '用量表中的金额行',
  },
  keys: (differing, all) => (differing === 0 ? `，共 ${all} 项` : `，${all} 项中 ${differing} 项不符`),
  tolerated: (n) => `，${n} 项在容差内`,
  sumsDiffer: (measure, ours, theirs, difference) =>
    `${measure}：账单 ${ours}，对方 ${theirs}，差额 ${difference}`,
  sumsEqual: (measure, ours) => `${measure}双方均为 ${ours}`,
  semicolon: '；',
  because: (reasons) => `（原因：${reasons}）`,
  or: '或',
  and: '且',
  kinds: { expectation: '预期应付金额', statement: '对账单', 'gateway-log': '网关日志' },
  against: '对方',
  period: '对方日期',
  records: '对方记录',
  bill: '账单',
  comparedBy: '核对维度',
  toleranceTitle: '容差',
  totals: '合计',
  byModel: '各模型 Token：日志所记与账单所计',
  money: '金额',
  usage: '用量',
  heading: (months) => `账单对账 ${months}`,
  titled: (title, common) => (common.length === 0 ? title : `${title}：${common.join('，')}`),
  nothingDiffers: '没有不符的项。',
  moreLines: (n) => `另有 ${n} 项；全部列表请用 --format csv。`,
  equalLines: (n) => `${n} 项一致，未列出；全部列表请用 --format csv。`,
  titles: {
    measure: '度量',
    ours: '账单',
    theirs: '对方',
    difference: '差额',
    factor: '倍数',
    status: '结果',
    reason: '原因',
    verdict: '日志所记',
    prompt_tokens: '输入 Token（含缓存）',
    product: '产品',
  },
  statuses: {
    ok: '一致',
    over: '对方偏多',
    under: '对方偏少',
    missing_here: '账单没有',
    missing_there: '对方没有',
  },
  reported: { over: '偏多', under: '偏少', ok: '与账单一致', none: '账单未计' },
  inLines: (statuses) => `见各项，${statuses}`,
  proofRecords: (p) =>
    `对方读取 ${p.read} 条 = 计入 ${p.counted} + 合计行 ${p.totals} + 无用量 ${p.without}${p.parts === '0' ? '' : ` + 流式的其他分段 ${p.parts}`}${p.repeated === '0' ? '' : ` + 重复记录 ${p.repeated}`}${p.aside === '0' ? '' : ` + 未计入的其他记录 ${p.aside}`} + 筛除 ${p.filtered} + 拒绝 ${p.rejected}`,
  proofLines: (lines, parts) => `核对 ${lines} 项 = ${parts}；双方各项之和均等于合计`,
  tried:
    '已尝试（单独及两两组合）：舍入（抹去或四舍五入，按月份、账号、模型、Key）、目录总价及优惠前或用券前金额、各种支付方式、6% 税、去掉或只含某一费用类型、月份、账号、产品、渠道、业务空间、模型、Key，账单中的其他产品，倍数。',
  maybePreliminary: '这是预估账单，对方可能更新。',
  maybeIncomplete: '有行被拒绝或未能读取，差额可能由此产生。',
  stdinOnce: '其他产品未计入，且无法再读其金额（标准输入只能读一次）：差额可能由此产生。',
  reasons: {
    zero: () => '无需付费，因此只出现在一方',
    tolerance: () => '在容差内',
    invoiced: (p: Values) => `发票金额为精确合计四舍五入到 ${p.decimals} 位小数`,
    rounded: (p: Values) =>
      p.mode === 'down'
        ? `抹去第 ${p.decimals} 位之后的小数，${each(p.by)}${p.decimals === '2' && text(p.by).includes('month') ? '（按月抹零）' : ''}`
        : `四舍五入到 ${p.decimals} 位小数，${each(p.by)}`,
    measure: (p: Values) => `对方是${measureWords(text(p.measure))}`,
    only: (p: Values) => `对方只含${inWords(text(p.dimension))} ${feeWords(p)}`,
    without: (p: Values) => `对方不含${inWords(text(p.dimension))} ${feeWords(p)}`,
    free_quota: (p: Values) => `${p.measure === 'payable' ? '' : '目录总价，'}并把免费额度按日志的单价计费`,
    tax: (p: Values) =>
      p.tax === 'excluded'
        ? `对方不含 ${p.rate}% 的税，账单金额含税`
        : `对方含 ${p.rate}% 的税，账单金额不含税`,
    other_products: (p: Values) => `对方含账单中的其他产品：${text(p.products)}`,
    times: (p: Values) =>
      p.factor === '-1' ? '金额相同而符号相反' : `恰为账单的 ${p.factor} 倍：重复计数，或单位不同`,
    same_amount: (p: Values) =>
      `另一方恰有此数，在${inWords(text(p.dimension))} ${text([text(p.value)])} 名下`,
    moved: (p: Values) => `各${inWords(text(p.dimension))}合计相等：归到了另一个名下`,
    outside_period: (p: Values) => `不在对方的日期之内（${p.first} 至 ${p.last}）`,
    other_currency: (p: Values) => `对方用的是另一币种：${p.currency || '（未注明）'}`,
    other_tax: (p: Values) => `对方是否含税与账单不同：${TAXES[text(p.tax)] ?? text(p.tax)}`,
    no_price: () => '其 Token 没有单价',
    not_tokens: () => '不按 Token 计费，日志不记录',
    not_on_bill: () => '此份账单没有该数据',
    absent: () => '完全没有',
    unexplained: () => '未能解释',
  },
};

const TAXES: Readonly<Record<string, string>> = { included: '含税', excluded: '不含税', unknown: '未注明' };

const FEES: Readonly<Record<string, string>> = {
  usage: '按量',
  'free-quota': '免费额度',
  refund: '退款',
  adjustment: '调账',
  rounding: '抹零',
  subscription: '订阅',
  commission: '佣金',
  cap: '保底封顶',
};

function feeWords({ dimension, values }: Values): string {
  const named = typeof values === 'string' || values === undefined ? [] : values;
  return text(dimension === 'fee_type' ? named.map((value) => FEES[value] ?? value) : named);
}

function measureWords(measure: string): string {
  const words: Readonly<Record<string, string>> = {
    list_cost: '目录总价（各项扣减之前）',
    payable: '应付金额',
    'payable+coupon': '用券之前的金额',
    'payable+coupon+discount': '优惠与用券之前的金额',
    'payable+savings_plan': '节省计划抵扣之前的金额',
    'payable-rounding': '应付减去抹零',
    'payable+rounding': '抹零之前的应付',
    'payable-voucher': '应付减去代金券',
    cash: '现金支付的部分',
    'cash+prepaid': '现金与储值卡支付的部分',
    outstanding: '欠费',
    'list_cost-discount': '目录总价减去优惠',
    billed_tokens: '计费 Token（不含免费额度与资源包）',
    'tokens-free_tokens': '免费额度以外的 Token',
    'tokens-cached_tokens': '缓存以外的 Token',
    'input_tokens+cached_tokens': '输入与缓存 Token 之和',
    tokens: '全部 Token',
    input_tokens: '输入 Token（不含缓存）',
    free_tokens: '免费额度的 Token',
  };
  return words[measure] ?? measure;
}

export const zhReconcileNotices: Pick<
  Words['notices'],
  keyof typeof import('../en/reconcile.ts').enReconcileNotices
> = {
  ALL_FILTERED_OUT: (p) => `筛选条件排除了账单的全部 ${p.rows} 行：没有核对任何内容。`,
  CURRENCY_ASSUMED: (p) => `对方未注明币种，按唯一核对的币种 ${p.currency} 处理。`,
  NO_COMMON_VALUES: (p) =>
    `对方的${inWords(p.dimension)}没有一个与账单相同。${COMMON[p.dimension] ?? '可用 --by 去掉该维度，或用 --map 指定另一列。'}`,
  FILTER_NOT_APPLIED: (p) => `${optionName(p.option)} 只筛选账单：对方没有相应信息。`,
  REPEATED_KEYS: (p) => `对方有 ${p.rows} 行的维度与之前的行相同，已相加。`,
  TOTALS_LEFT_OUT: (p) => `对方有 ${p.rows} 行合计，未计入。`,
  TOTALS_DIFFER: (p) => `对方有 ${p.rows} 行合计，未计入，且各行之和与之不等。`,
  UNUSED_COLUMNS: (p) => `对方未参与核对的列：${list(p.texts)}`,
  NO_PRICE: (p) => `以下没有单价，其费用未知，不参与核对：${list(p.texts)}`,
  LOG_WITHOUT_USAGE: (p) =>
    `${p.rows} 次调用没有用量，其 Token 不在日志中。流式调用需要求返回用量（stream_options.include_usage）。`,
  LOG_FAILED_CALLS: (p) => `${p.rows} 次调用失败，没有用量。`,
  LOG_STREAM_PARTS: (p) => `${p.rows} 条记录是流式调用的分段；每次调用只计最后一次的用量。`,
  LOG_KEYS_UNLIKE: (p) =>
    `日志的 API Key（${list(p.texts)}）不是账单的 ID，因此不按 Key 核对。要按 Key 核对，请用 --names FILE（id,name）命名。`,
  LOG_REPEATED: (p) => `${p.rows} 条记录与另一条的请求 ID 和内容都相同；每次调用只计一次。`,
  LOG_ID_TWICE: (p) => `${p.rows} 条记录与另一条的请求 ID 相同而内容不同（${list(p.texts)}），均已计入。`,
  LOG_GATEWAY_CACHE: (p) => `${p.rows} 次调用由网关自己的缓存应答，未请求模型服务，不计入。`,
  LOG_REFUNDS: (p) => `${p.rows} 条网关退款记录不含用量，不计入。`,
  LOG_NOT_CALLS: (p) => `${p.rows} 条记录不是模型调用，不计入。`,
  LOG_MONEY_ROWS: (p) => `用量表中有 ${p.rows} 行金额，不计入：日志只核对用量。`,
  LOG_TOTALS_DIFFER: (p) => `${p.rows} 次调用的 total_tokens 不等于其他各数之和；按其他各数计。`,
  LOG_UNKNOWN_USAGE: (p) =>
    `以下字段像是用量但无法识别，未参与核对：${list(p.texts)}。可用 --map 指定，例如 --map cached_tokens=字段。`,
  LOG_TOTAL_ONLY: (p) => `${p.rows} 次调用只有 total_tokens，按输入计。`,
  LOG_ZONE_ASSUMED: (p) => `日志的时间未注明时区，按 ${p.zone} 处理；可用 --log-zone 指定。`,
  LOG_CACHED_APART: '账单将缓存 Token 单列：日志的输入 Token 包含它，已从中分出。',
  LOG_WITHOUT_CACHED: '日志未区分缓存 Token：其 prompt_tokens 与账单的输入及缓存 Token 之和核对。',
} satisfies Partial<SentenceOf<typeof NOTICES>>;

const COMMON: Readonly<Record<string, string>> = {
  model: '可用 --map-model 对方=账单 指定，例如 --map-model "dashscope/*=*"。',
  api_key_id: '可用 --names FILE（id,name）命名，或不按 Key 核对：--by model,day。',
  workspace_id: '可用 --names FILE（id,name）命名，或用 --by 去掉业务空间。',
};
