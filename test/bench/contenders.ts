import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Contender } from './measure.ts';

const PEERS = 'test/bench/peers';
const NODE = process.execPath;
export const OURS = 'dist/bin/bill-analyze.js';

/** The question: tokens and payable by API key, workspace, model, type, channel, currency and unit. */
const QUESTION = [
  '--by',
  'api-key,workspace,model,type,channel,unit',
  '--measure',
  'rows,tokens,payable',
  '--all-products',
];

export function ours(path: string, workers: number): Contender {
  const name = `bill-analyze, ${workers} worker${workers === 1 ? '' : 's'}`;
  return {
    name,
    command: [NODE, OURS, path, ...QUESTION, '--workers', String(workers), '--format', 'json'],
    input: path,
  };
}

/** Installs the other engines, once, where only the benchmark sees them. */
export function installPeers(): void {
  if (existsSync(`${PEERS}/node_modules`)) return;
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', PEERS], {
    stdio: 'ignore',
  });
}

function peer(name: string, script: string, path: string, node = NODE): Contender {
  return { name, command: [node, `${PEERS}/${script}.mjs`, path], input: path };
}

/** Engines that add exactly; what they print is compared with ours to the last digit. */
export function exactEngines(path: string): Contender[] {
  return [peer('ClickHouse (chDB)', 'chdb', path), peer('DuckDB', 'duckdb', path)];
}

/** The identities that `check` proves, as SQL over the file. */
export function identitiesInSql(path: string): Contender {
  return peer('DuckDB, the identities alone in SQL', 'duckdb-check', path);
}

/** Polars wants a newer Node than ours, which npm's package `node` brings. */
export function polars(path: string): Contender {
  return peer('Polars (floats, not exact)', 'polars', path, `${PEERS}/node_modules/node/bin/node`);
}

export function byHand(path: string): Contender[] {
  return [
    peer('csv-parse by hand (floats)', 'csv-parse', path),
    peer('PapaParse by hand (floats)', 'papaparse', path),
  ];
}

/** Miller and mawk read this CSV only as far as they go: Miller adds floats, mawk does not know quotes. */
export function commandLineTools(path: string): Contender[] {
  const id = '资源信息/实例ID（出账粒度）,用量信息/用量单位,定价信息/定价币种';
  const sums = '用量信息/抵扣前用量,应付信息/应付金额（含税）';
  const all: Contender[] = [
    {
      name: 'Miller (floats)',
      command: ['mlr', '--icsv', '--ojson', 'stats1', '-a', 'sum', '-f', sums, '-g', id, path],
    },
    {
      name: 'mawk, splitting at every comma (wrong columns)',
      command: ['mawk', '-F,', '{ n[$25]++ } END { print length(n) }', path],
    },
    { name: 'wc -l (reading alone)', command: ['wc', '-l', path] },
  ];
  return all
    .filter(({ command }) => isInstalled(command[0] as string))
    .map((each) => ({ ...each, input: path }));
}

function isInstalled(program: string): boolean {
  return ['/usr/bin', '/usr/local/bin', '/bin'].some((folder) => existsSync(`${folder}/${program}`));
}
