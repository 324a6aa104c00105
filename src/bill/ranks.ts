import { compareAbsentLast } from './compare.ts';

/** For each row the place of its value among the distinct ones: equal values have one rank. */
export interface Ranks {
  readonly ranks: Uint32Array;
  readonly count: number;
}

/** The ranks of the rows by a value of theirs; what is absent comes last in both directions. */
export function ranks<R>(
  rows: readonly R[],
  value: (row: R) => string | bigint | number | boolean | null,
  direction: 1 | -1 = 1,
): Ranks {
  const numbers = new Map<ReturnType<typeof value>, number>();
  const codes = Uint32Array.from(rows, (row) => {
    const own = value(row);
    const known = numbers.get(own);
    if (known !== undefined) return known;
    numbers.set(own, numbers.size);
    return numbers.size - 1;
  });
  const inOrder = [...numbers.keys()].sort((a, b) => compareAbsentLast(a, b, direction));
  const rankOf = new Uint32Array(inOrder.length);
  for (const [rank, each] of inOrder.entries()) rankOf[numbers.get(each) as number] = rank;
  return { ranks: codes.map((code) => rankOf[code] as number), count: inOrder.length };
}

/** Rows by their ranks, those of the first first: counted into place, the least telling ranks before the others. */
export function sortedByRanks<R>(rows: readonly R[], all: readonly Ranks[]): R[] {
  let order = Uint32Array.from(rows.keys());
  for (const each of all.toReversed()) if (each.count > 1) order = counted(order, each);
  return Array.from(order, (index) => rows[index] as R);
}

function counted(order: Uint32Array, { ranks: own, count }: Ranks): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(count + 1);
  for (const rank of own) starts[rank + 1] = (starts[rank + 1] as number) + 1;
  for (let rank = 1; rank <= count; rank++)
    starts[rank] = (starts[rank] as number) + (starts[rank - 1] as number);
  const sorted = new Uint32Array(order.length);
  for (const index of order) {
    const rank = own[index] as number;
    const at = starts[rank] as number;
    sorted[at] = index;
    starts[rank] = at + 1;
  }
  return sorted;
}
