/**
 * Reads one hostile file in a process of its own, so that its time and memory are its own, and writes what it came
 * to as JSON: `node hostile-child.js CASE`.
 */
import { readFile } from '../../../src/read/files/read-file.ts';
import { BillError, type Problem } from '../../../src/words/problem.ts';

const HEADER = '账单月份,产品Code,实例ID,用量,用量单位,目录总价,应付金额\n';
const ROW = '202605,sfm,5000001;llm-a;qwen-plus;input_token;;0,1.5,千tokens,0.003,0.0024\n';
const WIDE = 1_000_000;
const MB = 1_000_000;

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
  'unclosed quote without a line end': () => endless(`${HEADER}${ROW}"`, 'a', 600 * MB),
  'unclosed quote before the header': () => endless('"', 'a', 600 * MB),
  'unclosed quote and lines of text': () => endless(`${HEADER}${ROW}"`, `${'a'.repeat(999)}\n`, 600 * MB),
  'unclosed quote and good rows': () => endless(`${HEADER}${ROW}"`, ROW, 30 * MB),
  'columns in a header of no bill': () => once(`${'a,'.repeat(WIDE)}\n${line(WIDE)}`),
  'columns in a header': () => once(`${HEADER.trim()}${',a'.repeat(WIDE)}\n${line(WIDE)}`),
  'columns in a row': () => once(`${HEADER}${ROW}${line(WIDE)}${ROW}`),
  'columns in a row below the limit of a record': () => once(`${HEADER}${ROW}${line(WIDE / 2)}${ROW}`),
  'field of 1 MiB': () => once(`${HEADER}${ROW}${ROW.replace('sfm', 's'.repeat(1 << 20))}${ROW}`),
  'field of 300 kB': () => once(`${HEADER}${ROW}${ROW.replace('sfm', 's'.repeat(300_000))}${ROW}`),
  'quotes only': () => endless(HEADER + ROW, '"', 600 * MB),
  'quote on every line': () => endless(HEADER + ROW, '"\n', 600 * MB),
  'line of 1 MB in chunks of 64 bytes': () => endless(HEADER + ROW, 'a', 20 * MB, 64),
  'no line end at all in chunks of 1 byte': () => endless('', 'a', 2 * MB, 1),
  'quotes on lines of their own': (scale) => endless(HEADER, quotesAndRow('"\n'), (scale * MB) / 4),
  'three quotes on lines of their own': (scale) => endless(HEADER, quotesAndRow('"""\n'), (scale * MB) / 4),
  'quotes inside bare cells': (scale) => endless(HEADER, quotesAndRow('a"b,c\n'), (scale * MB) / 4),
  'even numbers of quotes inside bare cells': (scale) =>
    endless(HEADER, quotesAndRow('a"b"c\n', 500), (scale * MB) / 40),
  'a quote that opens for a megabyte, over and over': (scale) =>
    endless(HEADER, `"\n${ROW.repeat(20_000)}`, scale * 2 * MB, 4096),
};

export interface HostileResult {
  readonly code: string | undefined;
  readonly line: number | undefined;
  readonly rejected: number;
  readonly counted: number;
  /** Processor time in milliseconds. */
  readonly time: number;
  /** The most memory the process has had, in MB. */
  readonly memory: number;
}

async function read(chunks: Chunks): Promise<Omit<HostileResult, 'memory'>> {
  const begun = process.cpuUsage();
  let first: Problem | undefined;
  const onReject = (problem: Problem) => {
    first ??= problem;
  };
  const open = async function* () {
    yield* chunks;
  };
  const answer = await readFile({ name: 'hostile.csv', open }, { keys: ['instanceId'], onReject }).catch(
    (error: unknown) => {
      if (!(error instanceof BillError)) throw error;
      first ??= error.problem;
    },
  );
  const { user, system } = process.cpuUsage(begun);
  const { rejected = 0, counted = 0 } = answer?.counts ?? {};
  return { code: first?.code, line: first?.line, rejected, counted, time: (user + system) / 1000 };
}

const [name = '', ...scales] = process.argv.slice(2);
const make = CASES[name];
if (make === undefined) throw new Error(`no case ${name}`);
const results: HostileResult[] = [];
for (const scale of scales.length === 0 ? [1] : scales.map(Number)) {
  results.push({ ...(await read(make(scale))), memory: process.resourceUsage().maxRSS / 1024 });
}
process.stdout.write(JSON.stringify(results));
