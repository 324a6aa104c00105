import type { NoticeParams, Words } from './words.ts';

const list = (value: NoticeParams[string] | undefined) =>
  Array.isArray(value) ? value.map((text) => text || '（无）').join('、') : String(value ?? '');
const texts = (p: NoticeParams) =>
  `${list(p.texts)}${Number(p.more ?? 0) > 0 ? ` 等，另有 ${p.more} 种` : ''}`;
const inFiles = (p: NoticeParams) => (list(p.files) === '' ? '' : `（${list(p.files)}）`);

/** 各类警告与提示的中文说明。 */
export const zhNotices: Words['notices'] = {
  MISSING_COLUMN: (p) =>
    `导出的账单缺少部分列${inFiles(p)}，以下内容无法报告：${list(p.columns)}。请导出包含全部列的账单。`,
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
    `账单中没有行符合 ${p.option} ${p.pattern}。${p.meant === '' ? '' : `是否指 ${p.meant}？`}`,
  REJECTED_ROWS: (p) => `${p.rows} 行被拒绝，未计入任何数字：结果不完整。`,
  INPUT_FAILED: (p) => `${p.file} 未能完整读取（${p.reason}）：结果不完整。`,
  DAMAGED_IDS: (p) =>
    `电子表格已将${inFiles(p)}列 ${list(p.columns)} 的 ID 截为 15 位，共 ${p.rows} 行（${list(p.texts)}）：原值已丢失，不作猜测。请使用导出的 CSV 原文件。`,
  ROUNDED_AMOUNTS: (p) =>
    `${inFiles(p)}列 ${list(p.columns)} 的金额恰为电子表格保留的 15 位有效数字，共 ${p.rows} 行（${list(p.texts)}）：可能有更多位已丢失。请使用导出的 CSV 原文件。`,
  OTHER_PRODUCTS: (p) => `${p.rows} 行属于其他产品，未计入：${texts(p)}。使用 --all-products 可计入。`,
  DUPLICATES: (p) => `${p.rows} 行的明细ID与其他行重复，每条明细只计一次。`,
  NO_LINE_IDS: (p) => `没有明细ID${inFiles(p)}：若同一行出现在两个文件中，会被重复计算。`,
  EMPTY_FILE: (p) => `空文件，已跳过：${list(p.files)}`,
  NO_ROWS: (p) => `只有表头，没有数据：${list(p.files)}`,
  NAMED_TWICE: (p) => `重复指定，只读一次：${list(p.files)}`,
  SKIPPED_ENTRY: (p) => `不是表格，已跳过：${list(p.files)}`,
  PREAMBLE: (p) => `已跳过表头之前的行：${list(p.files)}`,
  PRELIMINARY: () => '这是预估账单：导出时间早于次月 3 日 12:00（UTC+8）。对账前请重新导出。',
};
