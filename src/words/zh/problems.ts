import type { Words } from '../shape/words.ts';
import { EXPORT, raise } from './problem-phrases.ts';
import { zhInputProblems } from './problems-inputs.ts';
import { zhReconcileProblems } from './reconcile-problems.ts';

const stated = (names: readonly string[]) => names.map((name) => `--focus-set ${name}=…`).join(' ');

const LEFT_OUT = '该行不计入任何数字；请更正或重新导出账单。';

/** 各类问题的中文说明：错在哪里、应为何值、下一步怎么做。 */
export const zhProblems: Words['problems'] = {
  NOT_A_NUMBER: {
    what: (p) => `${p.column} 不是数字`,
    expected: '普通十进制数，如 0.0155448、-12.5、3.92E-5 或 1,234.5，小数不超过 18 位',
    remedy: LEFT_OUT,
  },
  OTHER_DECIMAL_MARK: {
    what: (p) => `${p.column} 的小数点写法与文件其余部分不同`,
    expected: '整个文件使用同一种小数点',
    remedy: '该行未计入。若整个文件都这样书写，请指定 --decimal-mark。',
  },
  DECIMAL_MARK_UNCLEAR: {
    what: (p) => `文件中没有内容能说明 ${p.column} 的 ${p.value} 是 ${p.point} 还是 ${p.comma}`,
    remedy: '请指定 --decimal-mark . 或 --decimal-mark , 后重新运行。',
  },
  DECIMAL_MARKS_MIXED: {
    what: (p) => `${p.column} 的 ${p.value} 以逗号作小数点，而 ${p.other} 以句点作小数点`,
    remedy: '请重新导出文件。若所有单元格使用同一种写法，请指定 --decimal-mark . 或 --decimal-mark ,。',
  },
  EMPTY_AMOUNT: {
    what: (p) => `${p.column} 为空`,
    expected: '每行都有金额，无需支付时为 0',
    remedy: LEFT_OUT,
  },
  CURRENCY_MISMATCH: {
    what: (p) => `${p.column} 的货币符号与该行币种不符`,
    expected: '不带货币符号，或与该行币种一致',
    remedy: LEFT_OUT,
  },
  NOT_A_MONTH: {
    what: (p) => `${p.column} 不是账单月份`,
    expected: '月份，如 202605 或 2026-05',
    remedy: LEFT_OUT,
  },
  NOT_A_DAY: {
    what: (p) => `${p.column} 不是有效日期`,
    expected: '日期，如 20260514、2026-05-14 或 2026/5/14',
    remedy: LEFT_OUT,
  },
  NOT_A_TIME: {
    what: (p) => `${p.column} 不是有效时间`,
    expected: '时间，如 2026-05-13 18:46:00（UTC+8）',
    remedy: LEFT_OUT,
  },
  HEADER_WIDTH: {
    what: (p) => `表头有 ${p.expected} 个单元格，而 ${p.rows} 行数据都是 ${p.found} 个：表头已损坏`,
    expected: '表头中每个单元格对应一个列名',
    remedy: '所有行均未计入。请重新导出账单，或更正表头。',
  },
  FIELD_COUNT: {
    what: (p) => `该行有 ${p.found} 个单元格，表头有 ${p.expected} 个`,
    expected: (p) => `${p.expected} 个单元格：多或少一个分隔符，或行被截断，都会使金额错位`,
    remedy: LEFT_OUT,
  },
  STRAY_QUOTE: {
    what: '引号出现在不该出现的位置',
    expected: '引号包住整个单元格，单元格内的引号写成两个',
    remedy: LEFT_OUT,
  },
  UNCLOSED_QUOTE: {
    what: '引号没有闭合',
    expected: '在分隔符或行尾之前闭合引号',
    remedy: LEFT_OUT,
  },
  NO_PARQUET_DECIMAL: {
    what: (p) => `${p.column} 中有金额放不进 DECIMAL(${p.precision}) 列，也不会四舍五入`,
    remedy: '请改用 CSV、TSV、JSON 或 NDJSON：它们可容纳任意位数。',
  },
  FOCUS_NEEDS: {
    what: (p) => `FOCUS 要求每行都有 ${p.columns}，而此账单没有说明`,
    expected: (p) => `账单自己的列：${p.sources}`,
    remedy: (p) => `请导出全部列${p.stated.length === 0 ? '' : `，或说明您所知的：${stated(p.stated)}`}。`,
  },
  BAD_TEXT: {
    what: (p) => `${p.column} 含有文件编码无法识别的字节`,
    expected: '与表头编码一致的文本，不含 NUL 字节',
    remedy: `${LEFT_OUT}如整个文件是其他编码，请指明：--encoding gb18030。`,
  },
  RECORD_TOO_LONG: {
    what: (p) => `该行超过 ${p.limit} 字节（可能有引号未闭合）`,
    expected: '每行一两千字节',
    remedy: raise('record'),
  },
  FIELD_TOO_LONG: {
    what: (p) => `${p.column} 超过 ${p.limit} 个字符`,
    expected: '每个单元格几百个字符',
    remedy: raise('field'),
  },
  TOTAL_LINE: {
    what: '该行像是合计行（没有说明计费内容），但其金额不是上方各行之和',
    expected: '有实例ID、产品、费用类型或明细ID的账单明细，或与上方各行相符的合计',
    remedy: '该行不计入任何数字；若是合计请从文件中删除，若是费用请补全其单元格。',
  },
  MAY_BE_CUT: {
    what: (p) => `文件末尾没有换行，最后一个单元格（${p.column}）可能被截断`,
    expected: '末行的金额关系成立，或末行以换行结束',
    remedy: '该行不计入。请重新下载文件；如文件完整，请在末行后加换行。',
  },
  GAVE_UP: { what: (p) => `连续 ${p.limit} 行被拒绝，文件其余部分未读取`, remedy: raise('rejects') },
  TOO_MANY_GROUPS: {
    what: (p) => `报表所需的行数或明细分组数超过 ${p.limit}`,
    expected: '能够归并账单明细的维度',
    remedy: (p) => `请选择更粗的维度或加筛选，或放宽上限：--limit groups=N（现为 ${p.limit}）。`,
  },
  TOO_LONG_KEYS: {
    what: (p) => `用于区分明细分组的单元格合计超过 ${p.limit} 个字符`,
    expected: '长度为几十个字符的 ID 和名称',
    remedy: raise('keys'),
  },
  NO_HEADER: {
    what: (p) => `未找到账单表头；文件开头为：${p.found}`,
    expected: '列名行，如 实例ID（出账粒度）、应付金额（含税）、Instance ID、Pretax Amount',
    remedy: EXPORT,
  },
  MOJIBAKE: {
    what: (p) => `表头因编码错误而损坏（${CAUSES[p.cause] ?? p.cause}）：${p.found}`,
    expected: '可读的列名，如 实例ID（出账粒度）',
    remedy: '无法安全修复：请重新导出账单，不要用其他程序另存。',
  },
  TOO_MANY_COLUMNS: {
    what: (p) => `表头有 ${p.found} 列`,
    expected: '已知账单最多 76 列',
    remedy: raise('columns'),
  },
  COLUMN_TWICE: {
    what: (p) => `两列含义相同：${p.found}`,
    expected: '每列一次；无法判断哪一列正确',
    remedy: '请删除其中一列，或重新导出账单。',
  },
  NO_INSTANCE_ID: {
    what: (p) => `表头没有实例ID列；现有列：${p.found}`,
    expected: '实例ID（出账粒度）、资产/资源实例ID、实例ID 或 Instance ID',
    remedy: EXPORT,
  },
  NO_AMOUNT: {
    what: (p) => `表头没有金额列；现有列：${p.found}`,
    expected: '应付金额（含税）、应付金额、目录总价、Pretax Amount、BilledCost 等金额列',
    remedy: EXPORT,
  },
  ...zhInputProblems,
  NO_ROWS_AT_ALL: { what: '所有输入中都没有账单明细', remedy: EXPORT },
  DIMENSION_NOT_READ: {
    what: (p) => `账单未按“${p.name}”读取`,
    expected: (p) => `以下之一：${p.known.join('、')}`,
    remedy: '请在读取账单时指定：readBill(files, { by: [...] })。',
  },
  UNKNOWN_DIMENSION: {
    what: (p) => `没有维度“${p.name}”`,
    expected: (p) => `以下之一：${p.known.join('、')}`,
    remedy: '请更正名称。',
  },
  NOT_A_KEY: {
    what: (p) => `无法读取单元格的键：${p.value}`,
    expected: 'model=qwen-max,day=2026-05-14；含逗号的部分按 CSV 加引号："model=a,b"',
    remedy: '请按报表中的写法填写。',
  },
  NOT_A_KEY_PART: {
    what: (p) => `“${p.value}”不是“名称=值”的形式`,
    expected: 'model=qwen-max,day=2026-05-14；含逗号的部分按 CSV 加引号："model=a,b"',
    remedy: '请按报表中的写法填写。',
  },
  KEY_TWICE: { what: (p) => `${p.name} 给出了多次`, remedy: '每个名称只给一个值。' },
  NOT_A_LINE: {
    what: (p) => `${p.value} 不是账单的一行`,
    expected: '文件:行号，行号从 1 起，含表头',
    remedy: '请给出存在的文件及其行号。',
  },
  NO_TIMES: {
    what: '报告中没有任何一行注明日期或月份，而每个指标样本都需要时间',
    expected: '账单日期、账单月份、Billing Date 或 Billing Month 等列',
    remedy: '请导出包含全部列的账单，或选择其他格式。',
  },
  NAMES_NO_ID: {
    what: (p) => `名称文件没有“id”列；现有列：${p.found}`,
    expected: 'id、name 以及其他列，如 team、cost_center',
    remedy: '请将 API Key ID 和业务空间 ID 所在列命名为 id。',
  },
  NAMES_TWICE: {
    what: (p) => `id ${p.value} 在第 ${p.first} 行已出现`,
    expected: '每个 id 一次',
    remedy: '请删除其中一行。',
  },
  NAMES_CLASH: {
    what: (p) => `名称文件的列“${p.column}”与报表已有的列重名`,
    remedy: '请改用其他列名。',
  },
  NAMES_BROKEN: {
    what: (p) => `名称文件不是规范的表格（${p.reason}）`,
    expected: '有表头，每行单元格数与表头一致',
    remedy: '请更正该行。',
  },
  CANNOT_WRITE: {
    what: (p) => (p.reason === 'ENOENT' ? '要写入的文件夹不存在' : `无法写入（${p.reason}）`),
    remedy: (p) =>
      p.partly === 1
        ? '已写出的内容不完整。请检查输出位置的剩余空间，或使用 -o FILE。'
        : p.reason === 'ENOENT'
          ? '请先创建，或指定其他文件夹。'
          : '同名文件保持原样。请检查文件夹、权限和剩余空间。',
  },
  ...zhReconcileProblems,
};

const CAUSES: Readonly<Record<string, string>> = {
  'utf8-read-as-gbk': 'UTF-8 文本被当作 GBK 读取后保存',
  'utf8-read-as-latin1': 'UTF-8 文本被当作 Latin-1 读取后保存',
  'gbk-read-as-latin1': 'GBK 文本被当作 Latin-1 读取后保存',
  replaced: '中文以不支持中文的编码保存',
};
