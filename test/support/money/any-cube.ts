import fc from 'fast-check';
import { type Cube, type Group, MEASURES, type Measures } from '../../../src/index.ts';

/** Cubes made up in memory: few distinct values so that groups meet, with texts that break naive keys and names. */

const DIMENSIONS = ['model', 'channel_name', 'api_key_id', 'day'] as const;
const TEXTS = [
  '',
  'a',
  'b',
  'a,b',
  '|',
  '"',
  '\0',
  'null',
  '(none)',
  'other (2)',
  '__proto__',
  'payable',
  '1',
];

const value = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.boolean() },
);

/** Beyond any double, below any cent, often the same remainder, often nothing. */
const amount = fc.oneof(
  fc.bigInt({ min: -(10n ** 45n), max: 10n ** 45n }),
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -2000n, max: 2000n }).map((thousandths) => thousandths * 10n ** 15n),
  fc.constant(0n),
);
const measures = fc.record(
  Object.fromEntries(MEASURES.map((name) => [name, fc.option(amount, { freq: 4 })])),
) as fc.Arbitrary<Measures>;

const group: fc.Arbitrary<Group> = fc.record({
  values: fc.tuple(...DIMENSIONS.map(() => value)),
  currency: fc.constantFrom('CNY', 'CNY', 'USD', null),
  tax: fc.constantFrom('included', 'included', 'unknown'),
  rows: fc.nat({ max: 1_000_000 }),
  measures,
});

export const anyCube: fc.Arbitrary<Cube> = fc.array(group, { maxLength: 25 }).map((groups) => ({
  dimensions: DIMENSIONS,
  groups,
  bill: { files: ['made-up.csv'], months: [], accounts: [], final: null },
  proof: { rowsRead: 0, counted: 0, leftAside: 0, totalRows: 0, filtered: 0, duplicates: 0, rejected: 0 },
  notices: [],
  failures: [],
  asideProducts: [],
  corrections: [],
  withoutId: [],
}));

/** Some dimensions of such a cube, in any order. */
export const anyDimensions = fc.shuffledSubarray([...DIMENSIONS]);
export const anyMeasures = fc.subarray(['rows', ...MEASURES], { minLength: 1, maxLength: 3 });
