import type { Words } from '../shape/words.ts';

const list = (texts: readonly string[]) => texts.map((text) => text || '（无）').join('、');
const more = (p: { readonly more: number }) => (p.more > 0 ? ` 等，另有 ${p.more} 项` : '');

const IDENTITIES: Readonly<Record<string, string>> = {
  usage: '抵扣前用量 − 抵扣用量 = 用量',
  'list-cost': '官网目录价 × 用量 = 目录总价',
  'after-discount': '目录总价 − 优惠金额 − 节省计划 = 优惠后金额',
  payable: '优惠后金额 − 优惠券抵扣 − 抹零 = 应付金额',
  'payable-from-list': '目录总价 − 优惠金额 − 优惠券抵扣 − 节省计划 − 抹零 = 应付金额',
  settlement: '应付金额 = 代金券 + 现金 + 储值卡 + 欠费',
};

const REASONS: Readonly<Record<string, string>> = {
  'coupon-column': '差额可能是优惠券抵扣，但导出中没有该列',
  'settlement-columns': '差额可能在导出所缺的支付列中',
  'fee-type': '此费用类型的计算方式没有公开说明',
};

const ROUNDINGS: Readonly<Record<string, string>> = {
  '': '账单自身注明精度以内的差异',
  kept: '服务商保留 10 位小数的舍入差异',
  cents: '按分舍入的差异（较早月份的账单按行舍入到分）',
};

const FEES: Readonly<Record<string, string>> = {
  refund: '退款',
  adjustment: '调账',
  rounding: '抹零',
  commission: '佣金',
  cap: '保底封顶',
};

const CHECKS: Readonly<Record<string, string>> = {
  usage: '抵扣后用量',
  'list-cost': '目录价 × 用量',
  payable: '从目录总价到应付金额',
  'line-ids': '按明细ID查重',
  days: '没有记录的日期',
  hours: '没有记录的小时',
  'free-quota': '免费额度',
  prices: '单价',
  promotions: '优惠到期',
};

const identity = (p: { readonly identity: string }) => IDENTITIES[p.identity] ?? p.identity;
const SEE_BILL = '请与控制台账单比对该行；可重新导出，或凭该行向服务商查询。';
const EXPORT_ALL = '请导出包含全部列的账单后再检查。';
const UNKNOWN = '没有丢失：按原文列出。新版 bill-analyze 可能会收录。';
/** 如何查看同类的所有行；含有特殊字符的文本按维度查看。 */
const lines = (column: string, dimension: string, value: string) =>
  /^[\p{L}\p{N}_.-]+$/u.test(value)
    ? `查看各行：--trace ${column}=${value}。`
    : `按此维度查看：--by ${dimension}。`;

/** check 命令各项发现的用语。 */
export const zhFindings: Words['findings'] = {
  INPUT_FAILED: {
    what: (p) => `${p.file} 未能完整读取（${p.reason}）`,
    remedy: '请重新获取该文件：缺失部分未检查。',
  },
  REJECTED_ROWS: {
    what: '无法读取的行未计入任何数字，也未检查',
    remedy: '请更正这些行或重新导出账单；--rejects FILE 可全部写出。',
  },
  ROW_IDENTITY: { what: (p) => `等式不成立：${identity(p)}`, remedy: SEE_BILL },
  CHANGED_LINE: {
    what: (p) =>
      p.within === 1
        ? '同一文件中明细ID相同而内容不同：该行被改动'
        : '两个文件中明细ID相同而内容不同：该行被重新出账或被改动',
    remedy: (p) => {
      if (p.both === 1) return '按 --prefer none 两行都计入：请去掉无效的文件。';
      return p.within === 1
        ? '只计其中的第一行。请重新导出。'
        : '只计其中一行，见各处说明。可用 --prefer newest 或 oldest 指定。';
    },
  },
  DUPLICATE_LINE: {
    what: (p) =>
      p.within === 1
        ? '同一文件中有重复的明细：其费用被列了两次'
        : '两个文件有相同的明细：导出范围重叠，报表中每条只计一次',
    remedy: (p) => (p.within === 1 ? '请重新导出，或删除重复的行。' : '无需处理。'),
  },
  UNIT_MISMATCH: {
    what: (p) => `用量单位为“${p.unit}”，价格单位却是 ${p.price}`,
    remedy: '单位或价格有误：请与控制台账单比对。',
  },
  PART_MISSING: {
    what: (p) => `投递 ${p.base} 缺少分卷：${list(p.missing)}`,
    remedy: '请取回缺少的分卷，并提供全部分卷。',
  },
  PRELIMINARY: {
    what: (p) => `${p.month} 是预估账单：导出时间早于次月 3 日 12:00（UTC+8）`,
    remedy: '对账前请在该时间之后重新导出。',
  },
  WRONG_STATISTIC_ITEM: {
    what: '导出中没有用量列，统计项可能选了“实例”',
    remedy: '请重新导出：账单详情，统计项选“计费项”。',
  },
  FREE_QUOTA_MISSING: {
    what: (p) =>
      `${p.month} 既没有免费额度记录，也没有任何应付金额为 0 的记录，而账号 ${p.account} 曾有免费额度`,
    remedy: '请勾选“包含应付金额为 0 的记录”后重新导出。',
  },
  DAYS_MISSING: {
    what: (p) => `${p.first} 至 ${p.last} 之间有 ${p.days} 天没有记录：${list(p.ranges)}${more(p)}`,
    remedy: '请与控制台比对这些日期：是没有调用，还是导出不完整？',
  },
  DELIVERY_DAY_MISSING: {
    what: (p) => `按日投递缺少 ${p.day} 的文件，连空文件也没有`,
    remedy: '请取回当日的文件。',
  },
  COUNTED_TWICE: {
    what: (p) =>
      `${p.file} 与 ${p.other} 有相同日期的相同实例ID，又没有明细ID可供区分：其中的行可能被计算了两次`,
    remedy: '请只提供其中一个文件：日汇总或另一种格式的账单包含的是同样的行。',
  },
  ONLY_IN_OLDER: {
    what: (p) => `${p.file} 中有些行在较新的导出 ${p.newer} 中已不存在（其余行则有）；这些行仍计入`,
    remedy: '这些行可能已被撤销：请只检查较新的导出，并用 "diff 旧 新" 查看。',
  },
  FREE_QUOTA_CHARGED: {
    what: '费用类型为免费额度的行却有应付金额',
    remedy: '免费额度不应收费：请与控制台账单比对。查看各行：--trace fee_type=free-quota。',
  },
  PART_SHORT: {
    what: (p) => `投递 ${p.base} 的一个非末尾分卷不足 ${p.rows} 行，而其他分卷是满的`,
    remedy: '请重新取回该分卷：可能被截断。',
  },
  PART_FULL: {
    what: (p) => `${p.base} 的最后一个分卷是满的（${p.rows} 行）：后面可能还有`,
    remedy: '请在投递中查找下一个分卷。',
  },
  MIXED_MONTHS: {
    what: (p) => `一个文件包含多个账单月份：${list(p.texts)}`,
    remedy: '可用 --month 查看单月，或用 --by month。',
  },
  OTHER_MONTH: {
    what: (p) => `文件名为 ${p.named}，却有 ${p.month} 的记录`,
    remedy: '请确认文件是否被改名或拼接。',
  },
  DUPLICATE_ROW: {
    what: (p) =>
      `疑似重复：没有明细ID的行各列完全相同${p.within === 1 ? '' : '（在两个文件中）'}；每行都计入`,
    remedy: (p) =>
      p.timed === 1
        ? '按分钟出账的行不应相同。请导出明细ID以便确认。'
        : '不同的调用在此也可能相同。请导出明细ID以便确认。',
  },
  UNIT_OF_TYPE: {
    what: (p) => `用量类型 ${p.type} 的单位是“${p.unit}”，而不是 Token`,
    remedy: '请与控制台账单比对。',
  },
  MIXED_UNITS: {
    what: (p) => `同一实例ID有多个用量单位：${list(p.texts)}`,
    remedy: '请与控制台账单比对；此处列出行数较少的单位。',
  },
  WITHIN_PRECISION: {
    what: (p) => `仅有${ROUNDINGS[p.reason] ?? p.reason}：${identity(p)}`,
    remedy: '无需处理：差异来自服务商的舍入。',
  },
  IDENTITY_OPEN: {
    what: (p) => `无法判定：${identity(p)}；${REASONS[p.reason] ?? p.reason}`,
    remedy: (p) => (p.reason === 'fee-type' ? SEE_BILL : EXPORT_ALL),
  },
  SAVINGS_PLAN: {
    what: '有节省计划抵扣的行：其在金额计算中的位置没有公开说明，故未检查',
    remedy: '请将其合计与控制台的节省计划比对。',
  },
  NOT_CHECKED: {
    what: (p) => `因缺少列而未检查：${p.texts.map((name) => CHECKS[name] ?? name).join('、')}`,
    remedy: EXPORT_ALL,
  },
  LINE_IDS_LOST: {
    what: '明细ID已被电子表格四舍五入：无法据此查重',
    remedy: '请检查原始导出文件，而不是电子表格另存的文件。',
  },
  FINALITY_UNKNOWN: {
    what: '是否已出账未知：文件名未注明导出时间',
    remedy: '请保留导出文件的原名，其中有导出时间。',
  },
  FREE_QUOTA_UNSEEN: {
    what: (p) =>
      p.had === 1
        ? `${p.month} 没有免费额度记录，而账号 ${p.account} 曾有；但有应付金额为 0 的记录，额度可能已用完`
        : `${p.month} 既没有免费额度记录，也没有任何应付金额为 0 的记录：可能没有免费额度，也可能未导出`,
    remedy: '如有免费额度，请勾选“包含应付金额为 0 的记录”后重新导出。',
  },
  PERIOD_STARTS_LATE: {
    what: (p) => `第一条记录在 ${p.first}，比 ${p.begin} 晚 ${p.days} 天`,
    remedy: '如果此前已在使用，请导出整月账单。',
  },
  PERIOD_ENDS_EARLY: {
    what: (p) =>
      p.days > 0 ? `最后一条记录在 ${p.last}，比月末早 ${p.days} 天` : `全天都有记录，但最后一条在 ${p.last}`,
    remedy: '如果一直使用到月末，文件可能被截断：--expect-rows 可以证实。',
  },
  QUIET_HOURS: {
    what: (p) => `在有记录的日期中，${p.of} 小时有 ${p.hours} 小时没有记录`,
    remedy: '夜间无人使用时无需处理。',
  },
  DAY_OUTSIDE_MONTH: {
    what: (p) => `用量日期不在账单月份 ${p.month} 内`,
    remedy: '请与控制台比对日期：可能是延迟出账，也可能有误。',
  },
  MIXED_ACCOUNTS: {
    what: (p) => `有多个账号：${list(p.texts)}`,
    remedy: '可用 --by account 区分。',
  },
  MIXED_CURRENCIES: {
    what: (p) => `有多个币种：${list(p.texts)}；不会相加`,
    remedy: '可用 --currency 查看其中一种。',
  },
  NO_INSTANCE_ID: {
    what: '没有实例ID的行：账单未注明属于哪个模型和 API Key',
    remedy: '请与控制台账单比对。报表中列在模型“（无）”之下。',
  },
  UNKNOWN_INSTANCE_ID: {
    what: (p) => `实例ID格式未知：${p.text}`,
    remedy: (p) => `${UNKNOWN}${lines('model', 'model', p.text)}`,
  },
  UNKNOWN_USAGE_TYPE: {
    what: (p) => `用量类型尚未收录：${p.text}`,
    remedy: (p) => `${UNKNOWN}${lines('usage_type', 'type', p.text)}`,
  },
  UNKNOWN_UNIT: {
    what: (p) => `用量单位尚未收录：${p.text}；其用量不在任何用量列中`,
    remedy: (p) => `可用 --by unit 查看其用量。${lines('unit', 'unit', p.text)}`,
  },
  UNKNOWN_CHANNEL: {
    what: (p) => `调用渠道尚未收录：${p.text}`,
    remedy: (p) => `${UNKNOWN}${lines('channel', 'channel', p.text)}`,
  },
  UNKNOWN_FEE_TYPE: {
    what: (p) => `费用类型尚未收录：${p.text}`,
    remedy: (p) => `${UNKNOWN}${lines('fee_type', 'fee-type', p.text)}`,
  },
  CORRECTION: {
    what: (p) => `${FEES[String(p.feeType)] ?? p.feeType}（费用类型 ${p.feeType}）的行`,
    remedy: (p) => `更正了什么，可向服务商查询。${lines('fee_type', 'fee-type', p.feeType)}`,
  },
  SEVERAL_PRICES: {
    what: (p) => `${p.model} 每 ${p.unit} 有多个目录价：${list(p.texts)}${more(p)}`,
    remedy: '价格会调整，也可能因地域或阶梯而不同：请与价目表比对。',
  },
  PROMOTION_ENDED: {
    what: (p) => `优惠“${p.name}”于 ${p.endsAt} 结束`,
    remedy: '此后的费用更高，下月账单也会更高。',
  },
  PROMOTIONS_UNREAD: {
    what: '优惠详情的不同文本过多：这些行的优惠未查看',
    remedy: '请只检查账单的一部分，例如某一天。',
  },
};
