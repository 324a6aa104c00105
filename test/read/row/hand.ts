/** Bills written by hand for one question: a few columns, each cell chosen. */

const COLUMNS = {
  line: '标识信息/账单明细ID',
  month: '账单信息/账单月份',
  day: '账单信息/账单日期',
  started: '账单信息/服务开始时间',
  consumedAt: '账单信息/消费时间',
  fee: '账单信息/费用类型',
  product: '产品信息/产品Code',
  productName: '产品信息/产品名称',
  commodity: '产品信息/商品Code',
  id: '资源信息/实例ID（出账粒度）',
  consumed: '用量信息/抵扣前用量',
  deducted: '用量信息/抵扣用量',
  usage: '用量信息/用量',
  unit: '用量信息/用量单位',
  price: '定价信息/官网目录价',
  currency: '定价信息/定价币种',
  list: '费用信息/目录总价',
  discount: '优惠信息/优惠金额',
  after: '优惠信息/优惠后金额',
  detail: '优惠信息/优惠详情',
  coupon: '优惠券抵扣信息/优惠券抵扣金额',
  payable: '应付信息/应付金额（含税）',
} as const;

export type HandColumn = keyof typeof COLUMNS;
export type HandRow = Readonly<Partial<Record<HandColumn, string>>>;

/** 2,000 tokens at 0.004, half of them for nothing. */
const USUAL: Required<HandRow> = {
  line: '',
  month: '202605',
  day: '20260514',
  started: '2026-05-14 18:46:00',
  consumedAt: '2026-05-14 18:47:00',
  fee: '云资源按量费用',
  product: 'sfm',
  productName: '大模型服务平台百炼',
  commodity: 'sfm_inference_public_cn',
  id: '5000001;llm-demo0001;qwen-plus;input_token;;0',
  consumed: '2',
  deducted: '0',
  usage: '2',
  unit: '千tokens',
  price: '0.004',
  currency: 'CNY',
  list: '0.008',
  discount: '0.004',
  after: '0.004',
  detail: '',
  coupon: '0',
  payable: '0.004',
};

/** A row that differs from the usual one, in these columns or all of them. */
export function hand(rows: readonly HandRow[], columns: readonly HandColumn[] = handColumns()): string {
  const header = columns.map((column) => COLUMNS[column]);
  const lines = rows.map((row) => columns.map((column) => row[column] ?? USUAL[column]));
  return [header, ...lines].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

export function handColumns(): HandColumn[] {
  return Object.keys(COLUMNS) as HandColumn[];
}

export function headerOf(column: HandColumn): string {
  return COLUMNS[column];
}

export function without(...left: readonly HandColumn[]): HandColumn[] {
  return handColumns().filter((column) => !left.includes(column));
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
