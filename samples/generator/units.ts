import type { Series, UnitKind } from './model.ts';

/** A unit's word on the bill, its price unit, and how many base units (tokens, characters …) one of it holds. */
export interface Unit {
  readonly chinese: string;
  readonly english: string;
  readonly base: bigint;
  readonly baseName: string;
}

export const UNITS: Readonly<Record<UnitKind, Unit>> = {
  ktoken: { chinese: '千tokens', english: '1K tokens', base: 1000n, baseName: 'token' },
  image: { chinese: '张', english: '张', base: 1n, baseName: 'image' },
  second: { chinese: '秒', english: '秒', base: 1n, baseName: 'second' },
  wanzi: { chinese: '万字', english: '万字', base: 10_000n, baseName: 'character' },
  call: { chinese: '次', english: '次', base: 1n, baseName: 'call' },
  hour: { chinese: '小时', english: 'Hour', base: 1n, baseName: 'hour' },
  piece: { chinese: '个', english: 'Piece', base: 1n, baseName: 'piece' },
  gigabyte: { chinese: 'GB', english: 'GB', base: 1n, baseName: 'GB' },
};

/** The unit's word on a line; the marketplace has its own. */
export function unitWord(series: Series, language: 'chinese' | 'english'): string {
  const { product, unit } = series.offer;
  return product.code.startsWith('mpintl-') && unit === 'ktoken' ? 'KTokens' : UNITS[unit][language];
}

export function priceUnit(currency: string, unit: UnitKind): string {
  const money = currency === 'CNY' ? '元' : '美元';
  return `${money}/${UNITS[unit].chinese}`;
}
