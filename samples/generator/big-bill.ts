import type { Layout } from './layout.ts';
import { LAYOUT_A, LAYOUT_B } from './layout-a.ts';
import { LAYOUT_C } from './layout-c.ts';
import { LAYOUT_D_NARROW, LAYOUT_D_WIDE } from './layout-d.ts';
import { LAYOUT_E_API, LAYOUT_E_FLAT, LAYOUT_E_PATHS } from './layout-e.ts';
import { LAYOUT_F } from './layout-f.ts';
import type { BillOptions } from './make-bill.ts';
import { ACCOUNTS } from './names.ts';

/** Every layout by its name. */
export const LAYOUTS: Readonly<Record<string, Layout>> = Object.fromEntries(
  [
    LAYOUT_A,
    LAYOUT_B,
    LAYOUT_C,
    LAYOUT_D_NARROW,
    LAYOUT_D_WIDE,
    LAYOUT_E_PATHS,
    LAYOUT_E_FLAT,
    LAYOUT_E_API,
    LAYOUT_F,
  ].map((layout) => [layout.name, layout]),
);

/** A busy month: forty keys, each with every offer, about two thousand distinct Instance IDs. */
export function bigBill(layout: Layout, rows: number, seed: number): BillOptions {
  const english = layout.tax === 'excluded' || layout.name === 'F';
  const market = english
    ? ({ currency: 'USD', style: 'international', plainOnly: true } as const)
    : ({ currency: 'CNY', style: 'mainland' } as const);
  return {
    layout,
    rows,
    seed,
    month: '2026-05',
    market: { accounts: [ACCOUNTS.main], keys: 40, dense: true, ...market },
  };
}
