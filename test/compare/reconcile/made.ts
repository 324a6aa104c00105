/** Cubes made in memory for one comparison: only what is given, all other measures absent. */
import {
  type Cube,
  type Group,
  MEASURES,
  type Measure,
  type Measures,
  parseDecimal,
} from '../../../src/index.ts';

type Amounts = Partial<Record<Measure, string>>;

export function dec(text: string): bigint {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`no decimal: ${text}`);
  return value;
}

export function measures(amounts: Amounts): Measures {
  return Object.fromEntries(
    MEASURES.map((name) => [name, amounts[name] === undefined ? null : dec(amounts[name])]),
  ) as unknown as Measures;
}

export function group(
  values: Group['values'],
  amounts: Amounts,
  of: Partial<Pick<Group, 'currency' | 'tax'>> = {},
): Group {
  return { values, currency: 'CNY', tax: 'included', rows: 1, measures: measures(amounts), ...of };
}

export function cube(dimensions: readonly string[], groups: readonly Group[]): Cube {
  return {
    dimensions,
    groups,
    bill: { files: ['made.csv'], months: [], accounts: [], final: null },
    proof: {
      rowsRead: groups.length,
      counted: groups.length,
      leftAside: 0,
      totalRows: 0,
      filtered: 0,
      duplicates: 0,
      rejected: 0,
    },
    notices: [],
    failures: [],
    asideProducts: [],
    corrections: [],
    withoutId: [],
  };
}
