import type { Exact } from './exact.ts';
import type { Line } from './model.ts';

/** Running sums of one series. */
export class Sums {
  rows = 0;
  consumed: Exact = 0n;
  deducted: Exact = 0n;
  usage: Exact = 0n;
  list: Exact = 0n;
  discount: Exact = 0n;
  coupon: Exact = 0n;
  savings: Exact = 0n;
  payable: Exact = 0n;

  add(line: Line): void {
    this.rows += 1;
    this.consumed += line.consumed;
    this.deducted += line.deducted;
    this.usage += line.usage;
    this.list += line.list;
    this.discount += line.discount;
    this.coupon += line.coupon;
    this.savings += line.savings;
    this.payable += line.payable;
  }
}

export function noSums(): Sums {
  return new Sums();
}
