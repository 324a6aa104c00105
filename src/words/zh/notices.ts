import { groupThousands } from '../../bill/thousands.ts';
import { asideTexts } from '../aside-products.ts';
import { optionName } from '../option-name.ts';
import type { OtherKind } from '../shape/other-kind.ts';
import type { Words } from '../shape/words.ts';
import { zhDiff } from './diff.ts';
import { OTHER_KINDS } from './other-kinds.ts';
import { zhPage } from './page.ts';
import { zhReconcileNotices } from './reconcile.ts';

const list = (texts: readonly string[]) => texts.map((text) => text || '（无）').join('、');
const texts = (p: { readonly texts: readonly string[]; readonly more?: number }) =>
  `${list(p.texts)}${(p.more ?? 0) > 0 ? ` 等，另有 ${p.more} 种` : ''}`;
const inFiles = (p: { readonly files: readonly string[] }) =>
  p.files.length === 0 ? '' : `（${list(p.files)}）`;

/** 完全未读取的原因；其他情况可能已读取一部分。 */
const FAILED: Readonly<Record<string, string>> = {
  NOT_FOUND: '不存在',
  NO_HEADER: '无法作为账单读取',
  NO_INSTANCE_ID: '无法作为账单读取',
  NO_AMOUNT: '无法作为账单读取',
  UNREADABLE: '无法打开',
};

const namedKeys = (p: Readonly<Record<'texts' | 'amounts', readonly string[]>>) =>
  p.texts.map((key, place) => (p.texts.length === 1 ? key : `${key} ${p.amounts[place]}`)).join('、');

const ASIDE = {
  tax: zhPage.values.tax ?? {},
  unknown: '（未知）',
  unknownCurrency: zhPage.unknownCurrency,
  list,
  and: (amounts: readonly string[]) => amounts.join(' + '),
  beside: (product: string, amounts: string) => `${product || '（无）'}（${amounts}）`,
};

/** 各类警告与提示的中文说明。 */
export const zhNotices: Words['notices'] = {
  MISSING_COLUMN: (p) =>
    `导出的账单缺少部分列${inFiles(p)}，以下内容无法报告：${list(p.columns)}。请导出包含全部列的账单。`,
  INSTANCE_ID_MISSING: (p) =>
    `导出的账单没有实例ID${inFiles(p)}：模型和用量类型取自“${p.header}”，业务空间、API Key 和渠道未知。请导出包含全部列的账单。`,
  NO_USAGE: (p) =>
    `导出的账单没有用量${inFiles(p)}，只报告费用。如需 Token 用量，请重新导出：账单详情，统计项选“计费项”。`,
  OPAQUE_ID: (p) => `${p.rows} 行的实例ID格式未知，按原文列出：${texts(p)}`,
  UNKNOWN_UNIT: (p) =>
    `${p.rows} 行的用量单位未知：${texts(p)}。其用量不在任何用量列中，可用 --by unit 查看。`,
  UNIT_WITHOUT_COLUMN: (p) => `${p.rows} 行的用量单位没有单独的列：${texts(p)}。可用 --by unit 查看。`,
  UNKNOWN_USAGE_TYPE: (p) => `${p.rows} 行的用量类型尚未收录：${texts(p)}`,
  UNKNOWN_CHANNEL: (p) => `${p.rows} 行的调用渠道尚未收录：${texts(p)}`,
  UNKNOWN_FEE_TYPE: (p) => `${p.rows} 行的费用类型尚未收录：${texts(p)}`,
  NET_UNKNOWN: (p) => `${p.rows} 行有抵扣，但此格式未说明用量是抵扣前还是抵扣后；用量按账单原样报告。`,
  NO_MATCH_FOR: (p) =>
    `账单中没有行符合 ${optionName(p.option)} ${p.pattern}。${p.meant === '' ? '' : `是否指 ${p.meant}？`}`,
  NO_LINE_BEHIND: (p) => `没有账单明细同时符合 ${list(p.texts)}。`,
  TIME_COARSE: (p) => `${p.rows} 行账单明细的时间不如样本粒度精细，其样本位于所属日期或月份的末尾。`,
  TIME_UNKNOWN: (p) => `${p.rows} 行账单明细没有任何时间，其样本位于报告的最后一秒。`,
  FREE_OTHER_UNITS: (p) =>
    `free_tokens 只计 Token；免费额度另抵扣了 ${p.units.map((unit, place) => `${groupThousands(p.amounts[place] as string)} ${zhPage.values.unit?.[unit] ?? unit}`).join('、')}。可用 --by unit --measure deducted 查看。`,
  REJECTED_ROWS: (p) => `${p.rows} 行被拒绝，未计入任何数字：结果不完整。`,
  INPUT_FAILED: (p) => `${p.file} ${FAILED[p.reason] ?? '未能完整读取'}（${p.reason}）：结果不完整。`,
  DAMAGED_IDS: (p) =>
    `电子表格已将${inFiles(p)}列 ${list(p.columns)} 的 ID 截为 15 位，共 ${p.rows} 行（${list(p.texts)}）：原值已丢失，不作猜测。请使用导出的 CSV 原文件。`,
  ROUNDED_AMOUNTS: (p) =>
    `${inFiles(p)}列 ${list(p.columns)} 的金额恰为电子表格保留的 15 位有效数字，共 ${p.rows} 行（${list(p.texts)}）：可能有更多位已丢失。请使用导出的 CSV 原文件。`,
  OTHER_PRODUCTS: (p) => {
    const { sum, products } = asideTexts(p, ASIDE);
    return `${p.rows} 行属于其他产品，未计入${sum === '' ? '' : `，应付金额 ${sum}`}：${products}。使用 --all-products 可计入。`;
  },
  TOTAL_ROWS: (p) => `${p.rows} 行只是上方各行的合计，未计入：${texts(p)}。`,
  SEVERAL_ENTITIES: (p) => `账单含多个服务主体的费用，各自开票：${texts(p)}。可用 --by service-entity 区分。`,
  DUPLICATES: (p) =>
    p.delivered === 1
      ? `${p.rows} 行的明细ID与其他行重复（投递的日文件与月文件各有一份），每条明细只计一次。`
      : `${p.rows} 行的明细ID与其他行重复，每条明细只计一次。`,
  CHANGED_LINES: (p) =>
    `${p.rows} 行的明细ID在输入中另有内容不同的行：${texts(p)}。${p.both === 1 ? '全部计入。' : '计入的是后一处。'}可用 check 查看，用 --prefer 选择。`,
  NO_LINE_IDS: (p) => `没有明细ID${inFiles(p)}：若同一行出现在两个文件中，会被重复计算。`,
  EMPTY_FILE: (p) => `空文件，已跳过：${list(p.files)}`,
  NO_ROWS: (p) => `只有表头，没有数据：${list(p.files)}`,
  NAMED_TWICE: (p) => `重复指定，只读一次：${list(p.files)}`,
  SKIPPED_ENTRY: (p) => `不是表格，已跳过：${list(p.files)}`,
  OWN_FILES: (p) => `由 bill-analyze 生成，不是账单，已跳过：${list(p.files)}`,
  OTHER_FILES: (p) =>
    `不是账单，已跳过：${list(p.files.map((file, place) => `${file}（${OTHER_KINDS[p.kinds[place] as OtherKind]}）`))}`,
  NAMES_UNMATCHED: (p) =>
    `名称文件中的 id 均不在账单中。文件中为 ${list(p.ids)}；账单中为 ${list(p.there)}。${NAMES_CAUSES[p.cause] ?? ''}`,
  NAMES_PARTIAL: (p) =>
    `账单中有 ${p.keys} 个 API Key 在名称文件中没有名称，应付金额 ${p.sum}：${namedKeys(p)}${p.more > 0 ? ` 等，另有 ${p.more} 个` : ''}`,
  NAMES_DAMAGED: (p) =>
    `名称文件中有 ${p.rows} 个 id 是电子表格的数字写法：${list(p.texts)}，与账单中的任何 id 都不匹配。请以文本格式填写 id。`,
  PREAMBLE: (p) => `已跳过表头之前的行：${list(p.files)}`,
  REDACTED: (p) =>
    `账号、API Key、业务空间、名称和文件均以化名显示。${
      p.keyed === 1
        ? '使用同一脱敏密钥的报告，化名相同。'
        : '化名仅在本次运行中有效，再次运行时化名不同；使用 --redact-key-file 可使各次运行的化名保持一致。'
    }`,
  FOCUS_FILLED: (p) =>
    `${p.rows} 行在账单上没有目录总价或优惠金额：其 ListCost 或 ContractedCost 取 BilledCost，看不出节省；见 x_FilledFromBilledCost。`,
  FOCUS_UNCOUNTED: (p) =>
    `${p.rows} 行用量在账单上没有带单位的数量：其 ConsumedQuantity 和 PricingQuantity 为空，FOCUS 校验器会指出。`,
  FOCUS_SAVINGS_PLAN: (p) =>
    `${p.rows} 行有节省计划抵扣：EffectiveCost 不含节省计划费用的分摊，账单上没有这项内容。`,
  PRELIMINARY: '这是预估账单：导出时间早于次月 3 日 12:00（UTC+8）。对账前请重新导出。',
  MATCHED_BY_CONTENT: zhDiff.byContent,
  NOT_COMPARED: (p) => zhDiff.notCompared(list(p.texts)),
  OTHER_MONTHS: (p) => zhDiff.onlyMonths(list(p.texts)),
  LINES_NOT_LISTED: zhDiff.linesNotListed,
  PRICES_UNDATED: (p) => (p.absent === 1 ? zhDiff.pricesAbsent : zhDiff.pricesUndated),
  ...zhReconcileNotices,
};

const NAMES_CAUSES: Readonly<Record<string, string>> = {
  spreadsheet: '电子表格把 id 当作数字改写了：请以文本格式填写。',
  secret: '这些像是 API Key 明文：账单中是控制台所列的 API Key ID。',
  separator: '一个单元格中有多个值：请检查文件的分隔符。',
  column: '账单中的 id 在该文件的另一列：请将那一列命名为 id。',
  account: '它们可能属于其他账号或其他月份。',
};
