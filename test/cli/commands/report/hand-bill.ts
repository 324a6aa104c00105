/** Bills written by hand for one test: upgraded layout, only the columns that matter, every cell chosen. */

const HEADERS = {
  line: '标识信息/账单明细ID',
  owner: '身份信息/资源归属账号ID',
  month: '账单信息/账单月份',
  day: '账单信息/账单日期',
  fee: '账单信息/费用类型',
  started: '账单信息/服务开始时间',
  ended: '账单信息/服务结束时间',
  product: '产品信息/产品Code',
  productName: '产品信息/产品名称',
  commodity: '产品信息/商品Code',
  item: '产品信息/计费项Code',
  id: '资源信息/实例ID（出账粒度）',
  region: '资源信息/地域Code',
  consumed: '用量信息/抵扣前用量',
  deducted: '用量信息/抵扣用量',
  usage: '用量信息/用量',
  unit: '用量信息/用量单位',
  price: '定价信息/官网目录价',
  currency: '定价信息/定价币种',
  list: '费用信息/目录总价',
  savings: '订阅抵扣信息/订阅抵扣目录总价',
  discount: '优惠信息/优惠金额',
  coupon: '优惠券抵扣信息/优惠券抵扣金额',
  payable: '应付信息/应付金额（含税）',
  tags: '资源信息/实例标签',
  rounding: '抹零',
  voucher: '代金券抵扣金额',
  cash: '现金支付',
  prepaid: '储值卡支付金额',
  outstanding: '欠费金额',
} as const;

export type HandColumn = keyof typeof HEADERS;
export type HandRow = Partial<Record<HandColumn, string>>;

const USUAL: HandRow = {
  line: '',
  owner: '1000000000000001',
  month: '202605',
  day: '20260514',
  fee: '云资源按量费用',
  started: '2026-05-14 18:46:00',
  product: 'sfm',
  productName: '大模型服务平台百炼',
  commodity: 'sfm_inference_public_cn',
  item: 'token_number',
  id: '5000001;llm-a;qwen-plus;input_token;;0',
  region: 'cn-beijing',
  consumed: '1',
  deducted: '0',
  usage: '1',
  unit: '千tokens',
  currency: 'CNY',
  list: '1',
  savings: '',
  discount: '0',
  coupon: '0',
  payable: '1',
};

/** The bill as a CSV with LF. Cells not given are the usual ones; columns not usual come in where a row has them. */
export function handBill(rows: readonly HandRow[], without: readonly HandColumn[] = []): string {
  const named = new Set([...Object.keys(USUAL), ...rows.flatMap((row) => Object.keys(row))]);
  const columns = (Object.keys(HEADERS) as HandColumn[]).filter(
    (column) => named.has(column) && !without.includes(column),
  );
  const lines = rows.map((row) => columns.map((column) => row[column] ?? USUAL[column] ?? ''));
  return csv([columns.map((column) => HEADERS[column]), ...lines]);
}

/** A line for each of so many keys: thousands of groups are far more than a pipe holds. */
export function manyKeys(keys: number): string {
  const id = (n: number) => `${5_000_000 + n};llm-a;qwen-plus;input_token;;0`;
  return handBill(Array.from({ length: keys }, (_, n) => ({ id: id(n) })));
}

export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
