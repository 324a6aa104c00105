import type { Words } from '../shape/words.ts';

/** 月结资料包的文字，中文。 */
export const zhPack: Words['pack'] = {
  command: '一个月的结账资料，放入一个文件夹或 .zip：工作簿、可打印的汇总、CSV、检查结果、对账、清单',
  files: '账单：文件、文件夹、通配符，.csv .gz .zip .xlsx',
  options: {
    output: '要写入的文件夹（month/）或 .zip，要么完整要么不写；会替换以前的资料包',
    against: '用于对账的发票、结算单或调用日志',
    expectPayable: '预期应付金额，用于对账',
  },
  heading: '检查',
  reconciliation: '对账',
  notReconciled: '没有要求对账（--against、--expect-payable）。',
  inFiles: (name) => `全部内容见 ${name}。`,
  wrote: (files, path) => `已将 ${files} 个文件写入 ${path}。`,
};
