import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import { writeBill } from '../../samples/generator/make-bill.ts';
import { mustAgree } from './agree.ts';
import {
  byHand,
  commandLineTools,
  exactEngines,
  identitiesInSql,
  installPeers,
  OURS,
  ours,
  polars,
} from './contenders.ts';
import { type Contender, compare, report } from './measure.ts';
import { pages } from './page.ts';

/**
 * `npm run bench` makes its data, installs what it compares with, runs whole processes alternating and prints
 * medians with ratios. `npm run bench -- start small large gzip check growth page` picks parts.
 */

const DATA = 'test/bench/.data';
const NODE = process.execPath;
const say = (text: string) => process.stdout.write(`${text}\n`);
const parts = process.argv.slice(2);
const wanted = (part: string) => parts.length === 0 || parts.includes(part);
const cores = cpus();

async function bill(rows: number): Promise<string> {
  const path = `${DATA}/layout-a-${rows}.csv`;
  mkdirSync(DATA, { recursive: true });
  if (!existsSync(path))
    await writeBill(path, bigBill(LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>, rows, 1));
  return path;
}

function titled(rows: number, path: string): string {
  return `${rows.toLocaleString('en')} rows, ${(statSync(path).size / 1e6).toFixed(0)} MB`;
}

async function coldStart(): Promise<void> {
  const path = await bill(2_000);
  const contenders: Contender[] = [
    { name: 'node -e 0', command: [NODE, '-e', '0'] },
    { name: 'bill-analyze --help', command: [NODE, OURS, '--help'] },
    { name: 'bill-analyze, 2,000 rows', command: [NODE, OURS, path, '--format', 'table'] },
    {
      name: 'the same, --reader reference',
      command: [NODE, OURS, path, '--format', 'table', '--reader', 'reference'],
    },
  ];
  say(`${report('cold start', compare(contenders, 15))}\n`);
}

async function small(): Promise<void> {
  const path = await bill(300_000);
  installPeers();
  mustAgree(ours(path, 1), exactEngines(path));
  const reference = {
    name: 'bill-analyze --reader reference',
    command: [NODE, OURS, path, '--by', 'model', '--reader', 'reference'],
  };
  const fast = [ours(path, 2), ours(path, 1), ...exactEngines(path), polars(path), ...commandLineTools(path)];
  say(`${report(titled(300_000, path), compare(fast, 5))}\n`);
  say(`${report('the slow ones', compare([ours(path, 2), reference, ...byHand(path)], 3))}\n`);
}

async function large(): Promise<void> {
  const path = await bill(3_000_000);
  installPeers();
  mustAgree(ours(path, 2), exactEngines(path));
  const wc = commandLineTools(path).filter(({ name }) => name.startsWith('wc'));
  const contenders = [ours(path, 2), ours(path, 1), ...exactEngines(path), polars(path), ...wc];
  say(`${report(titled(3_000_000, path), compare(contenders, 5))}\n`);
}

async function gzip(): Promise<void> {
  const path = await bill(300_000);
  const zipped = `${path}.gz`;
  if (!existsSync(zipped)) execFileSync('sh', ['-c', `gzip -c ${path} > ${zipped}`]);
  const inflate = {
    name: 'gzip -dc to /dev/null',
    command: ['sh', '-c', `gzip -dc ${zipped} > /dev/null`],
    input: zipped,
  };
  say(`${report('gzip, 300,000 rows', compare([inflate, ours(zipped, 1)], 5))}\n`);
}

/** `check` beside the plain report, and beside its row identities written as SQL. */
async function checks(): Promise<void> {
  const path = await bill(300_000);
  installPeers();
  const plain = { name: 'the plain report', command: [NODE, OURS, path, '--format', 'table'], input: path };
  const check = {
    name: 'bill-analyze check',
    command: [NODE, OURS, 'check', path, '--format', 'table'],
    input: path,
  };
  say(`${report('check, 300,000 rows', compare([plain, check, identitiesInSql(path)], 5))}\n`);
}

/** From a thousand groups to hundreds of thousands: minutes multiply the groups of the same rows. */
async function growth(): Promise<void> {
  const path = await bill(300_000);
  const by = (dimensions: string): Contender => ({
    name: `--by ${dimensions}`,
    command: [
      NODE,
      OURS,
      path,
      '--by',
      dimensions,
      '--measure',
      'payable',
      '-o',
      '/dev/null',
      '--format',
      'csv',
    ],
  });
  say(
    `${report('groups, 300,000 rows', compare([by('model'), by('day,model,api-key'), by('minute,model,api-key,type')], 3))}\n`,
  );
}

/** Somewhat more rows than groups: some share key, model, price and hour. */
const PAGE_ROWS = 107_500;

async function page(): Promise<void> {
  const path = await bill(PAGE_ROWS);
  say(`${await pages(path, titled(PAGE_ROWS, path))}\n`);
}

say(`Node ${process.version}, ${cores.length} cores, ${cores[0]?.model ?? 'unknown processor'}\n`);
if (wanted('start')) await coldStart();
if (wanted('small')) await small();
if (wanted('large')) await large();
if (wanted('gzip')) await gzip();
if (wanted('check')) await checks();
if (wanted('growth')) await growth();
if (wanted('page')) await page();
