import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DIMENSIONS, readBill } from '../../src/index.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { cubeText, difference, expectAnswer } from '../support/money/cube.ts';
import { anyEngine, ENGINES, type EngineName } from '../support/money/engines.ts';
import { anyForm, reordered, written } from '../support/money/forms.ts';
import { LAYOUT_NAMES, madeBill } from '../support/money/made.ts';
import { rounds } from '../support/setup/effort.ts';

const RUNS = rounds(6, 20);
const BY = [...DIMENSIONS.map(({ option }) => option), 'tag:team', 'tag:env'];

const folder = temporaryFolder();
afterAll(() => folder.remove());

async function read(bytes: Uint8Array, engine: EngineName) {
  return readBill([folder.write('bill.csv', bytes)], { by: BY, engine: ENGINES[engine]() });
}

describe.each(LAYOUT_NAMES)('layout %s', (layout) => {
  const made = madeBill(layout, 60, 11);
  const places = made.headers.map((_, index) => index);
  const anyOrder = fc.shuffledSubarray(places, { minLength: places.length });

  it('any column order, encoding, mark, line end, delimiter and quoting gives the same cube', async () => {
    const plain = await read(Buffer.from([made.headers, ...made.rows].map(commaLine).join('')), 'reference');
    expectAnswer(plain, made.expected);
    await fc.assert(
      fc.asyncProperty(anyForm, anyOrder, anyEngine, async (form, order, engine) => {
        const cube = await read(written(reordered(made, order), form), engine);
        expect(difference(cubeText(cube), cubeText(plain))).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });
});

function commaLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}
