/** 各命令与格式拒绝命令行的原因，中文。 */
import type { Words } from '../shape/words.ts';
import { didYouMean, list } from './phrases.ts';
import { sum } from './reconcile-problems.ts';

const CORRECT = '请更正后重新运行。';
const TRACE_FORM =
  '请按报表写出单元格的键：--trace "model=qwen-max,day=2026-05-14"；含逗号的部分按 CSV 加引号：--trace \'"model=a,b"\'。';

const sayWhich = (p: { readonly columns: readonly string[]; readonly example: string }) =>
  `对方的列：${list(p.columns)}。请说明各列含义，例如 --map ${p.example}。`;

export const zhCommandRefusals: Pick<
  Words['refusals'],
  keyof typeof import('../en/refusals-commands.ts').enCommandRefusals
> = {
  ONLY_OPENMETRICS: {
    what: (p) => `--granularity 用于 --format openmetrics，不用于 ${p.format}`,
    remedy: '其他格式请使用 --by day 或 --by hour。',
  },
  OPENMETRICS_WITHOUT: {
    what: (p) => `${p.option} 不能与 openmetrics 同用`,
    remedy: '请去掉该选项：排序、截取和展开由 Prometheus 的查询完成。',
  },
  PAGE_IS_WHOLE: {
    what: (p) => `${p.option} 用于表格；页面包含全部内容`,
    remedy: '请去掉此选项，或选择其他 --format。--model 等筛选可用。',
  },
  FOCUS_ONLY: { what: (p) => `${p.option} 用于 FOCUS 导出`, remedy: '请同时指定 --format focus。' },
  FOCUS_WITHOUT: {
    what: (p) => `${p.option} 不能与 --format focus 同用：FOCUS 有自己的列`,
    remedy: '请去掉它，或去掉 --format focus。',
  },
  FOCUS_VERSION: {
    what: (p) => `无法输出 FOCUS ${p.value}`,
    remedy: (p) => `可用版本：${list(p.known)}。`,
  },
  FOCUS_SET: {
    what: (p) => `--focus-set ${p.name} 没有说明任何内容`,
    remedy: (p) => `${didYouMean(p.meant)}请写成 列名=值，列名为 ${list(p.known)} 之一。`,
  },
  FOCUS_CURRENCY: {
    what: (p) => `BillingCurrency 应为 CNY、USD 等代码，而不是“${p.value}”`,
    remedy: CORRECT,
  },
  FOCUS_FILE: {
    what: (p) => `FOCUS 只能输出为 CSV 或 Parquet，不能输出为“${p.file}”`,
    remedy: '请使用 .csv 或 .parquet。',
  },
  TRACE_KEY: { what: (p) => `--trace ${p.key} 无法解读`, remedy: TRACE_FORM },
  TRACE_PART: { what: (p) => `--trace：“${p.part}”不是 NAME=VALUE 的形式`, remedy: TRACE_FORM },
  TRACE_NAME: {
    what: (p) => `--trace：没有维度“${p.name}”`,
    remedy: (p) => `${didYouMean(p.meant)}可用维度：${list(p.known)}、tag:KEY。`,
  },
  TRACE_TWICE: { what: (p) => `--trace：${p.name} 出现了两次`, remedy: CORRECT },
  TRACE_WITHOUT: {
    what: (p) => `${p.option} 不能与 --trace 同用`,
    remedy: '请去掉其中之一：--trace 只列出一个单元格对应的账单明细。',
  },
  LINE_NOT_NAMED: {
    what: (p) => `“${p.text}”是文件，没有指明行号`,
    remedy: (p) => `请在其后写明从 1 数起的行号：${p.file}:2`,
  },
  DIFF_STDIN: {
    what: '两份账单不能都来自标准输入',
    remedy: '请先保存为文件，或使用 --as months。',
  },
  DIFF_MONTHS_UNKNOWN: {
    what: '两份账单未都注明月份，无法判断是否为同一月份',
    remedy: '请指定 --as lines 或 --as months。',
  },
  DIFF_TABLE: { what: (p) => `此处没有表“${p.name}”`, remedy: (p) => `可选：${list(p.known)}。` },
  DIFF_READ_ONCE: {
    what: (p) => `逐行比较需要多次读取，而 ${p.file} 只能读取一次`,
    remedy: '请先保存为文件，或使用 --as months。',
  },
  NOTHING_TO_COMPARE: {
    what: '没有与账单核对的对象',
    remedy: '请给出 --against FILE 或 --expect-payable AMOUNT。',
  },
  ONE_COMPARISON: { what: '--against 与 --expect-payable 是两种核对', remedy: '请分两次运行。' },
  RECONCILE_STDIN: {
    what: '账单与对方数据不能都来自标准输入',
    remedy: '请为其中之一指定文件。',
  },
  ONLY_FOR_LOGS: {
    what: (p) => `${p.option} 用于网关日志，而对方是对账单`,
    remedy: '如果是日志，请加 --kind log。',
  },
  NOT_A_LOG_KEY: {
    what: (p) => `日志不能按“${p.name}”核对`,
    remedy: (p) => `日志可用的维度：${list(p.known)}。`,
  },
  INVALID_TOLERANCE: {
    what: (p) => `--tolerance 应为金额（如 0.01）或比例（如 0.5%），而不是“${p.value}”`,
    remedy: CORRECT,
  },
  INVALID_ZONE: {
    what: (p) => `--log-zone 应为时差，如 +08:00、-05:00 或 Z，而不是“${p.value}”`,
    remedy: CORRECT,
  },
  INVALID_MAP: {
    what: (p) => `--map 的写法如 payable=Amount,model=Model，而不是“${p.value}”`,
    remedy: CORRECT,
  },
  INVALID_MODEL_MAP: {
    what: (p) => `--map-model 的写法如 qwen-plus-2025=qwen-plus 或 dashscope/*=*，而不是“${p.value}”`,
    remedy: CORRECT,
  },
  NO_COLUMN_OF_AMOUNTS: { what: '对方没有账单所具有的金额或用量列', remedy: sayWhich },
  SEVERAL_COLUMNS: {
    what: (p) => `对方有多列都可能是 ${p.name}：${list(p.columns)}`,
    remedy: sayWhich,
  },
  NO_SUCH_COLUMN: { what: (p) => `--map 指定的列在对方数据中不存在：${p.name}`, remedy: sayWhich },
  COLUMN_MISSING: { what: (p) => `对方没有 ${p.name} 列`, remedy: sayWhich },
  NO_SUCH_NAME: {
    what: (p) => `--map 指定的不是账单的维度或度量：${p.name}`,
    remedy: (p) => `可用名称：${list(p.known)}。`,
  },
  SEVERAL_SUMS: {
    what: (p) =>
      `对方未注明币种，而账单有多种：${list(p.currencies.map((currency, place) => sum(currency, p.taxes[place] ?? '')))}`,
    remedy: '请用 --currency 选择一种，或在对方数据中加上币种列（及 tax 列：included、excluded）。',
  },
  PACK_WITHOUT_OUTPUT: {
    what: 'pack 需要写入的位置',
    remedy: '请指定文件夹（-o month/）或压缩包（-o month.zip）。',
  },
  REJECTS_TO_STDOUT: {
    what: '--rejects 需要文件：- 是标准输出，报表写在那里',
    remedy: '请指定文件，例如 --rejects rejects.csv（名为 - 的文件写作 ./-）。',
  },
  PACK_NO_FOLDER: {
    what: (p) => `pack 写出文件夹或 .zip，而 ${p.path} 两者都不是`,
    remedy: '请指定文件夹（-o month/）或压缩包（-o month.zip）。',
  },
  PACK_NOT_REPLACED: {
    what: (p) => `${p.path} 中有以前的资料包以外的内容，替换会使其丢失`,
    remedy: '请指定另一个文件夹，或先清空它。',
  },
  PACK_HOLDS_INPUT: {
    what: (p) => `${p.input} 位于 ${p.path} 中，而资料包会替换该文件夹`,
    remedy: '请指定另一个文件夹，或先清空它。',
  },
  PACK_NOT_RECONCILED: {
    what: (p) => `${p.option} 只用于对账`,
    remedy: '请指定对账的另一方：--against FILE 或 --expect-payable AMOUNT。',
  },
  PACK_NOT_REDACTED: {
    what: '对账结果无法脱敏：其内容就是双方所写明的信息',
    remedy: '请去掉 --redact，或去掉对账。',
  },
  SERVE_WITHOUT_FILES: {
    what: 'serve 需要账单文件',
    remedy: '请给出导出的账单：bill-analyze serve may.csv',
  },
  SERVE_STDIN: {
    what: 'serve 读取文件，不读取标准输入',
    remedy: '请给出导出的账单：bill-analyze serve may.csv',
  },
  CANNOT_LISTEN: {
    what: (p) => `无法监听 ${p.host}:${p.port}（${p.reason}）`,
    remedy: '请换一个 --port 或 --host。',
  },
};
