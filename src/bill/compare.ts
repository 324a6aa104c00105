/** For sorting: figures by size, texts by their characters' codes, the same on every machine. */
export function compare<T extends string | bigint | number | boolean>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

type Comparable = string | bigint | number | boolean | null | undefined;

/** The same, with what is absent behind all else in both directions: 1 is ascending, -1 descending. */
export function compareAbsentLast(a: Comparable, b: Comparable, direction: 1 | -1 = 1): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return a < b ? -direction : direction;
}
