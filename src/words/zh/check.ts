import type { Words } from '../shape/words.ts';
/** check 命令的用语。 */
export const zhCheck: Words['check'] = {
  command: '检查账单是否正确、完整、符合预期',
  files: '账单：文件、文件夹、通配符、.csv .gz .zip，- 表示标准输入',
  options: {
    failOn: '发现此级别或更严重的问题时退出码为 1：error（默认）、warning、note 或 never',
    places: '每项发现保留的位置数（默认 5）；csv、tsv、ndjson 则每个位置一行',
  },
  verdict: (errors, warnings, notes) => {
    if (errors > 0) return `账单有误：${errors} 项错误，${warnings} 项警告，${notes} 项提示。`;
    if (warnings > 0) return `未证实有误，但有需要查看之处：${warnings} 项警告，${notes} 项提示。`;
    return `在可检查的范围内账单正确：没有错误，没有警告，${notes} 项提示。`;
  },
  incomplete: '部分输入未能读取：以下结论不涵盖整份账单。',
  heading: (months) => `账单检查 ${months}`,
  table: '发现',
  severity: '级别',
  finding: '内容',
  example: '首个位置',
  severities: { error: '错误', warning: '警告', note: '提示' },
  evidence: '证据与处理办法',
  place: (file, line) => (line === '' ? file : `${file}:${line}`),
  sides: (left, right, difference) => `${left} 对 ${right}，差 ${difference}`,
  rows: (n) => `${n} 行`,
  sameAs: (place) => `与 ${place} 为同一行`,
  countsInstead: (place) => `计入的是 ${place}`,
  change: (column, here, other) => `${column}：此处 ${here}，彼处 ${other}`,
  differs: (rows, difference) => `共 ${rows} 行，差额合计 ${difference}`,
  moreRows: (n) => `另有 ${n} 行；--places N 可显示更多`,
  moreFindings: (n) => `此类另有 ${n} 项；--format csv 可列出全部`,
  proofEqual: '计入的每一行都已在其列允许的范围内检查',
};
