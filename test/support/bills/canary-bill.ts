/** A bill in which everything that identifies someone is a text found nowhere else. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { csv } from '../../cli/commands/report/hand-bill.ts';
import { MAY } from '../files/samples.ts';

/** Text that no bill has; with a number, so that a hit says which one it is. */
const MARK = 'zqcanary';
const KEYS = ['7310457', '7310458'];
const WORKSPACES = ['llm-zqcanaryws1', 'ws-zqcanaryws2'];
const ACCOUNT = '7391537739153773';
const ORDER = '7391538839153';
const OPAQUE = 'zqcanary-job-77';

/** Case does not hide a canary, nor do the escapes of JSON and of a screen. */
export const CANARIES: readonly RegExp[] = [
  new RegExp(MARK, 'i'),
  ...[...KEYS, ACCOUNT, ORDER].map((digits) => new RegExp(digits)),
];

export interface CanaryFiles {
  readonly folder: string;
  readonly bill: string;
  readonly names: string;
  readonly badNames: string;
  /** The same lines in another export. */
  readonly copy: string;
  /** The same lines again, one of them with another amount. */
  readonly changed: string;
  /** A part of a delivery whose other parts are missing, named for an account. */
  readonly delivered: string;
  /** Rows that are rejected for each reason that quotes a cell, canaries in all of them. */
  readonly bad: string;
  /** Not a bill: its first line is a canary. */
  readonly garbage: string;
  readonly key: string;
  readonly opaque: string;
  readonly tags: string;
}

/** Columns whose text identifies someone, by the end of their header. */
const IDENTIFYING =
  /(?:明细ID|订单号|客户名称|账号|资源ID|资源名称|规格|优惠详情|优惠券抵扣详情|订阅抵扣详情|时长详情|计费规则说明|计费辅助信息|服务主体)$/;

export function canaryFiles(root: string): CanaryFiles {
  const folder = join(root, `${MARK}-folder`);
  mkdirSync(folder);
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const rows = canaryRows();
  const names = [
    ['id', 'name', 'team', '成本中心'],
    [KEYS[0], `${MARK}-key-name`, `${MARK}-team`, `${MARK}-中心`],
    [WORKSPACES[0], `${MARK}-ws-name`, `${MARK}-team2`, ''],
  ] as string[][];
  return {
    folder,
    bill: file(`${ACCOUNT}-20260603120501_202605_consumedetailbillv2.csv`, csv(rows)),
    names: file(`${MARK}-names.csv`, csv(names)),
    copy: file(`${ACCOUNT}-20260603120502_202605_consumedetailbillv2.csv`, csv(rows)),
    changed: file(`${ACCOUNT}-20260603120503_202605_consumedetailbillv2.csv`, csv(withAnother(rows))),
    delivered: file(`${ACCOUNT}_${ORDER}_consumeDetailBillV2_202605_3.csv`, csv(rows)),
    badNames: file(`${MARK}-names2.csv`, csv([...names, names[1] as string[]])),
    bad: file(`${ACCOUNT}_1_bad.csv`, csv(badRows(rows))),
    garbage: file(`${MARK}.csv`, `${MARK},${KEYS[0]},${ACCOUNT}\n1,2,3\n`),
    key: KEYS[0] as string,
    opaque: OPAQUE,
    tags: file(`${MARK}-tags.csv`, csv(withTags(rows))),
  };
}

/** The month of the samples, a line of each thing that is billed, its identities replaced. */
function canaryRows(): string[][] {
  const [header = [], ...all] = parse(readFileSync(MAY, 'utf8').replace(/^\ufeff/, '')) as string[][];
  const id = header.findIndex((cell) => cell.endsWith('实例ID（出账粒度）'));
  const rows = all.filter((row, n) => all.findIndex((each) => each[id] === row[id]) === n);
  const replaced = rows.map((row, n) =>
    row.map((cell, column) => canaryCell(header[column] as string, cell, n)),
  );
  return [header, ...replaced];
}

function canaryCell(header: string, cell: string, row: number): string {
  if (header.endsWith('账号ID')) return ACCOUNT;
  if (header.endsWith('实例ID（出账粒度）')) return canaryId(cell, row);
  return IDENTIFYING.test(header) ? `${MARK}-${row}` : cell;
}

function canaryId(id: string, row: number): string {
  const pick = (list: readonly string[]) => list[row % list.length] as string;
  if (!/(?:^|;)(?:llm|ws)-/.test(id)) return id === '' ? id : OPAQUE;
  if (row % 17 === 0)
    return `${ORDER};ZHIPU/GLM-5.3;${KEYS[0]};${WORKSPACES[1]};ap-southeast-1;international;output_tokens;item`;
  return id.replace(/^\d+/, pick(KEYS)).replace(/(^|;)(?:llm|ws)-[^;]+/, `$1${pick(WORKSPACES)}`);
}

function badRows([header = [], ...rows]: string[][]): string[][] {
  const column = (name: string) => header.findIndex((cell) => cell.endsWith(name));
  const broken = (name: string, text: string) => (row: readonly string[]) => row.with(column(name), text);
  const faults = [
    broken('/应付金额（含税）', `${MARK}-amount`),
    broken('/目录总价', ''),
    broken('/账单月份', `${MARK}-month`),
    broken('/账单日期', ACCOUNT),
    broken('/服务开始时间', `${KEYS[0]} ${MARK}`),
    broken('/优惠金额', `$${ACCOUNT}`),
    broken('/计费规则说明', `${MARK}`.repeat(40_000)),
    (row: readonly string[]) => [...row, `${MARK}-more`],
    (row: readonly string[]) => row.slice(1),
    (row: readonly string[]) => row.map(() => MARK),
  ];
  return [header, ...rows.slice(0, 20), ...faults.map((fault, n) => fault(rows[n + 20] as string[]))];
}

function withAnother([header = [], first = [], ...rows]: string[][]): string[][] {
  const usage = header.findIndex((cell) => cell.endsWith('/用量'));
  return [header, first.with(usage, '123.456'), ...rows];
}

function withTags([header = [], ...rows]: string[][]): string[][] {
  const tagged = rows.map((row, n) => [...row, `key:team value:${MARK}-${n % 3}; key:env value:${MARK}`]);
  return [[...header, '资源信息/实例标签'], ...tagged];
}
