import type { ColumnKey } from '../../../bill/columns.ts';

/** What the bill's own columns are called in reports; the first of several for one name is preferred. */
export const BILL_COLUMNS: Readonly<Partial<Record<ColumnKey, string>>> = {
  month: 'billing_month',
  day: 'day',
  ownerId: 'account_id',
  purchaserId: 'account_id',
  feeType: 'fee_type',
  currency: 'currency',
  unit: 'unit',
  commodityCode: 'commodity',
  itemCode: 'item',
  regionCode: 'region',
  serviceEntity: 'service_entity',
  productName: 'product',
  productCode: 'product_code',
  listCost: 'list_cost',
  discount: 'discount',
  coupon: 'coupon',
  savingsPlan: 'savings_plan',
  rounding: 'rounding',
  payable: 'payable',
  voucher: 'voucher',
  cash: 'cash',
  prepaid: 'prepaid',
  outstanding: 'outstanding',
  consumed: 'consumed',
  deducted: 'deducted',
  usage: 'billed',
};

/** Names that people and other systems give to columns, as {@link foldHeader} leaves them; by the machine name. */
export const PLAIN_NAMES: Readonly<Record<string, readonly string[]>> = {
  payable: [
    ...['amount', 'cost', 'total', 'totalcost', 'totalamount', 'amountdue', 'spend', 'charge', 'fee'],
    ...['金额', '费用', '应付', '总金额', '总费用', '合计金额', '账单金额', '消费金额', '应付总额'],
  ],
  list_cost: ['listamount', 'grossamount', 'gross', '原价金额', '官网价金额'],
  model: ['modelname', 'modelid', '模型', '模型名称', '模型名'],
  api_key_id: ['apikey', 'api-key', 'key', 'keyid', 'apikey名称', '密钥', '密钥id'],
  workspace_id: ['workspace', '业务空间', '业务空间id', '工作空间', '空间'],
  account_id: ['account', 'uid', '账号'],
  day: ['date', '日期', '天', '使用日期', '消费日期'],
  billing_month: ['month', '月份', '月', '账月', 'period'],
  product: ['service', '服务', '产品名'],
  product_code: ['productcode', '产品code', '产品代码'],
  fee_type: ['fee-type'],
  usage_type: ['type', '类型', '用量类型'],
  direction: ['方向'],
  channel_name: ['渠道', '调用渠道'],
  currency: ['货币', '币别'],
  tokens: ['token', 'totaltokens', 'total-tokens', 'token数', 'token用量', 'tokens用量', '总token数'],
  prompt_tokens: ['输入token总数'],
  input_tokens: ['输入token', '输入tokens', '输入token数'],
  output_tokens: ['completiontokens', '输出token', '输出tokens', '输出token数'],
  cached_tokens: ['缓存token', '缓存tokens', '缓存token数'],
  images: ['image', '图片', '图片数', '张数'],
  seconds: ['秒', '秒数'],
  characters: ['字符', '字符数', '字数'],
  calls: ['requests', '调用次数', '请求次数'],
};

/** A currency in the title of an amount, as {@link foldHeader} leaves it: `金额（单位：元）`, `Cost (USD)`, `cost_usd`. */
export const TITLE_CURRENCY =
  /(?:\((?:单位:)?(元|cny|rmb|人民币|人民币元|¥|usd|美元|\$|jpy|日元)\)|(?:in)?(cny|rmb|usd|jpy))$/;

const CURRENCIES: Readonly<Record<string, string>> = {
  元: 'CNY',
  rmb: 'CNY',
  人民币: 'CNY',
  人民币元: 'CNY',
  美元: 'USD',
  $: 'USD',
  日元: 'JPY',
};

/** The code of a currency however it is written; null for an empty text, and for `¥`, which two have. */
export function currencyOf(text: string): string | null {
  const plain = text.trim();
  if (plain === '' || plain === '¥' || plain === '￥') return null;
  return CURRENCIES[plain.toLowerCase()] ?? plain.toUpperCase();
}
