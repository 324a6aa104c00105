import type { Group } from './cube.ts';
import type { CubeColumns, ValueColumn } from './cube-columns.ts';
import type { DimensionValue } from './dimensions.ts';
import { copyOf, MEASURES, type Measure, type Measures } from './measures.ts';

/** One row of columns: nothing of it is made before it is looked at. */
export class CubeRow implements Group {
  constructor(
    readonly columns: CubeColumns,
    readonly index: number,
  ) {}

  get values(): readonly DimensionValue[] {
    return this.columns.dimensions.map((column) => valueAt(column, this.index));
  }

  get currency(): string | null {
    return valueAt(this.columns.currency, this.index) as string | null;
  }

  get tax(): Group['tax'] {
    return valueAt(this.columns.tax, this.index) as Group['tax'];
  }

  get rows(): number {
    return this.columns.rows[this.index] as number;
  }

  get measures(): Measures {
    return new RowMeasures(this.columns.amounts, this.index).asMeasures();
  }

  /** What the row says, and not the columns that it is of. */
  toJSON(): Group {
    return plainRow<Group>(this);
  }
}

/** What a row says by itself, for one that says more: those of columns cannot be spread. */
export function plainRow<R extends Group>(row: R): Omit<R, keyof CubeRow> & Group {
  const { values, currency, tax, rows, measures } = row;
  const own = row instanceof CubeRow ? {} : row;
  return { ...own, values, currency, tax, rows, measures: copyOf(measures) } as Omit<R, keyof CubeRow> &
    Group;
}

function valueAt({ values, codes }: ValueColumn, index: number): DimensionValue {
  return values[codes[index] as number] ?? null;
}

/** The measures of a row by their names, each added up when it is looked at. */
export class RowMeasures {
  readonly #amounts: CubeColumns['amounts'];
  readonly #index: number;

  constructor(amounts: CubeColumns['amounts'], index: number) {
    this.#amounts = amounts;
    this.#index = index;
  }

  amount(measure: Measure): bigint | null {
    return this.#amounts(measure).at(this.#index);
  }

  /** It has a property for each measure, which its class cannot say. */
  asMeasures(): Measures {
    return this as unknown as Measures;
  }
}

for (const measure of MEASURES) {
  Object.defineProperty(RowMeasures.prototype, measure, {
    get(this: RowMeasures) {
      return this.amount(measure);
    },
  });
}
