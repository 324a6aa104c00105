/** Made-up bills for `check`: a whole month without a fault, in which a test changes what it is about. */

const HEADERS = {
  line: '标识信息/账单明细ID',
  owner: '身份信息/资源归属账号ID',
  month: '账单信息/账单月份',
  day: '账单信息/账单日期',
  fee: '账单信息/费用类型',
  started: '账单信息/服务开始时间',
  product: '产品信息/产品Code',
  id: '资源信息/实例ID（出账粒度）',
  consumed: '用量信息/抵扣前用量',
  deducted: '用量信息/抵扣用量',
  usage: '用量信息/用量',
  unit: '用量信息/用量单位',
  price: '定价信息/官网目录价',
  priceUnit: '定价信息/价格单位',
  currency: '定价信息/定价币种',
  list: '费用信息/目录总价',
  steps: '费用信息/计费过程',
  savings: '订阅抵扣信息/订阅抵扣目录总价',
  savingsSpent: '订阅抵扣信息/订阅抵扣金额',
  discount: '优惠信息/优惠金额',
  after: '优惠信息/优惠后金额',
  promotion: '优惠信息/优惠详情',
  coupon: '优惠券抵扣信息/优惠券抵扣金额',
  payable: '应付信息/应付金额（含税）',
  voucher: '代金券抵扣金额',
  cash: '现金支付',
} as const;

export type Cell = keyof typeof HEADERS;
export type BillRow = Readonly<Partial<Record<Cell, string>>>;

/** 2,000 tokens at 0.004, half of them for nothing. Settlement columns come in where a row has them. */
export const PAID: BillRow = {
  line: '',
  owner: '1000000000000001',
  month: '202605',
  day: '20260501',
  fee: '云资源按量费用',
  started: '2026-05-01 00:00:00',
  product: 'sfm',
  id: '5000001;llm-a;qwen-plus;input_token;;0',
  consumed: '2',
  deducted: '0',
  usage: '2',
  unit: '千tokens',
  price: '0.004',
  priceUnit: '元/千tokens',
  currency: 'CNY',
  list: '0.008',
  steps: '{"steps":["0.004 * 2 = 0.008"],"precision":10}',
  savings: '',
  savingsSpent: '',
  discount: '0.004',
  after: '0.004',
  promotion: '',
  coupon: '0',
  payable: '0.004',
};

/** The same tokens out of a free quota. */
export const FREE: BillRow = {
  ...PAID,
  ...{ fee: '免费额度', deducted: '2', usage: '0', list: '0', discount: '0', after: '0', payable: '0' },
};

/** The name of an export that was made when May was final. */
export const FINAL_NAME = '1000000000000001-20260604093000_202605_consumedetailbillv2.csv';

/** A row for every hour of a month, one in seven of them free. `month` is `2026-05`. */
export function wholeMonth(month = '2026-05', row: BillRow = PAID, free: BillRow = FREE): BillRow[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: days * 24 }, (_, index) => {
    const day = `${month}-${String(Math.floor(index / 24) + 1).padStart(2, '0')}`;
    const hour = String(index % 24).padStart(2, '0');
    return {
      ...(index % 7 === 3 ? free : row),
      line: `9${month.replace('-', '')}${String(index).padStart(8, '0')}`,
      month: month.replace('-', ''),
      day: day.replaceAll('-', ''),
      started: `${day} ${hour}:15:00`,
    };
  });
}

/** The rows with some of them changed: those at `places`, or all for which `which` is true. */
export function changed(
  rows: readonly BillRow[],
  which: number | ((row: BillRow, index: number) => boolean),
  change: BillRow,
): BillRow[] {
  const isMeant = typeof which === 'number' ? (_: BillRow, index: number) => index === which : which;
  return rows.map((row, index) => (isMeant(row, index) ? { ...row, ...change } : row));
}

/** A bill as a CSV. Line `n + 2` holds row `n`. */
export function csv(rows: readonly BillRow[], without: readonly Cell[] = []): string {
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  const cells = (Object.keys(HEADERS) as Cell[]).filter((cell) => named.has(cell) && !without.includes(cell));
  const lines = [
    cells.map((cell) => HEADERS[cell]),
    ...rows.map((row) => cells.map((cell) => row[cell] ?? '')),
  ];
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
