import type { Words } from '../shape/words.ts';
import { didYouMean, list } from './phrases.ts';
import { zhCommandRefusals } from './refusals-commands.ts';
import { zhSettingsRefusals } from './refusals-settings.ts';

const CORRECT = '请更正后重新运行。';
const SEE_HELP = '参见 bill-analyze --help。';
const SHEET_REMEDY =
  '没有写入任何内容。请改用没有行数限制的 -o FILE.csv，或用 --by 选择更粗的维度，或加筛选条件。';

const oneOf = (texts: readonly string[]) => {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join('、')} 或 ${last}`;
};

/** 拒绝命令行的原因，中文。 */
export const zhRefusals: Words['refusals'] = {
  UNKNOWN_OPTION: {
    what: (p) => `未知选项 ${p.option}`,
    remedy: (p) => didYouMean(p.meant) || SEE_HELP,
  },
  UNKNOWN_COMMAND: {
    what: (p) => `未知命令“${p.name}”`,
    remedy: (p) => `${didYouMean(p.meant)}可用命令：${list(p.known)}。`,
  },
  UNKNOWN_TOPIC: {
    what: (p) => `没有关于“${p.name}”的帮助`,
    remedy: (p) => `${didYouMean(p.meant)}可用主题：${list(p.known)}。`,
  },
  UNKNOWN_SHELL: {
    what: (p) => `“${p.name}”不是可以补全的 shell`,
    remedy: (p) => `${didYouMean(p.meant)}可选 shell：${list(p.known)}。`,
  },
  MISSING_VALUE: { what: (p) => `${p.option} 缺少取值`, remedy: SEE_HELP },
  MISSING_ARGUMENT: { what: (p) => `缺少参数：${p.name}`, remedy: SEE_HELP },
  TOO_MANY_ARGUMENTS: { what: '参数过多', remedy: SEE_HELP },
  NOT_UNDERSTOOD: { what: (p) => p.message, remedy: SEE_HELP },
  OPTION_NOT_TAKEN: { what: (p) => `${p.command} 不支持 ${p.option}`, remedy: SEE_HELP },
  FORMAT_NOT_TAKEN: {
    what: (p) => `${p.command} 不能输出 ${p.format}`,
    remedy: (p) => `可用格式：${list(p.formats)}。`,
  },
  INVALID_CHOICE: {
    what: (p) => `${p.option} 应为 ${oneOf(p.choices)}，而不是“${p.value}”`,
    remedy: (p) => didYouMean(p.meant) || CORRECT,
  },
  INVALID_NUMBER: {
    what: (p) => `${p.option} 应为${p.least === 0 ? '' : `不小于 ${p.least} 的`}整数，而不是“${p.value}”`,
    remedy: CORRECT,
  },
  OPTION_TWICE: { what: (p) => `${p.option} 给出了多次`, remedy: '请只给出一次。' },
  UNKNOWN_ENCODING: {
    what: (p) => `未知编码“${p.value}”`,
    remedy: (p) => `不写 --encoding 即可自动判断，或使用以下之一：${list(p.known)}。`,
  },
  FORMAT_AND_EXTENSION: {
    what: (p) => `--format 指定 ${p.format}，但 ${p.file} 的扩展名表示 ${p.other}`,
    remedy: '请去掉 --format，或按格式命名文件。',
  },
  DIMENSION_OF_NAMES: {
    what: (p) => `${p.name} 来自 --names，但未指定名称文件`,
    remedy: (p) => `请加 --names FILE：含 id、name 和 ${p.name} 列的表格。`,
  },
  INVALID_AMOUNT: {
    what: (p) => `${p.option} 应为金额，如 459582.78，而不是“${p.value}”`,
    remedy: CORRECT,
  },
  INVALID_DAY: { what: (p) => `${p.option} 应为日期，如 2026-05-01，而不是“${p.value}”`, remedy: CORRECT },
  INVALID_MONTH: { what: (p) => `${p.option} 应为月份，如 2026-05，而不是“${p.value}”`, remedy: CORRECT },
  INVALID_PERIOD: { what: (p) => `--since ${p.since} 晚于 --until ${p.until}`, remedy: CORRECT },
  INVALID_DELIMITER: {
    what: (p) => `--delimiter 应为一个字符或 tab，而不是“${p.value}”`,
    remedy: CORRECT,
  },
  INVALID_LIMIT: {
    what: (p) => `--limit ${p.value} 不是可设置的上限`,
    remedy:
      '可用上限：record、field、columns、ratio、rejects、groups、keys、texts、entries、depth、json、values、table，各写作 名称=N；数字后可加 K 或 M。',
  },
  INVALID_PORT: { what: (p) => `“${p.value}”不是端口`, remedy: '请给出 0 至 65535 之间的整数。' },
  UNKNOWN_DIMENSION: {
    what: (p) => `未知维度“${p.name}”`,
    remedy: (p) => `${didYouMean(p.meant)}可用维度：${list(p.known)}、tag:KEY。`,
  },
  UNKNOWN_MEASURE: {
    what: (p) => `未知度量“${p.name}”`,
    remedy: (p) =>
      `${didYouMean(p.meant.length === 0 ? undefined : p.meant.join(' 或 '))}可用度量：${list(p.known)}。`,
  },
  UNKNOWN_FORMAT: {
    what: (p) => `未知格式“${p.name}”`,
    remedy: (p) => `${didYouMean(p.meant)}可用格式：${list(p.known)}。`,
  },
  UNKNOWN_SORT: {
    what: (p) => `不能按“${p.name}”排序：表中没有该列`,
    remedy: (p) => `可用列：${list(p.known)}。`,
  },
  UNKNOWN_EXTENSION: {
    what: (p) => `“${p.file}”的扩展名无法确定格式`,
    remedy: (p) => `请使用 ${oneOf(p.known)}，或指定 --format。`,
  },
  MEASURE_NEEDS_UNIT: {
    what: (p) => `${p.name} 需要维度中有 unit，因为不同单位不能相加`,
    remedy: CORRECT,
  },
  SORT_NEEDS_BY: {
    what: '汇总总是按费用从高到低；--sort 用于单独的表格',
    remedy: '请用 --by 选择表格。',
  },
  PIVOT_IN_BY: { what: (p) => `${p.name} 同时出现在 --by 和 --pivot 中`, remedy: CORRECT },
  PIVOT_NEEDS_ONE: { what: '--pivot 只能有一个维度', remedy: CORRECT },
  PIVOT_TOO_WIDE: {
    what: (p) => `--pivot 会产生 ${p.found} 列，最多 ${p.most} 列`,
    remedy: '请展开取值较少的维度，或加筛选，或使用 --top。',
  },
  SHEET_TOO_LONG: {
    what: (p) => `工作表“${p.sheet}”将有 ${p.rows} 行，而电子表格最多 ${p.most} 行`,
    remedy: SHEET_REMEDY,
  },
  SHEET_TOO_LARGE: { what: '工作簿中的一个工作表将超过 4 GiB', remedy: SHEET_REMEDY },
  ONLY_DELIMITED: {
    what: (p) => `${p.option} 只影响 CSV 和 TSV 的写法，不用于 ${p.format}`,
    remedy: '请去掉它，或输出 csv 或 tsv。',
  },
  BINARY_ON_TERMINAL: {
    what: (p) => `终端无法显示 ${p.format}`,
    remedy: '请用 -o FILE 指定文件，或重定向输出。',
  },
  READ_ONCE: {
    what: (p) => `这需要多次读取账单，而 ${p.file} 只能读取一次`,
    remedy: '请先保存为文件。',
  },
  WRITES_OVER: {
    what: (p) => `${p.option} 会覆盖 ${p.file}，而本次运行也要读取或写入该文件`,
    remedy: '请指定另一个文件。',
  },
  SEVERAL_CURRENCIES: {
    what: (p) => `--expect-payable 只能核对一个合计，但报告有多个：${list(p.names)}`,
    remedy: '请用 --currency 选择一个。',
  },
  KEY_READABLE: {
    what: (p) => `${p.file} 中的脱敏密钥可被他人读取`,
    remedy: (p) => `请仅供本人读取：chmod 600 ${p.file}`,
  },
  KEY_TOO_SHORT: {
    what: (p) => `${p.where} 中的脱敏密钥短于 ${p.least} 个字符`,
    remedy: '请生成无法猜测的密钥：openssl rand -hex 32',
  },
  KEY_WITHOUT_REDACT: { what: '--redact-key-file 须与 --redact 同用', remedy: CORRECT },
  ...zhCommandRefusals,
  ...zhSettingsRefusals,
};
