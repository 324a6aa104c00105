import { plain } from './exact.ts';
import { CHINESE_FEE } from './fee-words.ts';
import { choice, priceConversion, priceFactors, process, promotion, usageDetail } from './json-cells.ts';
import { type Column, column, idColumn, type Layout, without } from './layout.ts';
import { slot } from './slots.ts';
import { priceUnit, unitWord } from './units.ts';

/** Layout A: the upgraded bill's details, 61 columns. */

const IDENTITY: readonly Column[] = [
  idColumn('标识信息/账单明细ID', () => slot('line'), 'line'),
  column('标识信息/订单号'),
  column('身份信息/客户名称', '演示客户'),
  idColumn('身份信息/资源购买账号ID', (series) => series.account.id),
  column('身份信息/资源购买账号', (series) => series.account.name),
  idColumn('身份信息/资源归属账号ID', (series) => series.account.id, 'account'),
  column('身份信息/资源归属账号', (series) => series.account.name),
];

const BILL: readonly Column[] = [
  column('账单信息/服务主体', (series) =>
    series.currency === 'CNY' ? '阿里云计算有限公司' : 'Alibaba Cloud (Singapore)',
  ),
  column('账单信息/账单月份', slot('compactMonth'), 'month'),
  column('账单信息/账单日期', slot('compactDay')),
  column('账单信息/费用类型', (series) => CHINESE_FEE[series.fee]),
  column('账单信息/交易类型', '后付费'),
  column('账单信息/消费时间', slot('end')),
  column('账单信息/服务开始时间', slot('start')),
  column('账单信息/服务结束时间', slot('end')),
];

const PRODUCT: readonly Column[] = [
  column('产品信息/产品Code', (series) => series.offer.product.code, 'product'),
  column('产品信息/产品名称', (series) => series.offer.product.name),
  column('产品信息/商品Code', (series) => series.offer.commodity.code),
  column('产品信息/商品名称', (series) => series.offer.commodity.name),
  column('产品信息/计费项Code', (series) => series.offer.item.code),
  column('产品信息/计费项名称', (series) => series.offer.item.name),
  column('产品信息/选型配置', choice),
  column('产品信息/规格'),
];

const RESOURCE: readonly Column[] = [
  column('资源信息/资源ID', (series) => series.instance.workspace ?? series.instance.raw),
  column('资源信息/实例ID（出账粒度）', (series) => series.instance.raw, 'instance'),
  column('资源信息/资源名称'),
  column('资源信息/地域Code', (series) => series.region.code),
  column('资源信息/地域', (series) => series.region.name),
  column('资源信息/可用区'),
];

const QUANTITY: readonly Column[] = [
  column('时长信息/抵扣前时长'),
  column('时长信息/抵扣时长'),
  column('时长信息/时长'),
  column('时长信息/时长单位'),
  column('时长信息/时长详情'),
  column('用量信息/抵扣前用量', slot('consumed'), 'consumed'),
  column('用量信息/抵扣用量', slot('deducted'), 'deducted'),
  column('用量信息/用量', slot('usage'), 'usage'),
  column('用量信息/用量单位', (series) => unitWord(series, 'chinese')),
  column('用量信息/用量详情', usageDetail),
];

const PRICE: readonly Column[] = [
  column('定价信息/官网目录价', (series) => plain(series.price)),
  column('定价信息/价格单位', (series) => priceUnit(series.currency, series.offer.unit)),
  column('定价信息/目录价用量阶梯', '[0,9999999999999]'),
  column('定价信息/用量阶梯累计规则', '不累计'),
  column('定价信息/目录价转换信息', priceConversion),
  column('定价信息/目录价因子', priceFactors),
  column('定价信息/定价币种', (series) => series.currency, 'currency'),
];

/** Savings plan cells are empty on every real row seen, so they are here. */
const AMOUNTS: readonly Column[] = [
  column('费用信息/目录总价', slot('list'), 'list'),
  column('费用信息/计费公式', '官网目录价*用量'),
  column('费用信息/计费辅助信息'),
  column('费用信息/计费过程', process),
  column('费用信息/计费规则说明', '按实际用量计费, 先用后付'),
  column('订阅抵扣信息/订阅抵扣目录总价'),
  column('订阅抵扣信息/订阅抵扣后金额'),
  column('订阅抵扣信息/订阅抵扣金额', ''),
  column('订阅抵扣信息/订阅抵扣详情'),
  column('优惠信息/优惠金额', slot('discount'), 'discount'),
  column('优惠信息/优惠后金额', slot('after')),
  column('优惠信息/优惠详情', promotion),
  column('优惠券抵扣信息/优惠券抵扣金额', slot('coupon'), 'coupon'),
  column('优惠券抵扣信息/优惠券抵扣详情'),
  column('应付信息/应付金额（含税）', slot('payable'), 'payable'),
];

export const LAYOUT_A: Layout = {
  name: 'A',
  tax: 'included',
  columns: [...IDENTITY, ...BILL, ...PRODUCT, ...RESOURCE, ...QUANTITY, ...PRICE, ...AMOUNTS],
};

/** Layout B: the day summary of A, without the line id, the three times and the details. */
export const LAYOUT_B: Layout = without(LAYOUT_A, 'B', [
  '标识信息/账单明细ID',
  '账单信息/消费时间',
  '账单信息/服务开始时间',
  '账单信息/服务结束时间',
  '产品信息/选型配置',
  '时长信息/时长详情',
  '用量信息/用量详情',
  '定价信息/目录价转换信息',
  '定价信息/目录价因子',
  '费用信息/计费公式',
  '费用信息/计费辅助信息',
  '费用信息/计费过程',
  '费用信息/计费规则说明',
  '订阅抵扣信息/订阅抵扣详情',
  '优惠信息/优惠详情',
  '优惠券抵扣信息/优惠券抵扣详情',
]);
