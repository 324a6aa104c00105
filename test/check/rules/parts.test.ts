import { describe, expect, it } from 'vitest';
import { Findings } from '../../../src/check/findings/findings.ts';
import { checkParts } from '../../../src/check/rules/parts.ts';
import type { FileAnswer } from '../../../src/read/contract/answer.ts';
import type { Reading } from '../../../src/read/contract/reading.ts';
import { told } from '../checking.ts';

const BASE = '1_2_consumedetailbillv2_202605';

/** A reading in which only names and sizes are told; undefined rows stand for a file without a byte. */
function reading(files: readonly (readonly [name: string, rows: number | undefined])[]): Reading {
  const answers = files.flatMap(([file, rowsRead]) =>
    rowsRead === undefined ? [] : [{ file, counts: { rowsRead } } as FileAnswer],
  );
  return { files: files.map(([file]) => file), answers } as unknown as Reading;
}

const parts = (...rows: (number | undefined)[]) =>
  reading(rows.map((count, index) => [`in.zip/1_2_consumeDetailBillV2_202605_${index + 1}.csv`, count]));

function found(from: Reading): string[] {
  const findings = new Findings(5);
  checkParts(from, findings);
  return told(findings.result());
}

describe('parts of a delivery', () => {
  it.each([
    ['one part that is not full', parts(299_999), []],
    ['one full part', parts(300_000), [`warning PART_FULL ${BASE}`]],
    ['full ones and a rest', parts(300_000, 300_000, 1), []],
    ['a short one before full ones', parts(5, 300_000, 17), [`warning PART_SHORT ${BASE}`]],
    ['an empty one before full ones', parts(undefined, 300_000, 17), [`warning PART_SHORT ${BASE}`]],
    ['parts of any size, none full', parts(50, 40, 30), []],
    ['a file that is no delivery', reading([['may.csv', 300_000]]), []],
    ['copies made by a browser', reading([['1-20260603120501_consumedetailbillv2 (1).csv', 300_000]]), []],
  ])('%s', (_, from, expected) => {
    expect(found(from)).toEqual(expected);
  });

  it.each([
    [[1, 2, 3], undefined],
    [[0, 1, 2], undefined],
    [[3, 1, 2], undefined],
    [
      [1, 3, 6],
      ['2', '4', '5'],
    ],
    [[0, 2], ['1']],
    [[2, 3], ['1']],
  ])('numbers %j', (numbers, missing) => {
    const findings = new Findings(5);
    checkParts(reading(numbers.map((n) => [`1_2_consumeDetailBillV2_202605_${n}.csv.gz`, 9])), findings);
    expect(findings.result()[0]?.params.missing).toEqual(missing);
  });

  it('parts of two deliveries are told apart', () => {
    const names = ['1_2_consumeDetailBillV2_202605_1.csv', '1_3_consumeDetailBillV2_202605_2.csv'];
    expect(found(reading(names.map((name) => [name, 1])))).toEqual([
      'error PART_MISSING 1_3_consumedetailbillv2_202605',
    ]);
  });

  it('days of a daily delivery, an empty file being one', () => {
    const name = (day: string) => `d/1_2_consumeDetailBillV2_202605${day}.csv`;
    const days = reading([
      [name('30'), 5],
      [name('28'), undefined],
      [name('27'), 7],
    ]);
    expect(found(days)).toEqual(['warning DELIVERY_DAY_MISSING 2026-05-29']);
  });
});
