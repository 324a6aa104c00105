import type { AmountColumn } from '../bill/amount-column.ts';
import type { CodedColumn } from '../bill/code-numbers.ts';
import type { DimensionValue } from './dimensions.ts';
import type { Measure } from './measures.ts';

/** The values of one dimension: each distinct one once, and of each row the number of its own. */
export interface ValueColumn {
  readonly values: readonly DimensionValue[];
  readonly codes: Uint32Array;
}

/** Rows with exact sums in columns: a cube's groups, or a roll-up of them. Amounts are added up when they are asked for. */
export interface CubeColumns {
  readonly size: number;
  /** By the names of the cube's dimensions. */
  readonly dimensions: readonly ValueColumn[];
  readonly currency: ValueColumn;
  readonly tax: ValueColumn;
  readonly rows: Float64Array;
  amounts(measure: Measure): AmountColumn;
}

/** Values numbered in the order of their first appearance. */
export class ValueNumbers {
  readonly values: DimensionValue[] = [];
  private readonly numbers = new Map<DimensionValue, number>();

  of(value: DimensionValue): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

export function coded({ values, codes }: ValueColumn): CodedColumn {
  return { codes, size: values.length };
}
