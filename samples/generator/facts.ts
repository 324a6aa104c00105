/**
 * What a column of a layout tells. A layout's facts are those of its columns, so a customised export with fewer
 * columns knows fewer facts, and its expected answer says null where nothing was written.
 */
export type Fact =
  | 'line'
  | 'account'
  | 'month'
  | 'product'
  | 'instance'
  | 'currency'
  | 'consumed'
  | 'deducted'
  | 'usage'
  | 'list'
  | 'discount'
  | 'coupon'
  | 'savings'
  | 'payable'
  | 'settlement';

export type Facts = ReadonlySet<Fact>;

/** Whether an amount labelled payable contains tax. */
export type Tax = 'included' | 'excluded' | 'unknown';
