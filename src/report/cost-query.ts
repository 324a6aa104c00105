import { isCountOf, isMoney } from '../cube/measures.ts';
import type { Sort } from './order.ts';
import type { Column } from './table.ts';

/** What to show of a cube: one table. */
export interface CostQuery {
  /** Dimension columns by machine name; the cube must have them. */
  readonly dimensions: readonly string[];
  /** A dimension to spread over columns. */
  readonly pivot?: string;
  /** Measures by machine name, `rows` too; all of the contract's when left out. */
  readonly measures?: readonly string[];
  readonly sort?: Sort;
  /** Keep so many rows of each currency and tax and add up the others as one. */
  readonly top?: number;
}

export const BUCKET_COLUMNS: readonly Column[] = [
  { name: 'currency', kind: 'dimension' },
  { name: 'tax', kind: 'dimension' },
];

const BOOLEANS: ReadonlySet<string> = new Set(['thinking', 'batch']);

export function dimensionColumn(name: string): Column {
  const holds = BOOLEANS.has(name)
    ? { boolean: true as const }
    : name === 'day'
      ? { day: true as const }
      : {};
  return { name, kind: 'dimension', ...holds };
}

export function measureColumn(name: string): Column {
  if (name === 'rows') return { name, kind: 'count' };
  if (isMoney(name)) return { name, kind: 'money' };
  return { name, kind: 'quantity', ...(isCountOf(name) ? { whole: true } : {}) };
}
