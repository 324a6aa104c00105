import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cube, MEASURES } from '../../../src/index.ts';
import { fold } from '../../../src/web/query/fold.ts';
import { type Selected, select } from '../../../src/web/query/select.ts';
import type { PageHead } from '../../../src/web/wire/head.ts';
import { packCube } from '../../../src/web/wire/pack.ts';
import type { Store } from '../../../src/web/wire/store.ts';
import { unpack } from '../../../src/web/wire/unpack.ts';
import { anyCube, anyDimensions } from '../../support/money/any-cube.ts';
import { keyOf, sumsBy } from '../../support/money/sums.ts';
import { rounds } from '../../support/setup/effort.ts';

const HEAD: PageHead = {
  bill: { files: ['a.csv'], months: [], accounts: ['\ud800', '<!--</script>'], final: null },
  proof: { rowsRead: 1, counted: 1, leftAside: 0, totalRows: 0, filtered: 0, duplicates: 0, rejected: 0 },
  notices: [],
  names: [],
  nameColumns: [],
  filters: '',
  byDay: false,
  version: '0',
  withoutId: [],
};

const opened = (cube: Cube): Store => unpack(packCube(cube, HEAD));
const everything = (store: Store) => select(store, { values: {} });

describe('groups packed for the page', () => {
  it('come back with the sums of plain addition, by any dimensions', () => {
    fc.assert(
      fc.property(anyCube, anyDimensions, (cube, dimensions) => {
        const store = opened(cube);
        expectSums(fold(store, everything(store), dimensions), cube, dimensions);
      }),
      { numRuns: rounds(150, 500) },
    );
  });

  it('are selected as a plain filter would, whatever the texts', () => {
    const wanted = fc.array(fc.constantFrom('', 'a', 'null', '__proto__', null, true), { maxLength: 3 });
    fc.assert(
      fc.property(anyCube, wanted, wanted, fc.boolean(), (cube, model, day, since) => {
        const store = opened(cube);
        const selection: Selected = {
          values: { model, day },
          ...(since ? { since: 'a', until: 'null' } : {}),
        };
        const kept = cube.groups.filter(({ values }) => {
          const isWanted = (list: readonly unknown[], value: unknown) =>
            list.length === 0 || list.includes(value);
          const inPeriod = typeof values[3] === 'string' && values[3] >= 'a' && values[3] <= 'null';
          return isWanted(model, values[0]) && isWanted(day, values[3]) && (!since || inPeriod);
        });
        const dimensions = ['channel_name', 'api_key_id'];
        expectSums(fold(store, select(store, selection), dimensions), { ...cube, groups: kept }, dimensions);
      }),
      { numRuns: rounds(150, 500) },
    );
  });

  it('keep their head, and refuse to be cut', () => {
    fc.assert(
      fc.property(anyCube, fc.nat(), (cube, at) => {
        const bytes = packCube(cube, HEAD);
        expect(unpack(bytes).head).toEqual(HEAD);
        expect(() => unpack(bytes.subarray(0, at % bytes.length))).toThrow();
      }),
      { numRuns: rounds(50, 100) },
    );
  });
});

function expectSums(folded: ReturnType<typeof fold>, cube: Cube, dimensions: readonly string[]): void {
  for (const measure of MEASURES) {
    const ours = folded.map((row) => [keyOf(row.values, row.currency, row.tax), row.measures[measure]]);
    expect(ours.sort(byKey)).toEqual([...sumsBy(cube, dimensions, measure)].sort(byKey));
  }
  const rows = folded.map((row) => [keyOf(row.values, row.currency, row.tax), BigInt(row.rows)]);
  expect(rows.sort(byKey)).toEqual([...sumsBy(cube, dimensions, 'rows')].sort(byKey));
}

function byKey(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
