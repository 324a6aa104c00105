/** A sample read in the plainest way: an oracle that shares nothing with the code under test. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface PlainRow {
  /** `20260514` */
  readonly day: string;
  readonly started: string;
  readonly id: string;
  /** In units of 10⁻¹². */
  readonly payable: bigint;
  readonly listCost: bigint;
}

/** The rows of Model Studio of an upgraded bill. */
export function plainRows(path: string): PlainRow[] {
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  const [header = [], ...rows] = parse(text) as string[][];
  const at = (name: string) => header.findIndex((cell) => cell.endsWith(`/${name}`));
  return rows
    .filter((row) => row[at('产品Code')] === 'sfm')
    .map((row) => ({
      day: row[at('账单日期')] as string,
      started: row[at('服务开始时间')] as string,
      id: row[at('实例ID（出账粒度）')] as string,
      payable: units(row[at('应付金额（含税）')] as string),
      listCost: units(row[at('目录总价')] as string),
    }));
}

/** Sums by a text of the row; rows for which there is none are under ''. */
export function sums(
  rows: readonly PlainRow[],
  by: (row: PlainRow) => string | undefined,
  of: (row: PlainRow) => bigint = ({ payable }) => payable,
): Map<string, number> {
  const all = new Map<string, bigint>();
  for (const row of rows) all.set(by(row) ?? '', (all.get(by(row) ?? '') ?? 0n) + of(row));
  return new Map([...all].map(([key, sum]) => [key, nearest(sum)]));
}

const DECIMALS = 12;

function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return text.startsWith('-') ? -value : value;
}

/** The double that is nearest to an exact sum. */
function nearest(sum: bigint): number {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(DECIMALS + 1, '0');
  return Number(`${sum < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`);
}
