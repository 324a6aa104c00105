import type { Words } from '../shape/words.ts';

/** 月结资料包的文字，中文。 */
export const zhPack: Words['pack'] = {
  command: '一个月的结账资料，放入一个文件夹或 .zip：工作簿、可打印的汇总、CSV、检查结果、对账、清单',
  files: '账单：文件、文件夹、通配符，.csv .gz .zip .xlsx',
  options: {
    output: '要写入的文件夹（month/）或 .zip，要么完整要么不写；会替换以前的资料包',
    against: '用于对账的发票、结算单或调用日志',
    expectPayable: '账单应有的应付金额，用于对账',
  },
  noOutput: 'pack 需要写入的位置',
  sayOutput: '请指定文件夹（-o month/）或压缩包（-o month.zip）。',
  notAPack: (path) => `${path} 中有以前的资料包以外的内容，替换会使其丢失`,
  nameAnother: '请指定另一个文件夹，或先清空它。',
  holdsInput: (path, input) => `${input} 位于 ${path} 中，而资料包会替换该文件夹`,
  onlyReconcile: (option) => `${option} 只用于对账`,
  sayAgainst: '请指定对账的另一方：--against FILE 或 --expect-payable AMOUNT。',
  notRedacted: '对账结果无法脱敏：其内容就是双方所写明的信息',
  leaveOneOut: '请去掉 --redact，或去掉对账。',
  heading: '检查',
  reconciliation: '对账',
  notReconciled: '没有要求对账（--against、--expect-payable）。',
  inFiles: (name) => `全部内容见 ${name}。`,
  wrote: (files, path) => `已将 ${files} 个文件写入 ${path}。`,
};
