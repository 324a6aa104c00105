import { correction } from './catalog-other.ts';
import type { Facts } from './facts.ts';
import { opaque } from './instance.ts';
import type { Account, FeeKind, Promotion, Series } from './model.ts';
import { keys, REGIONS } from './names.ts';
import { type Style, type Way, ways } from './ways.ts';

/** Who buys, where and how: what decides which series a bill is made of. */
export interface Market {
  readonly accounts: readonly Account[];
  readonly currency: 'CNY' | 'USD';
  readonly style: Style;
  readonly keys: number;
  /** Every key with every offer, as on a big bill. */
  readonly dense?: boolean;
  /** Refunds, adjustments and roundings too. */
  readonly corrections?: boolean;
  /** Only offers in tokens, and only ids that decode: for exports whose other words are not documented. */
  readonly plainOnly?: boolean;
}

const PROMOTIONS: readonly Promotion[] = [
  { name: '百炼限时8折', percentOff: 20n },
  { name: 'Model Studio 半价体验', percentOff: 50n },
  { name: '大客户专享8.5折', percentOff: 15n },
];

const TAGS = ['key:team value:search; key:env value:prod', 'key:team value:media', ''] as const;

/** All series of a market, in a fixed order. `facts` says what the layout can tell. */
export function allSeries(market: Market, facts: Facts): Series[] {
  const found = ways(market.style, keys(market.keys), market.dense === true).filter((way) =>
    fits(way, market),
  );
  const usage = found.map((way, index) => series(way, index, market, facts, 'usage'));
  const free = facts.has('consumed') && facts.has('deducted') ? freeSeries(usage) : [];
  return [...usage, ...free, ...(market.corrections === true ? corrections(market) : [])];
}

function fits(way: Way, market: Market): boolean {
  if (market.plainOnly !== true || !way.counted) return true;
  return way.offer.unit === 'ktoken' && way.instance.workspace !== null;
}

function series(way: Way, index: number, market: Market, facts: Facts, fee: FeeKind): Series {
  const promoted = facts.has('discount') && way.counted && index % 3 === 1;
  return {
    ...way,
    account: market.accounts[index % market.accounts.length] as Account,
    fee,
    currency: market.currency,
    price: way.offer.prices[market.currency],
    promotion: promoted ? (PROMOTIONS[index % PROMOTIONS.length] as Promotion) : null,
    tags: TAGS[index % TAGS.length] as string,
    region: market.style === 'international' ? REGIONS.international : REGIONS.mainland,
  };
}

/** A free quota beside every third offer: the same Instance ID, another fee type, all amounts zero. */
function freeSeries(usage: readonly Series[]): Series[] {
  const eligible = usage.filter((one) => one.counted && one.instance.workspace !== null);
  return eligible
    .filter((_, index) => index % 3 === 0)
    .map((one) => ({ ...one, fee: 'free-quota', promotion: null }));
}

/** Negative lines: two without an Instance ID, one that takes tokens of a model back. */
function corrections(market: Market): Series[] {
  const bare: readonly (readonly [FeeKind, string])[] = [
    ['refund', '99'],
    ['adjustment', '12.5'],
    ['rounding', '0.0048731'],
  ];
  const made = bare.map(([fee, price]) => {
    const way: Way = { offer: correction(price), instance: opaque(''), counted: true };
    return series(way, 0, market, new Set(), fee);
  });
  const back = ways(market.style, keys(market.keys), false)[0] as Way;
  return [...made, series(back, 0, market, new Set(), 'adjustment')];
}
