import { type CleanBill, type Kind, type PollutionCase, rawCells, withRow } from './clean.ts';

/** Amounts that are no numbers, or that two readers read as two numbers, in every amount cell that matters. */

const COLUMNS: readonly string[] = [
  '用量信息/抵扣前用量',
  '用量信息/抵扣用量',
  '用量信息/用量',
  '费用信息/目录总价',
  '优惠信息/优惠金额',
  '优惠券抵扣信息/优惠券抵扣金额',
  '应付信息/应付金额（含税）',
  '用量',
  '目录总价',
  '优惠金额',
  '优惠券抵扣金额',
  '应付金额',
];

/** Cells that a reader may leave unread: refusing is allowed, a wrong total is not. */
const MAYBE_READ: readonly string[] = [
  '定价信息/官网目录价',
  '优惠信息/优惠后金额',
  '目录价',
  '优惠后金额',
  '资源包抵扣量',
  '节省计划抵扣目录总价',
  '代金券抵扣金额',
];

const NO_NUMBERS: readonly string[] = [
  'abc',
  '1,5',
  '1.234,5',
  '0x10',
  '0b11',
  '1_000',
  'NaN',
  'Infinity',
  '-Infinity',
  '−5',
  '１２',
  '٣',
  '1.2.3',
  '--5',
  '+-5',
  '5-',
  '1e',
  'e5',
  '1e5e5',
  '1 000',
  '1\u00a0000',
  "1'000",
  '5%',
  '(5)',
  '1/2',
  '.',
  '1,23,456',
  '12,34',
  '0,0',
  '=1+1',
  '#REF!',
  'true',
  '5"',
];

/** What some read as nothing: no harm only where nothing is the truth. */
const NOTHINGS: readonly string[] = ['-', 'N/A', 'null', 'None', '#DIV/0!'];

/** Other spellings of the true value, and the empty cell: exact or refused. */
const SPELLINGS: readonly ((truth: string) => string)[] = [
  () => '',
  () => ' ',
  (truth) => ` ${truth} `,
  (truth) => `${truth}\t`,
  (truth) => `+${truth}`,
  (truth) => `00${truth}`,
  (truth) => `¥${truth}`,
  (truth) => `${truth}元`,
  (truth) => `${truth}e0`,
  (truth) => `${truth.includes('.') ? truth : `${truth}.`}${'0'.repeat(40)}`,
  (truth) => truth.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (truth) => `'${truth}`,
];

export function* amountCases(clean: CleanBill): Generator<PollutionCase> {
  for (const row of sampleRows(clean)) {
    for (const [index, header] of clean.headers.entries()) {
      const read = COLUMNS.includes(header);
      if (!read && !MAYBE_READ.includes(header)) continue;
      yield* cellCases(clean, row, index, read && clean.counted[row] === true);
    }
  }
}

/** Four rows: the first two, the last that is counted, and the one left aside. */
function sampleRows(clean: CleanBill): number[] {
  return [0, 1, clean.counted.lastIndexOf(true), clean.counted.indexOf(false)];
}

function* cellCases(clean: CleanBill, row: number, index: number, read: boolean): Generator<PollutionCase> {
  const truth = clean.rows[row]?.[index] as string;
  const aside = clean.counted[row] === false;
  const made = (cell: string, kind: Kind): PollutionCase => ({
    name: `amount ${JSON.stringify(cell)} in ${clean.headers[index]} of row ${row + 1}`,
    kind: aside ? 'harmless' : kind,
    bytes: withRow(clean, row, rawCells((clean.rows[row] as string[]).with(index, cell)).join(',')),
    damagedLine: row + 2,
  });
  for (const cell of NO_NUMBERS) yield made(cell, read ? 'harmful' : 'either');
  for (const cell of NOTHINGS) yield made(cell, read && truth !== '0' ? 'harmful' : 'either');
  for (const spell of SPELLINGS) yield made(spell(truth), 'either');
}
