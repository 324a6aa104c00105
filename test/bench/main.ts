import { existsSync, mkdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import { writeBill } from '../../samples/generator/make-bill.ts';
import { type Contender, compare, report, runOnce } from './measure.ts';

/** `npm run bench`: makes its data, runs everything whole and alternating, prints medians with ratios. */

const DATA = 'test/bench/.data';
const NODE = process.execPath;
const OURS = 'dist/bin/bill-analyze.js';
const say = (text: string) => process.stdout.write(`${text}\n`);

async function bill(rows: number): Promise<string> {
  const path = `${DATA}/layout-a-${rows}.csv`;
  mkdirSync(DATA, { recursive: true });
  if (!existsSync(path))
    await writeBill(path, bigBill(LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>, rows, 1));
  return path;
}

function megabytes(path: string): number {
  return statSync(path).size / 1e6;
}

const small = await bill(2_000);
const medium = await bill(30_000);
const large = await bill(300_000);

say(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}\n`);

const start: Contender[] = [
  { name: 'node -e 0', command: [NODE, '-e', '0'] },
  { name: 'bill-analyze --help', command: [NODE, OURS, '--help'] },
  { name: 'bill-analyze, 2,000 rows', command: [NODE, OURS, small, '--format', 'table'] },
];
say(report('cold start', compare(start, 15)));

const byHand = {
  name: 'csv-parse by hand (floats)',
  command: [NODE, 'test/bench/csv-parse-by-hand.mjs', large],
};
const ours = { name: 'bill-analyze --by model', command: [NODE, OURS, large, '--by', 'model'] };
const read = compare([ours, byHand], 3);
say(`\n${report(`300,000 rows, ${megabytes(large).toFixed(0)} MB`, read)}`);
const wall = read.get(ours.name)?.wall ?? Number.NaN;
say(`\nbill-analyze reads ${(megabytes(large) / wall).toFixed(1)} MB/s`);

const tenth = runOnce({ name: 'a tenth', command: [NODE, OURS, medium, '--by', 'model'] });
say(
  `peak memory: ${tenth.memory.toFixed(0)} MB for 30,000 rows, ${read.get(ours.name)?.memory.toFixed(0)} MB for 300,000`,
);
