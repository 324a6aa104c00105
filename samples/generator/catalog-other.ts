import { SFM } from './catalog.ts';
import { exact } from './exact.ts';
import type { Offer, Product, UnitKind } from './model.ts';

/** Marketplace resale, other products' rows, and corrections that are no usage at all. */

const market = (
  vendor: string,
  model: string,
  type: string,
  counts: Offer['counts'],
  usd: string,
): Offer => ({
  product: { code: 'mpintl-demo0001', name: `${vendor} ${model}`, english: `${vendor} ${model}` },
  commodity: { code: 'intlcmgjdemo0001', name: `${vendor} ${model}` },
  item: { code: 'KTokens', name: 'KTokens' },
  model,
  type,
  unit: 'ktoken',
  counts,
  prices: { CNY: exact('0.01'), USD: exact(usd) },
  minutes: 60,
});

/** `VENDOR` and what it sells through the marketplace. */
export const MARKET_OFFERS: readonly (readonly [vendor: string, offer: Offer])[] = [
  ['ZHIPU', market('ZHIPU', 'GLM-5.3', 'input_tokens', 'input_tokens', '0.0007')],
  ['ZHIPU', market('ZHIPU', 'GLM-5.3', 'output_tokens', 'output_tokens', '0.0028')],
  ['MOONSHOT', market('MOONSHOT', 'Kimi-K3', 'output_tokens', 'output_tokens', '0.0031')],
];

const foreign = (code: string, name: string, english: string, unit: UnitKind, price: string): Offer => {
  const product: Product = { code, name, english };
  return {
    product,
    commodity: { code, name },
    item: { code: 'Spec', name: '规格' },
    model: '',
    type: '',
    unit,
    counts: null,
    prices: { CNY: exact(price), USD: exact(price) },
    minutes: 60,
  };
};

/** Another product, and the Instance ID its rows carry. */
export const FOREIGN_OFFERS: readonly (readonly [instance: string, offer: Offer])[] = [
  ['i-demo0000000000000001', foreign('ecs', '云服务器 ECS', 'Elastic Compute Service', 'hour', '0.27')],
  ['oss-demo-bucket', foreign('oss', '对象存储 OSS', 'Object Storage Service', 'gigabyte', '0.12')],
];

/** A marketplace product that is no model: its Instance ID says nothing we know. */
export const MARKET_APPLIANCE: readonly [instance: string, offer: Offer] = [
  'market-demo-appliance-01',
  foreign('mpintl-demo0002', 'Demo Appliance', 'Demo Appliance', 'hour', '0.9'),
];

/** What refunds, adjustments and roundings are written on: one piece, with no model behind it. */
export const correction = (price: string): Offer => ({
  product: SFM,
  commodity: { code: 'sfm_inference_public_cn', name: '百炼大模型推理' },
  item: { code: 'correction', name: '账务调整' },
  model: '',
  type: '',
  unit: 'piece',
  counts: null,
  prices: { CNY: exact(price), USD: exact(price) },
  minutes: 1,
});
