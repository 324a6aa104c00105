import { expect } from 'vitest';
import { type Problem, readBill, rollup } from '../../../src/index.ts';
import type { Folder } from '../files/temporary-folder.ts';
import { ENGINES, type EngineName } from './engines.ts';

/** A bill of three rows; the middle one has the cells of a test, on line 3. */
const CELLS = {
  '实例ID（出账粒度）': '5000001;llm-demo0001;qwen-max;input_token;;0',
  抵扣前用量: '1.0',
  抵扣用量: '1.0',
  用量: '1.0',
  用量单位: 'tokens',
  目录总价: '1.0',
  优惠金额: '1.0',
  优惠券抵扣金额: '1.0',
  订阅抵扣目录总价: '1.0',
  抹零: '1.0',
  '应付金额（含税）': '1.0',
  代金券抵扣金额: '1.0',
  现金支付: '1.0',
  储值卡支付金额: '1.0',
  欠费金额: '1.0',
  定价币种: 'CNY',
} as const;
export type BillColumn = keyof typeof CELLS;

/** Columns of amounts, each with the measure that it is summed to. */
export const AMOUNT_COLUMNS = {
  抵扣前用量: 'consumed',
  抵扣用量: 'deducted',
  用量: 'billed',
  目录总价: 'list_cost',
  优惠金额: 'discount',
  优惠券抵扣金额: 'coupon',
  订阅抵扣目录总价: 'savings_plan',
  抹零: 'rounding',
  '应付金额（含税）': 'payable',
  代金券抵扣金额: 'voucher',
  现金支付: 'cash',
  储值卡支付金额: 'prepaid',
  欠费金额: 'outstanding',
} as const satisfies Partial<Record<BillColumn, string>>;
export type AmountColumn = keyof typeof AMOUNT_COLUMNS;

const ONE = 10n ** 18n;

/** What became of the middle row: its amount beside the neighbours' two, or why it was refused. */
export type Fate = { readonly value: bigint } | { readonly refused: Problem };

/** Reads `text` as an amount of a bill with both engines, which must agree. */
export async function fateOf(folder: Folder, column: AmountColumn, text: string): Promise<Fate> {
  const cells = { ...CELLS, [column]: text };
  const rows = [Object.keys(CELLS), Object.values(CELLS), Object.values(cells), Object.values(CELLS)];
  const path = folder.write('one-row.csv', rows.map((row) => `${row.map(quoted).join(',')}\n`).join(''));
  const fate = await fateBy('fast', path, column);
  expect(await fateBy('reference', path, column)).toEqual(fate);
  return fate;
}

/** Throws when any other row is touched or any row is lost. */
async function fateBy(engine: EngineName, path: string, column: AmountColumn): Promise<Fate> {
  const refused: Problem[] = [];
  const onReject = (problem: Problem) => refused.push(problem);
  const cube = await readBill([path], { by: [], onReject, engine: ENGINES[engine]() });
  const sum = rollup(cube, [])[0]?.measures[AMOUNT_COLUMNS[column]] ?? 0n;
  const { rowsRead, counted, rejected } = cube.proof;
  if (rowsRead !== 3 || counted + rejected !== 3 || rejected !== refused.length)
    throw new Error('lost a row');
  const [problem] = refused;
  if (problem === undefined) return { value: sum - 2n * ONE };
  if (sum !== 2n * ONE) throw new Error('a refused row was added, or a good one was not');
  return { refused: problem };
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
