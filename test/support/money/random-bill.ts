import { type CsvStyle, joinRow, PLAIN_CSV } from '../../../samples/generator/csv.ts';
import { type Random, random } from '../../../samples/generator/random.ts';

/** A made-up bill whose amounts obey no rule but that they are numbers: what money tests add up. */
export interface RandomBill {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Draw {
  readonly random: Random;
  /** Most decimals of an amount on this bill: 2 to 10. */
  readonly decimals: number;
}

type Cell = (draw: Draw, row: number) => string;

const KEYS = ['5000001', '5000002', ''] as const;
const MODELS = ['qwen-max', 'qwen3.6-plus', 'wanx2.1-t2i-plus', 'cosyvoice-v3.5-flash'] as const;
const TYPES = [
  'input_token',
  'context_0-256k_output_token',
  'input_token_cache',
  'input_token_cache_creation',
  'embedding_token',
  'images',
] as const;
const CHANNELS = ['', 'app', 'bmp'] as const;
const UNITS = [
  '千tokens',
  '千tokens',
  'tokens',
  '百万tokens',
  '张',
  '秒',
  '分钟',
  '万字',
  '次',
  '小时',
] as const;
const FEES = ['云资源按量费用', '云资源按量费用', '免费额度', '订阅退订费用', '调账费用'] as const;
const CURRENCIES = ['CNY', 'CNY', 'USD', 'JPY'] as const;

const ALWAYS: Readonly<Record<string, Cell>> = {
  账单月份: () => '202605',
  产品Code: () => 'sfm',
  '实例ID（出账粒度）': ({ random: { pick } }) =>
    `${pick(KEYS)};llm-demo0001;${pick(MODELS)};${pick(TYPES)};${pick(CHANNELS)};0`,
  用量: amount,
  用量单位: ({ random: { pick } }) => pick(UNITS),
  目录总价: sometimesEmpty,
  优惠金额: sometimesEmpty,
  '应付金额（含税）': amount,
  定价币种: ({ random: { pick } }) => pick(CURRENCIES),
};

/** Columns that a bill has or has not. */
const OPTIONAL: Readonly<Record<string, Cell>> = {
  费用类型: ({ random: { pick } }) => pick(FEES),
  抵扣前用量: amount,
  抵扣用量: amount,
  优惠券抵扣金额: sometimesEmpty,
  订阅抵扣目录总价: sometimesEmpty,
  抹零: sometimesEmpty,
  代金券抵扣金额: sometimesEmpty,
  现金支付: sometimesEmpty,
  账单明细ID: (_, row) => `line-${row}`,
};

/** The same bill for the same seed, on every machine. */
export function randomBill(seed: number, rows: number): RandomBill {
  const source = random(seed);
  const draw: Draw = { random: source, decimals: source.between(2, 10) };
  const optional = Object.entries(OPTIONAL).filter(() => source.chance(70));
  const columns = [...Object.entries(ALWAYS), ...optional];
  return {
    headers: columns.map(([header]) => header),
    rows: Array.from({ length: rows }, (_, row) => columns.map(([, cell]) => cell(draw, row))),
  };
}

/** The text of a bill, or of some of its rows. */
export function billText(
  { headers }: RandomBill,
  rows: readonly (readonly string[])[],
  style: CsvStyle = PLAIN_CSV,
): string {
  return [headers, ...rows].map((row) => joinRow(row, style)).join('');
}

function sometimesEmpty(draw: Draw): string {
  return draw.random.chance(10) ? '' : amount(draw);
}

/** Any size and sign, zeros at both ends, now and then with an exponent or thousands separators. */
function amount({ random: { below, between, chance }, decimals }: Draw): string {
  const sign = chance(30) ? '-' : '';
  const whole = String(below(10 ** between(0, 9)));
  const fraction = String(below(10 ** 9))
    .padStart(10, '0')
    .slice(0, between(0, decimals));
  const point = fraction === '' ? '' : `.${fraction}`;
  if (chance(4)) return `${sign}${whole}${point}E-${between(0, 5)}`;
  if (chance(4)) return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${point}`;
  return `${sign}${whole}${point}`;
}
