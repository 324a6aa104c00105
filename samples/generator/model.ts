import type { Exact } from './exact.ts';

/** The truth of a made-up bill: what each line means, before any layout writes it down. */

export type FeeKind = 'usage' | 'free-quota' | 'refund' | 'adjustment' | 'rounding';
export type UnitKind = 'ktoken' | 'image' | 'second' | 'wanzi' | 'call' | 'hour' | 'piece' | 'gigabyte';

/** The contract's measure that a unit of this offer is added to; null where the contract has none. */
export type Counts =
  | 'input_tokens'
  | 'cached_tokens'
  | 'output_tokens'
  | 'images'
  | 'seconds'
  | 'characters'
  | 'calls'
  | null;

export interface Account {
  readonly id: string;
  readonly name: string;
}

export interface Product {
  readonly code: string;
  readonly name: string;
  readonly english: string;
}

export interface Words {
  readonly code: string;
  readonly name: string;
}

/** Something that can be bought: a model's usage type at a price. */
export interface Offer {
  readonly product: Product;
  readonly commodity: Words;
  readonly item: Words;
  readonly model: string;
  readonly type: string;
  readonly unit: UnitKind;
  readonly counts: Counts;
  readonly prices: { readonly CNY: Exact; readonly USD: Exact };
  /** How long one bill line lasts. */
  readonly minutes: number;
}

/** A packed Instance ID and what it truly means. */
export interface Instance {
  readonly raw: string;
  readonly key: string | null;
  readonly workspace: string | null;
  readonly vendor: string | null;
  /** The model; an opaque id's own text; null where the cell is empty. */
  readonly model: string | null;
  readonly channelName: string;
}

export interface Promotion {
  readonly name: string;
  readonly percentOff: bigint;
}

/** Everything that many lines share: all cells but the times, the quantities and the amounts. */
export interface Series {
  readonly account: Account;
  readonly offer: Offer;
  readonly instance: Instance;
  readonly fee: FeeKind;
  readonly currency: 'CNY' | 'USD';
  readonly price: Exact;
  readonly promotion: Promotion | null;
  readonly tags: string;
  readonly region: Words;
  /** False for another product's rows, which a Model Studio report leaves aside. */
  readonly counted: boolean;
}

/** One bill line. Times are minutes since 1970 on a UTC+8 wall clock. */
export interface Line {
  readonly series: Series;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly consumed: Exact;
  readonly deducted: Exact;
  readonly usage: Exact;
  readonly list: Exact;
  readonly discount: Exact;
  readonly after: Exact;
  readonly coupon: Exact;
  readonly savings: Exact;
  readonly payable: Exact;
  readonly cash: Exact;
  readonly voucher: Exact;
  readonly prepaid: Exact;
  readonly outstanding: Exact;
}
