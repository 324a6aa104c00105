import { describe, expect, it } from 'vitest';
import type { Repeat } from '../../../src/read/contract/lines.ts';
import { referenceEngine } from '../../../src/read/files/reference-engine.ts';
import { fastEngine } from '../../../src/scan/engine.ts';
import { KEYS, sourceOf } from '../reading.ts';
import { type HandColumn, type HandRow, hand, handColumns } from '../row/hand.ts';

const LINE: HandRow = { line: '920260500770000000001', consumed: '5', deducted: '3', usage: '2' };
const BACKWARDS = [...handColumns()].reverse();
const WITHOUT_TIME = handColumns().filter((column) => column !== 'started');

/** What is said of a line in a second file; undefined where it is taken for a new one. */
async function second(
  engine: ReturnType<typeof fastEngine>,
  rows: readonly [HandRow, HandRow],
  columns: readonly HandColumn[] = handColumns(),
): Promise<Repeat | undefined> {
  const repeats: Repeat[] = [];
  const asked = {
    keys: KEYS,
    seen: await engine.lineIds(),
    onRepeat: (repeat: Repeat) => repeats.push(repeat),
  };
  const files = [hand([rows[0]]), hand([rows[1]], columns)];
  for (const [index, text] of files.entries())
    await engine.read(sourceOf([Buffer.from(text)], `${index}.csv`), asked);
  expect(repeats.length).toBeLessThan(2);
  return repeats[0];
}

describe.each([
  ['reference', referenceEngine()],
  ['fast', fastEngine()],
])('a line that stands in two exports, for the %s reader', (_, engine) => {
  const same = async (rows: readonly [HandRow, HandRow], columns?: readonly HandColumn[]) =>
    (await second(engine, rows, columns))?.same;

  it.each([
    ['as it was', {}, true, true],
    ['an amount spelled otherwise', { list: '0.0080', deducted: '3.0', usage: '2.00' }, true, true],
    ['a time spelled otherwise', { day: '2026-05-14' }, true, true],
    ['who reads it', { productName: '百炼', commodity: 'sfm_x' }, true, true],
    ['the payable', { payable: '0.005' }, false, false],
    ['the usage', { usage: '2.5' }, false, false],
    ['the Instance ID', { id: '5000001;llm-demo0001;qwen-max;input_token;;0' }, false, false],
    ['the unit', { unit: 'tokens' }, false, false],
    ['the fee type', { fee: '退款' }, false, false],
    ['the currency', { currency: 'USD' }, false, false],
    // Columns of another layout may be counted in another way.
    ['the deduction', { deducted: '4' }, false, true],
    ['the list cost', { list: '0.009' }, false, true],
    ['the discount', { discount: '0.001' }, false, true],
    ['the coupon', { coupon: '1' }, false, true],
    ['the day', { day: '20260515' }, false, true],
    ['the minute', { started: '2026-05-14 18:47:00' }, false, true],
    ['the hour', { started: '2026-05-14 19:46:00' }, false, true],
    ['an amount that needs more digits', { discount: '0.004000000000000001' }, false, true],
    ['a payable that needs more digits', { payable: '0.004000000000000001' }, false, false],
  ] as const)('%s', async (_what, changed, inOneLayout, inAnother) => {
    const rows = [LINE, { ...LINE, ...changed }] as const;
    expect(await same(rows)).toBe(inOneLayout);
    expect(await same([rows[1], rows[0]])).toBe(inOneLayout);
    expect(await same(rows, BACKWARDS)).toBe(inAnother);
    expect(await same(rows, WITHOUT_TIME)).toBe(inAnother);
  });

  it('what was not deducted may be written or not', async () => {
    const [written, empty] = [
      { ...LINE, consumed: '2', deducted: '0' },
      { ...LINE, consumed: '2', deducted: '' },
    ] as const;
    expect(await same([written, empty])).toBe(true);
    expect(await same([empty, written])).toBe(true);
    expect(await same([empty, { ...LINE, consumed: '2', deducted: '1' }])).toBe(false);
  });

  it('without an id it may be two lines, and both count', async () => {
    const [first, again] = [
      { ...LINE, line: '' },
      { ...LINE, line: '' },
    ];
    const others = Array.from({ length: 9 }, (_other, n) => ({ ...LINE, line: `92026050077000000010${n}` }));
    const text = hand([...others, first, again]);
    const repeats: Repeat[] = [];
    const seen = await engine.lineIds();
    const onRepeat = (repeat: Repeat) => repeats.push(repeat);
    const answer = await engine.read(sourceOf([Buffer.from(text)]), { keys: KEYS, seen, onRepeat });
    expect(answer?.counts).toMatchObject({ counted: 11, duplicates: 0 });
    expect(repeats).toEqual([
      {
        basis: 'row',
        id: '',
        same: true,
        counts: 'both',
        first: { file: 'bill.csv', line: 11 },
        place: { file: 'bill.csv', line: 12 },
      },
    ]);
  });
});
