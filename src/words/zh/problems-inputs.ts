import type { Words } from '../shape/words.ts';
import { OTHER_KINDS, OTHER_REMEDIES } from './other-kinds.ts';
import { EXPORT, raise } from './problem-phrases.ts';

/** 文件、压缩包或整份账单的问题，中文说明。 */
export const zhInputProblems: Pick<
  Words['problems'],
  keyof typeof import('../en/problems-inputs.ts').enInputProblems
> = {
  NOT_FOUND: { what: '文件不存在', remedy: '请检查路径。' },
  NO_SUCH_LINE: {
    what: (p) => `文件共 ${p.lines} 行`,
    expected: (p) => (p.lines === 0 ? '非空文件' : `1 至 ${p.lines} 之间的行号`),
    remedy: '请使用本工具提示中的行号，或从 1 数起，表头也算一行。',
  },
  WHICH_ENTRY: {
    what: '未指明压缩包中的哪个 CSV',
    expected: (p) => `其中之一：${p.entries}`,
    remedy: '请在压缩包后写明条目：archive.zip/entry.csv:LINE。',
  },
  UNREADABLE: { what: (p) => `无法读取文件（${p.reason}）`, remedy: '请确认它是文件且有读取权限。' },
  FILE_CHANGED: { what: '读取过程中文件发生变化', remedy: '请在下载或导出完成后重新运行。' },
  READ_ONCE: { what: '这需要多次读取账单，而它只能读取一次', remedy: '请先保存为文件。' },
  EMPTY_FOLDER: {
    what: '文件夹中没有 .csv、.tsv、.txt、.gz 或 .zip 文件',
    remedy: '请指定存放账单的文件夹。',
  },
  NO_MATCH: { what: '没有文件符合该模式', remedy: '请检查模式，并加引号。' },
  NOTHING_INSIDE: {
    what: '压缩包中没有 .csv、.tsv、.txt 或 .gz 文件',
    remedy: '请指定账单投递的压缩包。',
  },
  INFLATES_TOO_MUCH: { what: (p) => `压缩数据解压后超过其大小的 ${p.limit} 倍`, remedy: raise('ratio') },
  DAMAGED_ARCHIVE: {
    what: (p) => `压缩包损坏或被截断（${p.reason}）`,
    remedy: '请重新下载。损坏处之前的行已计入，数字不完整。',
  },
  SPREADSHEET: {
    what: '这是 Office 文档，但不是 .xlsx 工作簿',
    remedy: '请使用导出的 CSV，或将工作表另存为 .xlsx 或“CSV UTF-8”。',
  },
  OLD_SPREADSHEET: {
    what: '这是旧版 .xls 工作簿，或带密码的工作簿',
    remedy: '请另存为不带密码的 .xlsx，或使用导出的 CSV。',
  },
  TOO_MANY_TEXTS: { what: (p) => `工作簿的文本超过 ${p.limit} 字节`, remedy: raise('texts') },
  TOO_MANY_ENTRIES: {
    what: (p) => `压缩包或工作簿的条目或工作表超过 ${p.limit} 个`,
    remedy: raise('entries'),
  },
  TOO_DEEP: { what: (p) => `括号或元素的嵌套超过 ${p.limit} 层`, remedy: raise('depth') },
  NESTED_ARCHIVE: { what: '压缩包内还有压缩包', remedy: '请先解压外层，再指定内层。' },
  OTHER_ARCHIVE: {
    what: (p) => `这是 ${p.format} 压缩包，无法直接打开`,
    expected: 'CSV、.gz、.zip 或 .xlsx',
    remedy: '请先解压，再指定其中的 CSV。',
  },
  OTHER_FORMAT: {
    what: (p) => `这是 ${p.format} 文件，不是导出的账单`,
    expected: 'CSV、.gz、.zip 或 .xlsx',
    remedy: EXPORT,
  },
  NOT_A_TABLE: {
    what: (p) => NO_TABLES[p.format]?.what ?? p.format,
    expected: '带列名行的 CSV，或 .xlsx 工作簿',
    remedy: (p) => NO_TABLES[p.format]?.remedy ?? EXPORT,
  },
  OWN_FILE: {
    what: (p) =>
      p.files > 1
        ? `这 ${p.files} 个文件由 bill-analyze 生成（${OWN[p.kind] ?? p.kind}），不是账单`
        : `该文件由 bill-analyze 生成（${OWN[p.kind] ?? p.kind}），不是账单`,
    expected: '生成它所用的账单',
    remedy: '请指定导出的账单。',
  },
  OTHER_FILE: {
    what: (p) => `这是${OTHER_KINDS[p.kind]}，不是账单`,
    expected: '每行都有实例ID和金额的账单',
    remedy: (p) => OTHER_REMEDIES[p.kind],
  },
  ENCRYPTED: { what: '压缩包条目已加密', remedy: '请先用密码解压。' },
  UNKNOWN_ENCODING: {
    what: (p) => `未知编码 ${p.value}`,
    expected: 'utf-8、gb18030（gbk）、utf-16le 或 utf-16be',
    remedy: '不写 --encoding 即可根据文件判断。',
  },
};

const NO_TABLES: Readonly<Record<string, { readonly what: string; readonly remedy: string }>> = {
  'html-table': {
    what: '无论文件名如何，这是 HTML 或 XML 表格',
    remedy: '请用电子表格打开后另存为 .xlsx 或“CSV UTF-8”，或使用导出的 CSV。',
  },
  'html-page': {
    what: '这是网页（可能是登录页），不是账单',
    remedy: '请登录控制台后重新下载。',
  },
  'api-answer': {
    what: '这是 JSON，即账单 API 的返回结果',
    remedy: `请将其中的条目转为 CSV：jq -r '[.Data.Items|(.Item? // .)[]] | (.[0]|keys) as $k | $k, (.[]|[.[$k[]]|if type=="object" or type=="array" then tojson else . end]) | @csv' FILE > bill.csv`,
  },
  json: { what: '这是 JSON，不是表格', remedy: `请指定导出的 CSV。${EXPORT}` },
};

const OWN: Readonly<Record<string, string>> = {
  focus: 'FOCUS 文件',
  table: '报表',
  json: 'JSON 报表',
  page: '网页报表',
  workbook: '工作簿',
  parquet: 'Parquet 报表',
  several: '多种报表',
};
