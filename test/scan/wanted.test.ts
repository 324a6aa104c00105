import { expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import { billBytes } from '../../samples/generator/make-bill.ts';
import type { Engine, ReadOptions } from '../../src/read/contract/engine.ts';
import type { BillLine } from '../../src/read/contract/lines.ts';
import { referenceEngine } from '../../src/read/files/reference-engine.ts';
import { groupsIn } from '../../src/read/group/group-columns.ts';
import { groupOfLine } from '../../src/read/group/grouper.ts';
import { fastEngine } from '../../src/scan/engine.ts';
import { BillError } from '../../src/words/problem.ts';
import { pollution } from '../support/pollution/pollution.ts';
import { some } from '../support/setup/effort.ts';

const KEYS: ReadOptions['keys'] = ['instanceId', 'currency', 'unit', 'feeType', 'month', 'day'];
const wants: ReadOptions['wants'] = ([id = '']) => /;(?:in|out)put_token/.test(id);

/** The wanted lines that a reader tells, the groups of all, and how many rows were told. */
async function told(engine: Engine, bytes: Uint8Array) {
  const lines: number[] = [];
  let rows = 0;
  const onLine = (line: BillLine) => {
    rows++;
    if (wants?.(groupOfLine(KEYS, line).cells, line.row.layout) === true) lines.push(line.row.line);
  };
  const source = {
    name: 'bill.csv',
    open: async function* () {
      yield bytes;
    },
  };
  try {
    const answer = await engine.read(source, { keys: KEYS, onLine, wants });
    const groups = answer === undefined ? [] : groupsIn(answer.groups);
    return { rows, said: { lines, groups, counts: answer?.counts } };
  } catch (error) {
    if (error instanceof BillError) return { rows, said: { lines, problem: error.problem.code } };
    throw error;
  }
}

it('both readers tell the same wanted lines of damaged bills, in order, and the same groups', async () => {
  let cases = 0;
  let lines = 0;
  for (const { name, bytes } of some(pollution('A'), 29, 5)) {
    const reference = await told(referenceEngine(), bytes);
    const fast = await told(fastEngine(), bytes);
    expect(fast.said, name).toEqual(reference.said);
    lines += reference.said.lines.length;
    cases++;
  }
  expect([cases > 50, lines > cases]).toEqual([true, true]);
});

it('the fast reader tells few other lines than those that are wanted', async () => {
  const { bytes } = billBytes(bigBill(LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>, 500, 3));
  const { rows, said } = await told(fastEngine(), bytes);
  expect(said.lines.length).toBeGreaterThan(20);
  expect(rows - said.lines.length).toBeLessThan(20);
});
