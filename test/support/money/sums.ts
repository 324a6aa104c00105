import type { Cube, Group } from '../../../src/index.ts';

/** Sums of a cube's groups by plain addition, apart from the code under test. */

export type Amount = bigint | null;

/** Texts that name a row: its dimension values, currency and tax. */
export function keyOf(values: readonly unknown[], currency: unknown, tax: unknown): string {
  return JSON.stringify([values, currency, tax]);
}

export function add(a: Amount, b: Amount): Amount {
  if (a === null) return b;
  return b === null ? a : a + b;
}

export function total(amounts: readonly Amount[]): Amount {
  return amounts.reduce(add, null);
}

/** One measure summed for each row that a table by these dimensions has. */
export function sumsBy(cube: Cube, dimensions: readonly string[], measure: string): Map<string, Amount> {
  const places = dimensions.map((name) => cube.dimensions.indexOf(name));
  const sums = new Map<string, Amount>();
  for (const group of cube.groups) {
    const key = keyOf(
      places.map((place) => group.values[place] ?? null),
      group.currency,
      group.tax,
    );
    sums.set(key, add(sums.get(key) ?? null, amountOf(group, measure)));
  }
  return sums;
}

function amountOf({ rows, measures }: Group, measure: string): Amount {
  return measure === 'rows' ? BigInt(rows) : measures[measure as keyof typeof measures];
}

/** Cells of a table as amounts; counts are numbers there. */
export function asAmount(cell: unknown): Amount {
  return typeof cell === 'number' ? BigInt(cell) : (cell as Amount);
}
