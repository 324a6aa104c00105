import type { FeeKind } from './model.ts';

/** Fee types as each family of layouts writes them. */
export const CHINESE_FEE: Readonly<Record<FeeKind, string>> = {
  usage: '云资源按量费用',
  'free-quota': '免费额度',
  refund: '订阅退订费用',
  adjustment: '调账费用',
  rounding: '抹零费用',
};

export const API_FEE: Readonly<Record<FeeKind, string>> = {
  usage: 'PayAsYouGoBill',
  'free-quota': 'PayAsYouGoBill',
  refund: 'Refund',
  adjustment: 'Adjustment',
  rounding: 'Adjustment',
};

export const FOCUS_CATEGORY: Readonly<Record<FeeKind, string>> = {
  usage: 'Usage',
  'free-quota': 'Usage',
  refund: 'Credit',
  adjustment: 'Adjustment',
  rounding: 'Adjustment',
};
