import { plain } from './exact.ts';
import { CHINESE_FEE } from './fee-words.ts';
import { type Column, column, idColumn, type Layout } from './layout.ts';
import { slot } from './slots.ts';
import { priceUnit, unitWord } from './units.ts';

/** Layout D: the legacy flat export, narrow (41 columns) and wide (45). */

const WHO_AND_WHEN: readonly Column[] = [
  column('账期', slot('month'), 'month'),
  column('财务单元', '未分配'),
  idColumn('账号ID', (series) => series.account.id, 'account'),
  column('账号', (series) => series.account.name),
  column('Owner账号', (series) => series.account.name),
  column('产品Code', (series) => series.offer.product.code, 'product'),
  column('产品', (series) => series.offer.product.name),
  column('产品明细Code', (series) => series.offer.commodity.code),
  column('产品明细', (series) => series.offer.commodity.name),
  column('消费类型', (series) => CHINESE_FEE[series.fee]),
  column('消费时间', slot('end')),
  column('账单开始时间', slot('start')),
  column('账单结束时间', slot('end')),
  column('服务时长', '1'),
  column('订单号/账单号'),
  column('账单类型', '后付费账单'),
  column('计费方式', '按量付费'),
];

const RESOURCE: readonly Column[] = [
  column('实例ID', (series) => series.instance.raw, 'instance'),
  column('实例昵称'),
  idColumn('资源组', () => '默认资源组'),
  column('实例标签', (series) => series.tags),
  column('实例配置'),
  column('实例规格'),
  column('公网IP'),
  column('私网IP'),
  column('地域', (series) => series.region.name),
  column('可用区'),
  column('计费项', (series) => series.offer.item.name),
  column('单价', (series) => plain(series.price)),
  column('单价单位', (series) => priceUnit(series.currency, series.offer.unit)),
  column('用量', slot('usage'), 'usage'),
  column('用量单位', (series) => unitWord(series, 'chinese')),
  column('资源包抵扣', '0', 'deducted'),
];

const money = (listHeader: '官网价' | '原价'): Column[] => [
  column(listHeader, slot('list'), 'list'),
  column('优惠金额', slot('discount'), 'discount'),
  column('优惠券抵扣', slot('coupon'), 'coupon'),
  column('应付金额', slot('payable'), 'payable'),
  column('现金支付', slot('cash'), 'settlement'),
  column('代金券抵扣', slot('voucher')),
  column('储值卡支付金额', slot('prepaid')),
  column('欠费金额', slot('outstanding')),
];

const WIDER: readonly Column[] = [
  column('币种', (series) => series.currency, 'currency'),
  column('计费项Code', (series) => series.offer.item.code),
  column('节省计划抵扣金额', slot('savings'), 'savings'),
  column('抹零', '0'),
];

/** The older form: 原价, and no currency at all. */
export const LAYOUT_D_NARROW: Layout = {
  name: 'D-narrow',
  tax: 'unknown',
  columns: [...WHO_AND_WHEN, ...RESOURCE, ...money('原价')],
};

export const LAYOUT_D_WIDE: Layout = {
  name: 'D-wide',
  tax: 'unknown',
  columns: [...WHO_AND_WHEN, ...RESOURCE, ...money('官网价'), ...WIDER],
};
