import { plain } from './exact.ts';
import { CHINESE_FEE } from './fee-words.ts';
import { type Column, column, idColumn, type Layout } from './layout.ts';
import { slot } from './slots.ts';
import { priceUnit, unitWord } from './units.ts';

/** Layout C: the flat Chinese export, 39 columns. */

const WHO_AND_WHAT: readonly Column[] = [
  idColumn('资源购买账号ID', (series) => series.account.id),
  column('资源购买账号', (series) => series.account.name),
  idColumn('资源归属账号ID', (series) => series.account.id, 'account'),
  column('资源归属账号', (series) => series.account.name),
  column('账单月份', slot('month'), 'month'),
  column('账单日期', slot('day')),
  column('费用类型', (series) => CHINESE_FEE[series.fee]),
  column('产品Code', (series) => series.offer.product.code, 'product'),
  column('产品名称', (series) => series.offer.product.name),
  column('商品Code', (series) => series.offer.commodity.code),
  column('商品名称', (series) => series.offer.commodity.name),
  column('资产/资源实例ID', (series) => series.instance.raw, 'instance'),
  column('资产/资源实例名称'),
  idColumn('资源组', () => '默认资源组'),
  column('实例标签', (series) => series.tags),
  column('资源实例配置'),
  column('资源实例规格'),
  column('公网IP'),
  column('私网IP'),
  column('地域', (series) => series.region.name),
  column('可用区'),
];

const USAGE_AND_MONEY: readonly Column[] = [
  column('计费项Code', (series) => series.offer.item.code),
  column('计费规则说明', '按实际用量计费'),
  column('计费项', (series) => series.offer.item.name),
  column('资源包抵扣量', '0', 'deducted'),
  column('用量', slot('usage'), 'usage'),
  column('用量单位', (series) => unitWord(series, 'chinese')),
  column('目录价', (series) => plain(series.price)),
  column('目录价定价类型', '固定价'),
  column('价格单位', (series) => priceUnit(series.currency, series.offer.unit)),
  column('目录总价', slot('list'), 'list'),
  column('优惠券抵扣金额', slot('coupon'), 'coupon'),
  column('优惠金额', slot('discount'), 'discount'),
  column('节省计划抵扣目录总价', '0', 'savings'),
  column('应付金额', slot('payable'), 'payable'),
  column('代金券抵扣金额', '0'),
  column('定价币种', (series) => series.currency, 'currency'),
  idColumn('主键', () => slot('line'), 'line'),
  column('优惠后金额', slot('after')),
];

export const LAYOUT_C: Layout = {
  name: 'C',
  tax: 'unknown',
  columns: [...WHO_AND_WHAT, ...USAGE_AND_MONEY],
};
