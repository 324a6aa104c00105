import type { Words } from '../shape/words.ts';

/** 关于报表某一单元格背后账单明细的用语（`--trace`）。 */
export const zhTrace: Words['trace'] = {
  heading: (key) => `${key} 对应的账单明细`,
  lines: (shown, all) => `共 ${all} 行，列出前 ${shown} 行`,
  titles: {
    file: '文件',
    line: '行号',
    time: '时间（UTC+8）',
    instance_id: '实例ID',
    price: '目录价 × 用量',
    holds: '',
  },
  legend:
    '每行：抵扣前用量 - 抵扣用量 = 计费用量；目录价 × 用量（按价格单位）= 目录总价；目录总价 - 优惠 - 优惠券 = 应付金额。✓：现有各列能核对的等式均成立。',
  more: (n) =>
    `另有 ${n} 行未列出：--top N 可多列，--format csv 列出全部。bill-analyze explain FILE:LINE 可查看某一行全文。`,
  wrong: (place, sums) => `${place}：${sums}`,
  sum: '以上各行合计',
  hiddenColumns: (names) =>
    `因宽度不足未显示：${names}。加宽窗口、使用 --format csv 或 explain FILE:LINE 可查看。`,
  proof: (n) => `计入的行中有 ${n} 行属于该单元格；其合计与报表的单元格完全相等`,
  proofNone: '计入的行中没有属于该单元格的行',
  sumLine: (p) =>
    `${p.rows} 行合计：应付 ${p.payable} ${p.currency}，${p.tax}；抵扣前用量 ${p.consumed} ${p.unit}`,
  none: '（无）',
};
