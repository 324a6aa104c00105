import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AmountColumn } from '../../src/bill/amount-column.ts';

const ONE = 10n ** 18n;
/** Amounts of bills, of the longest cells that are read, and of their sums. */
const amount = fc.oneof(
  fc.constantFrom(
    0n,
    1n,
    -1n,
    ONE,
    ONE - 1n,
    1n - ONE,
    (1n << 61n) * ONE,
    -(1n << 61n) * ONE,
    (1n << 62n) * ONE,
  ),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  fc.bigInt({ min: -(10n ** 42n), max: 10n ** 42n }),
);
const cell = fc.option(amount, { nil: null });
const factor = fc.constantFrom(1n, 1000n, 10_000n, 1_000_000n, 10n ** 9n, 10n ** 12n);

const plus = (sum: bigint | null, more: bigint | null) => (more === null ? sum : (sum ?? 0n) + more);

function columnOf(cells: readonly (bigint | null)[]): AmountColumn {
  const column = new AmountColumn(cells.length);
  for (const [index, each] of cells.entries()) column.add(index, each);
  return column;
}

const all = (column: AmountColumn) => Array.from({ length: column.size }, (_, index) => column.at(index));

describe('a column of amounts', () => {
  it('adds up each of its amounts as bigints do, in any order', () => {
    const added = fc.array(fc.tuple(fc.nat(3), cell), { maxLength: 40 });
    fc.assert(
      fc.property(added, (amounts) => {
        const column = new AmountColumn(4);
        const plain: (bigint | null)[] = [null, null, null, null];
        for (const [index, each] of amounts) {
          column.add(index, each);
          plain[index] = plus(plain[index] as bigint | null, each);
        }
        expect(all(column)).toEqual(plain);
      }),
    );
  });

  it('adds up another column times a factor', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.nat(2)), { maxLength: 30 }), factor, (given, times) => {
        const plain: (bigint | null)[] = [null, null, null];
        for (const [each, target] of given)
          plain[target] = plus(plain[target] as bigint | null, each === null ? null : each * times);
        const sums = new AmountColumn(3);
        sums.addAll(
          columnOf(given.map(([each]) => each)),
          Uint32Array.from(given, ([, target]) => target),
          times,
        );
        expect(all(sums)).toEqual(plain);
      }),
    );
  });

  it('stands behind others as it was, and comes through from another thread', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.array(cell, { maxLength: 5 }), { nil: 2 })), (parts) => {
        const joined = AmountColumn.joined(
          parts.map((part) => (typeof part === 'number' ? [undefined, part] : [columnOf(part), part.length])),
        );
        const plain = parts.flatMap((part) => (typeof part === 'number' ? [null, null] : part));
        expect(all(joined)).toEqual(plain);
        expect(all(AmountColumn.received(structuredClone({ ...joined }) as unknown as AmountColumn))).toEqual(
          plain,
        );
      }),
    );
  });
});
