import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { joinRow, PLAIN_CSV } from '../../samples/generator/csv.ts';
import { DIMENSIONS, readBill } from '../../src/index.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { difference, expectAnswer, groupTexts } from '../support/money/cube.ts';
import { anyEngine, ENGINES, type EngineName } from '../support/money/engines.ts';
import { LAYOUT_NAMES, type MadeBill, madeBill } from '../support/money/made.ts';
import { rounds } from '../support/setup/effort.ts';

const RUNS = rounds(4, 12);
const ROWS = 60;
const BY = DIMENSIONS.map(({ option }) => option);

const folder = temporaryFolder();
afterAll(() => folder.remove());

const places = Array.from({ length: ROWS }, (_, index) => index);
const anyOrder = fc.shuffledSubarray(places, { minLength: ROWS });
/** For each row the file it goes to. */
const anySplit = fc.array(fc.nat({ max: 4 }), { minLength: ROWS, maxLength: ROWS });

/** Reads some rows of a bill from one file for each list of them. */
async function read(made: MadeBill, files: readonly (readonly number[])[], engine: EngineName) {
  const paths = files.map((rows, index) => folder.write(`${index}.csv`, textOf(made, rows)));
  return readBill(paths, { by: BY, engine: ENGINES[engine]() });
}

function textOf({ headers, rows }: MadeBill, chosen: readonly number[]): string {
  const all = [headers, ...chosen.map((place) => rows[place] as readonly string[])];
  return all.map((row) => joinRow(row, PLAIN_CSV)).join('');
}

function splitUp(order: readonly number[], fileOf: readonly number[]): number[][] {
  const files = [0, 1, 2, 3, 4].map((file) => order.filter((row) => fileOf[row] === file));
  return files.filter((rows) => rows.length > 0);
}

describe.each(LAYOUT_NAMES)('layout %s', (layout) => {
  const made = madeBill(layout, ROWS, 12);

  it('rows in any order, in any split, make the same groups', async () => {
    const whole = await read(made, [places], 'reference');
    expectAnswer(whole, made.expected);
    await fc.assert(
      fc.asyncProperty(anyOrder, anySplit, anyEngine, async (order, fileOf, engine) => {
        const cube = await read(made, splitUp(order, fileOf), engine);
        expect(difference(groupTexts(cube), groupTexts(whole))).toBeUndefined();
        expect(cube.proof).toEqual(whole.proof);
      }),
      { numRuns: RUNS },
    );
  });
});

describe.each(['A', 'C'])('layout %s, which has line ids', (layout) => {
  const made = madeBill(layout, ROWS, 13);
  const { left_aside: aside } = made.expected;

  it('rows that stand in several files are counted once', async () => {
    const whole = await read(made, [places], 'reference');
    await fc.assert(
      fc.asyncProperty(
        anyOrder,
        anySplit,
        fc.subarray(places),
        anyEngine,
        async (order, fileOf, again, engine) => {
          const cube = await read(made, [...splitUp(order, fileOf), again], engine);
          const asideAgain = again.filter((row) => made.lines[row]?.series.counted === false).length;
          expect(cube.proof).toEqual({
            rowsRead: ROWS + again.length,
            counted: ROWS - aside,
            leftAside: aside + asideAgain,
            totalRows: 0,
            filtered: 0,
            duplicates: again.length - asideAgain,
            rejected: 0,
          });
          expect(difference(groupTexts(cube), groupTexts(whole))).toBeUndefined();
        },
      ),
      { numRuns: RUNS },
    );
  });
});
