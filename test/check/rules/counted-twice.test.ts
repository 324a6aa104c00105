/** Files that hold the same lines where no line id tells it. Both bills are written by the generator. */
import { describe, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../../samples/generator/big-bill.ts';
import type { Layout } from '../../../samples/generator/layout.ts';
import { billBytes } from '../../../samples/generator/make-bill.ts';
import { csv, FINAL_NAME, wholeMonth } from '../bill.ts';
import { checked, type NamedFile } from '../checking.ts';

const bytes = (layout: string, seed: number) =>
  billBytes(bigBill(LAYOUTS[layout] as Layout, 300, seed)).bytes;
const SUMMARY = FINAL_NAME.replace('v2.csv', 'v2daysummary.csv');
const MAY = wholeMonth();
const WITHOUT_IDS = (from: number, to: number) => csv(MAY.slice(from, to), ['line']);
const PART = '1000000000000001_26842_consumeDetailBillV2_202605_';

async function twice(files: readonly NamedFile[], remembers = true) {
  const { findings, cube } = await checked(files, { remembers });
  return { found: findings.filter(({ code }) => code === 'COUNTED_TWICE'), cube };
}

describe('the same lines in two files', () => {
  it.each([
    ['a day summary beside the detail', [FINAL_NAME, bytes('A', 7)], [SUMMARY, bytes('B', 7)]],
    ['the other way round', [SUMMARY, bytes('B', 7)], [FINAL_NAME, bytes('A', 7)]],
  ] as const)('%s', async (_, one, other) => {
    const { found } = await twice([one, other]);
    expect(found.map(({ severity, subject }) => [severity, subject])).toContainEqual(['warning', SUMMARY]);
  });

  it('a day of a delivery beside a summary of the month', async () => {
    const day = [
      '1000000000000001_26842_consumeDetailBillV2_20260514.csv',
      csv(MAY.slice(13 * 24, 14 * 24)),
    ] as const;
    const { found } = await twice([day, [SUMMARY, csv(MAY, ['line', 'started'])]]);
    expect(found.map(({ subject }) => subject)).toEqual([SUMMARY]);
  });

  it('counts its rows and adds up its cost', async () => {
    const flat = ['flat.csv', csv(MAY, ['line', 'owner', 'steps'])] as const;
    const { found, cube } = await twice([[FINAL_NAME, csv(MAY)], flat]);
    // One row in seven is free, the others cost 0.004: 107 of them here.
    const free = MAY.filter(({ payable }) => payable === '0').length;
    expect(found).toMatchObject([
      { subject: 'flat.csv', rows: 744, cost: BigInt(744 - free) * 4n * 10n ** 15n, currency: 'CNY' },
    ]);
    expect(cube.proof.counted).toBe(2 * 744);
  });
});

describe('honest files', () => {
  it.each([
    ['weeks without ids', ['1.csv', WITHOUT_IDS(0, 168)], ['2.csv', WITHOUT_IDS(168, 336)]],
    ['pieces that end within a day', ['1.csv', WITHOUT_IDS(0, 180)], ['2.csv', WITHOUT_IDS(180, 700)]],
    [
      'parts of a delivery',
      [`${PART}1.csv`, WITHOUT_IDS(0, 400)],
      [`${PART}2.csv`, csv(MAY.slice(0, 400), ['line', 'owner'])],
    ],
    ['two exports with ids', [FINAL_NAME, csv(MAY)], ['older.csv', csv(MAY.slice(0, 300))]],
    ['a file cut in two by hand', ['odd.csv', csv(odd(1))], ['even.csv', csv(odd(0))]],
    ['other models', [FINAL_NAME, bytes('A', 7)], [SUMMARY, csv(models(), ['line'])]],
  ] as const)('%s', async (_, one, other) => {
    expect((await twice([one, other])).found).toEqual([]);
  });

  it('a single file', async () => {
    expect((await twice([[SUMMARY, bytes('B', 7)]])).found).toEqual([]);
  });
});

function odd(rest: number) {
  return MAY.filter((_, n) => n % 2 === rest);
}

function models() {
  return MAY.map((row) => ({ ...row, id: '5000001;llm-z;other;input_token;;0' }));
}
