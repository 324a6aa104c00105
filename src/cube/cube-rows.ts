import { codeNumbers } from '../bill/code-numbers.ts';
import { memo } from '../bill/memo.ts';
import type { Cube, Group } from './cube.ts';
import { amountsOf, summedAmounts } from './cube-amounts.ts';
import { type CubeColumns, coded, type ValueColumn, ValueNumbers } from './cube-columns.ts';
import { CubeRow } from './cube-row.ts';
import type { DimensionValue } from './dimensions.ts';
import type { Measure } from './measures.ts';

const columnsOfGroups = new WeakMap<readonly Group[], CubeColumns>();

/** Each row by itself, which knows its columns. */
export function rowsOf(columns: CubeColumns): readonly CubeRow[] {
  const rows = Array.from({ length: columns.size }, (_, index) => new CubeRow(columns, index));
  columnsOfGroups.set(rows, columns);
  return rows;
}

/** The columns of a cube; made of its groups where these came one by one. */
export function columnsOf({ groups, dimensions }: Pick<Cube, 'groups' | 'dimensions'>): CubeColumns {
  const known = columnsOfGroups.get(groups) ?? columnsFrom(groups, dimensions.length);
  columnsOfGroups.set(groups, known);
  return known;
}

function columnsFrom(groups: readonly Group[], width: number): CubeColumns {
  const column = (value: (group: Group) => DimensionValue): ValueColumn => {
    const numbers = new ValueNumbers();
    return { codes: Uint32Array.from(groups, (group) => numbers.of(value(group))), values: numbers.values };
  };
  return {
    size: groups.length,
    dimensions: Array.from({ length: width }, (_, place) => column(({ values }) => values[place] ?? null)),
    currency: column(({ currency }) => currency),
    tax: column(({ tax }) => tax),
    rows: Float64Array.from(groups, ({ rows }) => rows),
    amounts: memo((name) => amountsOf(groups, name as Measure)) as CubeColumns['amounts'],
  };
}

/** The rows of some dimensions, added up; currency and tax stay apart. */
export function rolledUp(columns: CubeColumns, places: readonly number[]): CubeColumns {
  const { currency, tax } = columns;
  const kept = places.map((place) => columns.dimensions[place] as ValueColumn);
  const { numbers, count, firsts } = codeNumbers([...kept, currency, tax].map(coded), columns.size);
  const picked = ({ values, codes }: ValueColumn): ValueColumn => ({
    values,
    codes: firsts.map((index) => codes[index] as number),
  });
  const rows = new Float64Array(count);
  for (let index = 0; index < columns.size; index++) {
    const number = numbers[index] as number;
    rows[number] = (rows[number] as number) + (columns.rows[index] as number);
  }
  return {
    size: count,
    dimensions: kept.map(picked),
    currency: picked(currency),
    tax: picked(tax),
    rows,
    amounts: memo((name) =>
      summedAmounts(columns.amounts(name as Measure), numbers, count),
    ) as CubeColumns['amounts'],
  };
}
