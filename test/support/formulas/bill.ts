import {
  costTable,
  DIMENSIONS,
  namesDimensions,
  readBill,
  readNames,
  type Table,
} from '../../../src/index.ts';
import type { Folder } from '../files/temporary-folder.ts';
import { PAYLOADS } from './payloads.ts';
import { amountsOf } from './tables.ts';

/** A bill and a names file written by someone hostile, read as any other. */

const HEADERS = [
  ...[
    '资源归属账号ID',
    '账单月份',
    '费用类型',
    '产品Code',
    '商品Code',
    '计费项Code',
    '实例ID（出账粒度）',
    '地域Code',
  ],
  ...['实例标签', '用量', '用量单位', '目录总价', '应付金额（含税）', '定价币种'],
];
const NAMES_HEADER = ['id', 'name', '=1+1', '+1+1', "@cmd|' /C calc'!A0", 'a;=1+1', '＝1+1', 'team'];

export interface HostileTables {
  readonly rows: Table;
  readonly pivot: Table;
}

/** The table by every dimension that there is, and a pivot by model; a row of the bill for each payload. */
export async function hostileBill(folder: Folder): Promise<HostileTables> {
  const bill = folder.write('bill.csv', csv([HEADERS, ...PAYLOADS.map((_, index) => billRow(index))]));
  const names = await readNames(folder.write('names.csv', csv([NAMES_HEADER, ...PAYLOADS.map(namesRow)])));
  const by = [...DIMENSIONS, ...namesDimensions(names)].map(({ option }) => option);
  const cube = await readBill([bill], { by: [...by, 'tag:team', 'tag:=1+1'], names });
  if (cube.proof.counted !== PAYLOADS.length) throw new Error('rows of the hostile bill were not counted');
  const measures = ['list_cost', 'payable'];
  return {
    rows: costTable(cube, { dimensions: cube.dimensions, measures }),
    pivot: costTable(cube, { dimensions: ['billing_month'], pivot: 'model', measures: ['payable'] }),
  };
}

function billRow(index: number): string[] {
  const payload = (step: number) => PAYLOADS[(index + step) % PAYLOADS.length] as string;
  const [, , list = '', payable = ''] = amountsOf(index + 1);
  const id = `${keyOf(index)};llm-demo;${payload(0)};${payload(1)};${payload(2)};0`;
  const tags = `key:team value:${payload(3)}; key:=1+1 value:${payload(4)}`;
  const start = [payload(5), '202605', payload(6), 'sfm', payload(7), payload(8), id, payload(9), tags];
  return [...start, '-1.5', payload(10), list, payable, payload(11)];
}

function namesRow(payload: string, index: number): string[] {
  return [keyOf(index), ...NAMES_HEADER.slice(1).map(() => payload)];
}

function keyOf(index: number): string {
  return String(5_000_001 + index);
}

function csv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
}
