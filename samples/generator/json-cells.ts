import { plain } from './exact.ts';
import type { Series } from './model.ts';
import { slot } from './slots.ts';
import { priceUnit, UNITS } from './units.ts';

/** The JSON cells of layout A. They make up most of a row; their inner texts are JSON again, so `\""` occurs. */

const json = (value: unknown): string => JSON.stringify(value);

/** 选型配置: what was bought. */
export function choice(series: Series): string {
  const { model, type } = series.offer;
  return json({ model, usage_type: type });
}

/** 用量详情: usage in raw units, and the free quota where one bears it. */
export function usageDetail(series: Series): string {
  const unit = UNITS[series.offer.unit].baseName;
  const usage = { originUsage: slot('baseConsumed'), originUnit: unit, deductUsage: slot('baseDeducted') };
  if (series.fee !== 'free-quota') return json({ ...usage, freeQuota: null });
  const freeQuota = { total: '1000000', consumed: slot('baseDeducted'), expireTime: '2026-08-31 23:59:59' };
  return json({ ...usage, freeQuota });
}

/** 目录价因子: what the list price depends on. */
export function priceFactors(series: Series): string {
  const { model, type } = series.offer;
  const factor = (code: string, value: string) => ({ code, value });
  return json({
    factors: [factor('model', model), factor('usage_type', type)],
    ext: json({ model, site: series.region.code }),
  });
}

/** 计费过程: the vendor's own expression with its precision. */
export function process(series: Series): string {
  const steps = [
    `${plain(series.price)} * ${slot('usage')} = ${slot('list')}`,
    `${slot('after')} - ${slot('coupon')} = ${slot('payable')}`,
  ];
  return json({ steps, precision: 10, rounding: 'HALF_UP' });
}

/** 优惠详情: the promotion, or nothing. */
export function promotion(series: Series): string {
  if (series.promotion === null) return '';
  const { name, percentOff } = series.promotion;
  const rate = plain(((100n - percentOff) * 10n ** 12n) / 100n);
  const period = { startTime: '2026-01-01 00:00:00', endTime: '2026-12-31 23:59:59' };
  return json([{ promotionName: name, discountRate: rate, discountAmount: slot('discount'), ...period }]);
}

/** 目录价转换信息 */
export function priceConversion(series: Series): string {
  return json({
    unit: priceUnit(series.currency, series.offer.unit),
    price: plain(series.price),
    ratio: '1',
  });
}
