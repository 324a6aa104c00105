/**
 * Reads one hostile file in a process of its own, so that its work and memory are its own, and writes what it came
 * to as JSON: `node hostile-child.js CASE`.
 */
import { readFileSync } from 'node:fs';
import { readFile } from '../../../src/read/files/read-file.ts';
import { type Item, RecordSplitter } from '../../../src/read/text/records.ts';
import { BillError, type Problem } from '../../../src/words/problem.ts';
import { rounds } from '../../support/setup/effort.ts';
import { countWork } from './work.ts';

const HEADER = '账单月份,产品Code,实例ID,用量,用量单位,目录总价,应付金额\n';
const ROW = '202605,sfm,5000001;llm-a;qwen-plus;input_token;;0,1.5,千tokens,0.003,0.0024\n';
const WIDE = 1_000_000;
const MB = 1_000_000;
/** More than the process may have. */
const ENDLESS = rounds(200, 600) * MB;

/** Not a file: what is asked of a record that stays open; its scale is the number of lines. */
const OPEN_RECORD = 'a record that stays open';

type Chunks = Iterable<Buffer>;

/** `first`, then `piece` again and again, in chunks of about `size` bytes. */
function* endless(first: string, piece: string, bytes: number, size = 1 << 16): Generator<Buffer> {
  yield Buffer.from(first);
  const chunk = Buffer.from(piece.repeat(Math.max(1, Math.floor(size / piece.length))));
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
}

const once = (text: string): Chunks => [Buffer.from(text)];
const line = (cells: number) => `${'1,'.repeat(cells - 1)}1\n`;
const quotesAndRow = (quotes: string, times = 5000) => quotes.repeat(times) + ROW;

/** What is read, by name; `scale` makes it longer where growth is looked at. */
const CASES: Readonly<Record<string, (scale: number) => Chunks>> = {
  'unclosed quote without a line end': () => endless(`${HEADER}${ROW}"`, 'a', ENDLESS),
  'unclosed quote before the header': () => endless('"', 'a', ENDLESS),
  'unclosed quote and lines of text': () => endless(`${HEADER}${ROW}"`, `${'a'.repeat(999)}\n`, ENDLESS),
  'unclosed quote and good rows': () => endless(`${HEADER}${ROW}"`, ROW, rounds(3, 30) * MB),
  'columns in a header of no bill': () => once(`${'a,'.repeat(WIDE)}\n${line(WIDE)}`),
  'columns in a header': () => once(`${HEADER.trim()}${',a'.repeat(WIDE)}\n${line(WIDE)}`),
  'columns in a row': () => once(`${HEADER}${ROW}${line(WIDE)}${ROW}`),
  'columns in a row below the limit of a record': () => once(`${HEADER}${ROW}${line(WIDE / 2)}${ROW}`),
  'field of 1 MiB': () => once(`${HEADER}${ROW}${ROW.replace('sfm', 's'.repeat(1 << 20))}${ROW}`),
  'field of 300 kB': () => once(`${HEADER}${ROW}${ROW.replace('sfm', 's'.repeat(300_000))}${ROW}`),
  'quotes only': () => endless(HEADER + ROW, '"', ENDLESS),
  'quote on every line': () => endless(HEADER + ROW, '"\n', ENDLESS),
  'line of 1 MB in chunks of 64 bytes': () => endless(HEADER + ROW, 'a', 20 * MB, 64),
  'no line end at all in chunks of 1 byte': () => endless('', 'a', 2 * MB, 1),
  'quotes on lines of their own': (scale) => endless(HEADER, quotesAndRow('"\n'), (scale * MB) / 4),
  'three quotes on lines of their own': (scale) => endless(HEADER, quotesAndRow('"""\n'), (scale * MB) / 4),
  'quotes inside bare cells': (scale) => endless(HEADER, quotesAndRow('a"b,c\n'), (scale * MB) / 4),
  'even numbers of quotes inside bare cells': (scale) =>
    endless(HEADER, quotesAndRow(`a"b"${'c'.repeat(200)}\n`, 100), scale * rounds(100_000, 400_000), 4096),
  'a quote that opens for a megabyte, over and over': (scale) =>
    endless(HEADER, `"\n${ROW.repeat(20_000)}`, scale * rounds(1, 2) * MB, 4096),
};

export interface HostileResult {
  readonly code: string | undefined;
  readonly line: number | undefined;
  readonly rejected: number;
  readonly counted: number;
  /** Bytes that were asked for. */
  readonly bytes: number;
  /** What was done: see {@link countWork}. */
  readonly work: number;
  /** The most memory the process has had, in MB. */
  readonly memory: number;
}

async function read(chunks: Chunks): Promise<Omit<HostileResult, 'memory' | 'work'>> {
  let bytes = 0;
  let first: Problem | undefined;
  const onReject = (problem: Problem) => {
    first ??= problem;
  };
  const open = async function* () {
    for (const chunk of chunks) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  const source = { name: 'hostile.csv', open };
  const answer = await readFile(source, { keys: ['instanceId'], onReject }).catch((error: unknown) => {
    if (!(error instanceof BillError)) throw error;
    first ??= error.problem;
  });
  const { rejected = 0, counted = 0 } = answer?.counts ?? {};
  return { code: first?.code, line: first?.line, rejected, counted, bytes };
}

/** A quote that opens a record, then lines, each of them asked for as if nothing came for a while. */
function readOpen(lines: number): Omit<HostileResult, 'memory' | 'work'> {
  const splitter = new RecordSplitter({ delimiter: ',', width: 3, maxRecord: 1 << 20, carriage: false });
  const items: Item[] = [];
  let bytes = 0;
  for (let n = 0; n <= lines; n++) {
    const text = Buffer.from(n === 0 ? '"\n' : 'a,b,c\n');
    bytes += text.length;
    for (const item of [...splitter.push(text), ...splitter.flush()]) items.push(item);
  }
  for (const item of splitter.end()) items.push(item);
  const inOrder = items.every(({ line }, index) => line === index + 1);
  const faults = items.filter((item) => 'fault' in item);
  const counted = inOrder ? items.length - faults.length : 0;
  return { code: faults[0]?.fault, line: faults[0]?.line, rejected: faults.length, counted, bytes };
}

const [name = '', ...scales] = process.argv.slice(2);
const make = CASES[name];
if (make === undefined && name !== OPEN_RECORD) throw new Error(`no case ${name}`);
const counter = await countWork();
const results: HostileResult[] = [];
for (const scale of scales.length === 0 ? [1] : scales.map(Number)) {
  const result = make === undefined ? readOpen(scale) : await read(make(scale));
  const memory = peakMemory();
  results.push({ ...result, work: await counter.take(), memory });
}
process.stdout.write(JSON.stringify(results));

/** In MB, of this program alone: what the system tells of a process begins with the size of the one that started it. */
function peakMemory(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
