/** What is wrong with the other side of a reconciliation, in Chinese. */
import type { Words } from '../shape/words.ts';
import { zhPage } from './page.ts';
import { raise } from './problem-phrases.ts';

const list = (texts: readonly string[]) => texts.join('、');
const columnsFound = (p: { readonly columns: readonly string[] }) =>
  `对方的列：${list(p.columns)}。请说明各列含义。`;
const intoLines = (name: string) => (p: { readonly limit: number }) =>
  `请转换为逐行格式（jq -c '.[]' log.json > log.ndjson），或放宽上限：--limit ${name}=N（现为 ${p.limit}）。`;

export const sum = (currency: string, tax: string) =>
  `${currency || zhPage.unknownCurrency} ${zhPage.values.tax?.[tax] ?? tax}`;

const LEFT = '该记录不计入任何数字。';

export const zhReconcileProblems: Pick<
  Words['problems'],
  keyof typeof import('../en/reconcile-problems.ts').enReconcileProblems
> = {
  NO_RECORDS: {
    what: '文件中没有记录',
    expected: '带表头的 CSV、由对象组成的 JSON 数组，或每行一个 JSON 对象',
    remedy: '请重新导出。',
  },
  NO_TABLE: {
    what: (p) => `没有找到多列的表头；文件开头为：${p.found}`,
    expected: '带表头的 CSV、由对象组成的 JSON 数组，或每行一个 JSON 对象',
    remedy: '请指定对账单或日志。',
  },
  BROKEN_JSON: {
    what: (p) => `JSON 不完整或有误（${p.reason}）`,
    expected: '由对象组成的数组，或每行一个对象',
    remedy: '请重新导出；文件可能被截断。',
  },
  JSON_TOO_LARGE: {
    what: (p) => `超过 ${p.limit} 字节的 JSON 文档不会整体读取`,
    expected: '这样大的文件应每行一个对象',
    remedy: intoLines('json'),
  },
  TOO_MANY_VALUES: {
    what: (p) => `超过 ${p.limit} 个值的 JSON 文档不会整体读取`,
    expected: '这样大的文件应每行一个对象',
    remedy: intoLines('values'),
  },
  TABLE_TOO_LARGE: {
    what: (p) => `需保留在内存中的表格超过 ${p.limit} 字节`,
    expected: '账单中各项的名称或价格',
    remedy: raise('table'),
  },
  NOT_JSON: { what: '该行不是 JSON', expected: '每行一个 JSON 对象', remedy: LEFT },
  NOT_AN_OBJECT: {
    what: '该记录不是 JSON 对象',
    expected: '对象，每个值一个字段',
    remedy: LEFT,
  },
  NOT_TOKENS: {
    what: (p) => `${p.column} 不是 Token 数`,
    expected: '整数',
    remedy: LEFT,
  },
  NOT_USAGE: {
    what: (p) => `${p.column} 不是用量`,
    expected: '不小于 0 的数；图片和字符为整数',
    remedy: LEFT,
  },
  CACHED_OVER_PROMPT: {
    what: (p) => `${p.column} 多于应包含它的输入 Token`,
    expected: '缓存 Token 是输入的一部分，或 total_tokens 将其另计',
    remedy: `${LEFT}如果输入 Token 不含缓存，请注明：--map cache_read_tokens=字段。`,
  },
  PROMPT_IN_DOUBT: {
    what: (p) => `${p.column} 与该调用的其他数字矛盾`,
    expected: '输入为缓存与未缓存之和，总数包含全部',
    remedy: `${LEFT}可指定正确的字段：--map prompt_tokens=字段。`,
  },
  USAGE_NOT_MONEY: {
    what: (p) => `该行的名称是用量单位，因此 ${p.column} 不是金额`,
    expected: '金额对账单，或用量表',
    remedy: '如果是用量，请用 --kind log；如果是金额，请指定列：--map payable=列名，或注明币种。',
  },
  NO_MODEL: {
    what: '该调用没有模型',
    expected: '模型名称',
    remedy: `${LEFT}可指定字段：--map model=字段。`,
  },
  NOT_A_LOG_TIME: {
    what: '该调用没有可读的时间',
    expected: '2026-05-13T18:46:00+08:00、2026-05-13 18:46:00，或自 1970 年起的秒数',
    remedy: `${LEFT}可指定字段：--map time=字段，或不按日期核对：--by model。`,
  },
  PRICE_WITHOUT: {
    what: (p) => `单价缺少 ${p.name}`,
    expected: 'model、type 或 direction、price、unit、currency 各列',
    remedy: '请补全该行。',
  },
  PRICE_TWICE: {
    what: (p) => `该模型和方向在第 ${p.first} 行已有单价`,
    expected: '每种只有一个单价；按上下文阶梯的单价无法用于日志',
    remedy: '请删除其中一行。',
  },
  PRICES_UNLIKE: {
    what: (p) => `单价有多个币种：${p.found}`,
    expected: '一个币种',
    remedy: '请每个币种一个文件，分别运行。',
  },
  NOT_A_PRICED_TYPE: {
    what: (p) => `${p.column} 不是 Token 的种类`,
    expected: 'input、cached、output，或 input_token、input_token_cache、output_token 等用量类型',
    remedy: '请更正该行。',
  },
  NOT_A_PRICE_UNIT: {
    what: (p) => `${p.column} 不是 Token 的数量单位`,
    expected: '1K、1M、千tokens、元/百万tokens',
    remedy: '请更正该行。',
  },
  NO_COLUMN_OF_AMOUNTS: {
    what: '对方没有账单所具有的金额或用量列',
    expected: '名称与账单度量相同的列，或已说明其含义的列',
    remedy: columnsFound,
  },
  SEVERAL_COLUMNS: {
    what: (p) => `对方有多列都可能是 ${p.name}：${list(p.columns)}`,
    remedy: '请说明是哪一列。',
  },
  NO_SUCH_COLUMN: { what: (p) => `指定的列在对方数据中不存在：${p.name}`, remedy: columnsFound },
  COLUMN_MISSING: { what: (p) => `对方没有 ${p.name} 列`, remedy: columnsFound },
  NO_SUCH_NAME: {
    what: (p) => `指定的名称不是账单的维度或度量：${p.name}`,
    remedy: (p) => `可用名称：${list(p.known)}。`,
  },
  INVALID_MODEL_MAP: {
    what: (p) => `“${p.value}”没有说明模型的对应关系`,
    expected: '如 qwen-plus-2025=qwen-plus 或 dashscope/*=*',
    remedy: '请更正。',
  },
  INVALID_ZONE: {
    what: (p) => `“${p.value}”不是时区`,
    expected: '时差，如 +08:00、-05:00 或 Z',
    remedy: '请更正。',
  },
  NOT_A_LOG_KEY: {
    what: (p) => `日志不能按“${p.name}”核对`,
    remedy: (p) => `日志可用的维度：${list(p.known)}。`,
  },
  SEVERAL_SUMS: {
    what: (p) => {
      const sums = p.currencies.map((currency, place) => sum(currency, p.taxes[place] ?? ''));
      return `对方未注明币种，而账单有多种：${list(sums)}`;
    },
    remedy: '请按其中一种筛选账单，或在对方数据中加上币种列（及 tax 列：included、excluded）。',
  },
};
