import { gzipSync, zipSync } from 'fflate';
import { headerRow, PLAIN_CSV, rowWriter } from './csv.ts';
import { encodeFile } from './encode.ts';
import { tally } from './expected.ts';
import { factsOf } from './layout.ts';
import { LAYOUT_A } from './layout-a.ts';
import { LAYOUT_C } from './layout-c.ts';
import { type BillOptions, billBytes, billLines } from './make-bill.ts';
import type { Line } from './model.ts';
import { ACCOUNTS } from './names.ts';
import { ABROAD, MAINLAND, type Sample, UNTOLD } from './sample.ts';

/** Samples of several files, packed files, and two markets in one file. */
export function packedSamples(): Sample[] {
  return [gzipped(), splitZip(), delivery(), twoCurrencies()];
}

/** Packed files carry one fixed time, so that the bytes never change. */
const MTIME = '2026-06-03T04:00:00Z';
const MAY: Omit<BillOptions, 'rows' | 'seed'> = { layout: LAYOUT_A, month: '2026-05', market: MAINLAND };

function gzipped(): Sample {
  const { bytes, expected } = billBytes({ ...MAY, rows: 80, seed: 19 });
  const file = 'mainland-202605.csv.gz';
  const packed = gzipSync(bytes, { mtime: MTIME, level: 9 });
  const about = 'Layout A in gzip';
  return { input: file, about, layout: 'A', final: UNTOLD, files: [[file, packed]], expected };
}

/** Three parts in one zip, as deliveries are split; the last line of one part is the first of the next. */
function splitZip(): Sample {
  const lines = [...billLines({ ...MAY, rows: 120, seed: 20 })];
  const name = '1000000000000001_26842_consumeDetailBillV2_202605';
  const parts = [lines.slice(0, 50), lines.slice(49, 90), lines.slice(90)];
  const entries = parts.map((part, index) => [`${name}_${index + 1}.csv`, csvBytes(part)] as const);
  const counted = tally(factsOf(LAYOUT_A), LAYOUT_A.tax);
  for (const line of lines) counted.count(line);
  counted.duplicate();
  return {
    input: `${name}.zip`,
    about: 'Layout A as a delivery: three CSVs in a zip, one line in two of them',
    layout: 'A',
    final: UNTOLD,
    files: [[`${name}.zip`, zipSync(Object.fromEntries(entries), { mtime: MTIME, level: 9 })]],
    expected: counted.expected(),
  };
}

/** A delivery folder: a file a day, and one empty placeholder. */
function delivery(): Sample {
  const lines = [...billLines({ ...MAY, layout: LAYOUT_C, rows: 90, seed: 21, days: 2 })];
  const name = (day: string) => `delivery/1000000000000001_26842_consumeDetailBillV2_202605${day}.csv`;
  const [half, counted] = [
    lines.findIndex((line) => line.start >= (lines[0] as Line).start + 1_440),
    newTally(),
  ];
  for (const line of lines) counted.count(line);
  return {
    input: 'delivery',
    about: 'Layout C as a delivery folder: one file a day and an empty placeholder',
    layout: 'C',
    final: UNTOLD,
    files: [
      [name('01'), csvBytes(lines.slice(0, half), LAYOUT_C)],
      [name('02'), csvBytes(lines.slice(half), LAYOUT_C)],
      [name('03'), new Uint8Array(0)],
    ],
    expected: counted.expected(),
  };
}

function newTally() {
  return tally(factsOf(LAYOUT_C), LAYOUT_C.tax);
}

/** A mainland account in CNY and an international one in USD, in the same file. */
function twoCurrencies(): Sample {
  const abroad = { ...ABROAD, accounts: [ACCOUNTS.second] };
  const lines = [
    ...billLines({ ...MAY, rows: 60, seed: 22 }),
    ...billLines({ ...MAY, rows: 50, seed: 23, market: abroad }),
  ];
  const counted = tally(factsOf(LAYOUT_A), LAYOUT_A.tax);
  for (const line of lines) counted.count(line);
  const file = 'two-currencies-202605.csv';
  return {
    input: file,
    about: 'Layout A with two accounts, one in CNY and one in USD: two totals, never one',
    layout: 'A',
    final: UNTOLD,
    files: [[file, csvBytes(lines)]],
    expected: counted.expected(),
  };
}

function csvBytes(lines: readonly Line[], layout = LAYOUT_A): Buffer {
  const text = headerRow(layout, PLAIN_CSV) + lines.map(rowWriter(layout, PLAIN_CSV)).join('');
  return encodeFile(text, 'utf8-bom');
}
