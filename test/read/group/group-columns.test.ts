import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AMOUNTS, type RawGroup } from '../../../src/read/contract/answer.ts';
import { columnsOf, groupsIn, united } from '../../../src/read/group/group-columns.ts';

const WIDTH = 2;
const day = fc.constantFrom('2026-05-01', '2026-05-02', '2026-05-31');

/** Groups of one reading: no two of the same cells, each of lines of its own. */
const reading = fc
  .uniqueArray(
    fc.record({
      cells: fc.tuple(fc.constantFrom('', 'x', 'y'), fc.constantFrom('', '1', '2')),
      line: fc.integer({ min: 2, max: 4_000_000_000 }),
      rows: fc.integer({ min: 1, max: 9 }),
      sums: fc.tuple(
        ...AMOUNTS.map(() => fc.option(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), { nil: null })),
      ),
      netUnknown: fc.nat(2),
      span: fc.option(
        fc.tuple(day, day).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
        {
          nil: undefined,
        },
      ),
    }),
    { selector: ({ cells }) => cells.join() },
  )
  .map((groups) => groups.map(({ span, ...group }) => (span === undefined ? group : { ...group, span })));

it('groups come back from columns as they were', () => {
  fc.assert(
    fc.property(reading, (groups) => {
      expect(groupsIn(columnsOf(groups, WIDTH))).toEqual(groups);
    }),
  );
});

it('groups of several readings are united by their cells, in the order of their first rows', () => {
  fc.assert(
    fc.property(fc.array(reading, { minLength: 1, maxLength: 3 }), (readings) => {
      const all = readings.flat();
      fc.pre(new Set(all.map(({ line }) => line)).size === all.length);
      const ours = groupsIn(united(readings.map((groups) => columnsOf(groups, WIDTH))));
      const alone = readings.filter((groups) => groups.length > 0).length < 2;
      expect(alone ? [...ours].sort((a, b) => a.line - b.line) : ours).toEqual(unitedPlainly(all));
    }),
  );
});

/** By comparing each with each. */
function unitedPlainly(groups: readonly RawGroup[]): RawGroup[] {
  const found: RawGroup[] = [];
  for (const group of groups) {
    if (found.some(({ cells }) => cells.join() === group.cells.join())) continue;
    const alike = groups.filter(({ cells }) => cells.join() === group.cells.join());
    const spans = alike.flatMap(({ span }) => (span === undefined ? [] : [span]));
    const [first] = spans.map(([from]) => from).sort();
    const last = spans
      .map(([, to]) => to)
      .sort()
      .at(-1);
    found.push({
      cells: group.cells,
      line: Math.min(...alike.map(({ line }) => line)),
      rows: alike.reduce((sum, { rows }) => sum + rows, 0),
      netUnknown: alike.reduce((sum, { netUnknown }) => sum + netUnknown, 0),
      sums: AMOUNTS.map((_, place) =>
        alike.reduce<bigint | null>((sum, { sums }) => {
          const amount = sums[place] ?? null;
          return amount === null ? sum : (sum ?? 0n) + amount;
        }, null),
      ),
      ...(first !== undefined && last !== undefined && { span: [first, last] as const }),
    });
  }
  return found.sort((a, b) => a.line - b.line);
}
