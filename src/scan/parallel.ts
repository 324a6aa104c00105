import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { FileAnswer, RowCounts } from '../read/contract/answer.ts';
import type { Progress, ReadOptions } from '../read/contract/engine.ts';
import type { Limits } from '../read/contract/limits.ts';
import { AsideProducts } from '../read/group/aside.ts';
import { noCounts } from '../read/group/collector.ts';
import { charactersOf, united } from '../read/group/group-columns.ts';
import type { OpenedText } from '../read/text/opened-text.ts';
import { BillError } from '../words/problem.ts';
import { type Range, type RangeAnswer, scanRange } from './range.ts';
import type { Scanner } from './scanner.ts';
import { receivedAnswer } from './sent-answer.ts';
import { workerSource } from './worker-source.ts';

const LF = 10;
const QUOTE = 34;
/** A line longer than this at a cut is no reason to look further: the file is read in one piece. */
const LOOK_AHEAD = 1 << 21;

/** How a file is shared out: this thread has `headStart` bytes more than each other. */
export interface Shares {
  readonly threads: number;
  readonly headStart: number;
}

/**
 * Scans a regular file in ranges, one a thread. Undefined when the file must be read in one piece instead: a cut
 * has turned out to lie inside a record, a row of another range than the first may add up the rows above it, or so
 * many rows are rejected that only their whole order tells when to give up. Nothing of a failed attempt is kept.
 */
export async function scanFile(
  path: string,
  opened: OpenedText,
  options: ReadOptions,
  scanner: Scanner,
  shares: Shares,
): Promise<FileAnswer | undefined> {
  const before = statSync(path, { bigint: true });
  const size = Number(before.size);
  const cuts = cutsOf(path, size, opened, shares);
  if (cuts === undefined) return undefined;
  const ranges = cuts.slice(0, -1).map((start, index) => rangeOf(path, opened, options, cuts, start, index));
  const answers = await scanAll(ranges, scanner, options, size);
  const after = statSync(path, { bigint: true });
  const read = answers.reduce((sum, { bytes }) => sum + bytes, cuts[0] as number);
  if (
    read !== size ||
    after.size !== before.size ||
    after.mtimeNs !== before.mtimeNs ||
    after.ino !== before.ino
  ) {
    throw new BillError({ code: 'FILE_CHANGED', file: opened.file });
  }
  if (answers.some((each) => !each.isWhole || isDoubtful(each, opened))) return undefined;
  const answer = merged(answers, opened);
  if (isTooMuch(answer, opened.limits)) return undefined;
  tellRejects(answers, opened.header.line, options);
  return answer;
}

/** More than one reading may hold: reading in one piece says where. */
function isTooMuch({ groups }: FileAnswer, limits: Limits): boolean {
  return groups.size > limits.groups || charactersOf(groups) > limits.keys;
}

/** Where each range starts, and where the last ends; undefined when the file cannot be cut. */
function cutsOf(
  path: string,
  size: number,
  { header }: OpenedText,
  { threads, headStart }: Shares,
): number[] | undefined {
  const file = openSync(path, 'r');
  try {
    const first = behindHeader(file, header.line);
    if (first === undefined) return undefined;
    const cuts = [first];
    const share = Math.floor((size - first - headStart) / threads);
    for (let index = 1; index < threads; index++) {
      const cut = nextLine(file, first + headStart + share * index);
      if (cut !== undefined && cut > (cuts.at(-1) as number) && cut < size) cuts.push(cut);
    }
    return [...cuts, Number(fstatSync(file).size)];
  } finally {
    closeSync(file);
  }
}

/** The offset behind the header's line; undefined where a quote is open at the end of a line before it. */
export function behindHeader(file: number, lines: number): number | undefined {
  const head = Buffer.allocUnsafe(Math.min(LOOK_AHEAD, fstatSync(file).size));
  const length = readSync(file, head, 0, head.length, 0);
  let quotes = 0;
  let left = lines;
  for (let at = 0; at < length; at++) {
    if (head[at] === QUOTE) quotes ^= 1;
    if (head[at] !== LF) continue;
    if (quotes !== 0) return undefined;
    if (--left === 0) return at + 1;
  }
  return undefined;
}

function nextLine(file: number, from: number): number | undefined {
  const piece = Buffer.allocUnsafe(LOOK_AHEAD);
  const length = readSync(file, piece, 0, piece.length, from);
  const end = piece.subarray(0, length).indexOf(LF);
  return end === -1 ? undefined : from + end + 1;
}

function rangeOf(
  path: string,
  { file, header, layout, limits }: OpenedText,
  { keys, allProducts }: ReadOptions,
  cuts: readonly number[],
  start: number,
  index: number,
): Range {
  const end = cuts[index + 1] as number;
  const { groups } = header;
  // Lines are counted from the start of the range, above which the whole header is.
  const above = { ...header, line: 0, ...(groups === undefined ? {} : { groups: { ...groups, line: 0 } }) };
  const opened = { file, layout, limits, header: above };
  return {
    path,
    start,
    end,
    isFirst: index === 0,
    isLast: index === cuts.length - 2,
    opened,
    keys,
    allProducts: allProducts === true,
  };
}

/** The first range here, the others each in a thread. */
async function scanAll(ranges: readonly Range[], scanner: Scanner, options: ReadOptions, size: number) {
  const parts: Progress[] = ranges.map(() => ({ bytes: 0, rows: 0 }));
  const report = (index: number, part: Progress) => {
    parts[index] = part;
    const sum = (key: 'bytes' | 'rows') => parts.reduce((total, each) => total + each[key], 0);
    options.onProgress?.({ bytes: sum('bytes'), rows: sum('rows'), size });
  };
  const threads = await startWorkers(ranges.slice(1), (index, part) => report(index + 1, part));
  try {
    const first = scanRange(ranges[0] as Range, scanner, async (bytes, rows) => {
      report(0, { bytes, rows });
      await setImmediate();
      options.signal?.throwIfAborted();
    });
    return await Promise.all([first, ...threads.map(({ answer }) => answer)]);
  } finally {
    for (const { stop } of threads) stop();
  }
}

async function startWorkers(ranges: readonly Range[], report: (index: number, part: Progress) => void) {
  if (ranges.length === 0) return [];
  const { Worker } = await import('node:worker_threads');
  const { source, eval: isText } = await workerSource();
  return ranges.map((range, index) => {
    const worker = new Worker(source, { eval: isText, workerData: range });
    const answer = new Promise<RangeAnswer>((resolve, reject) => {
      worker.on('message', (message: { progress?: Progress; done?: RangeAnswer; failed?: string }) => {
        if (message.progress !== undefined) report(index, message.progress);
        if (message.done !== undefined) resolve(receivedAnswer(message.done));
        if (message.failed !== undefined) reject(new Error(message.failed));
      });
      worker.on('error', reject);
      // Without this, a thread that ends without a word would leave the run waiting for nothing.
      worker.on('exit', () => reject(new Error('a worker thread ended before its answer')));
    });
    // Told by the range that fails first; the others are stopped.
    answer.catch(() => {});
    return { answer, stop: () => void worker.terminate() };
  });
}

/** Rejected rows that may make up one long run across a cut: only reading in one piece tells whether to give up. */
function isDoubtful({ answer }: RangeAnswer, { limits }: OpenedText): boolean {
  return answer.failure !== undefined || answer.counts.rejected * 2 >= limits.rejects;
}

/** In the order of the file, with the line numbers of the file. */
function tellRejects(answers: readonly RangeAnswer[], headerLine: number, { onReject }: ReadOptions): void {
  let before = headerLine;
  for (const { rejects, lines } of answers) {
    for (const problem of rejects) onReject?.({ ...problem, line: (problem.line ?? 0) + before });
    before += lines;
  }
}

function merged(answers: readonly RangeAnswer[], opened: OpenedText): FileAnswer {
  countFromTop(answers, opened.header.line);
  const [only] = answers;
  if (only !== undefined && answers.length === 1) return { ...only.answer, ...inFile(only.answer, opened) };
  const asideProducts = new AsideProducts();
  const counts = noCounts();
  for (const { answer } of answers) {
    for (const each of answer.asideProducts) asideProducts.add(each);
    for (const key of Object.keys(counts) as (keyof RowCounts)[]) counts[key] += answer.counts[key];
  }
  const { file, layout } = opened;
  const keys = (answers[0] as RangeAnswer).answer.keys;
  return {
    file,
    layout,
    keys,
    groups: united(answers.map(({ answer }) => answer.groups)),
    counts,
    // Whoever asks for tallies is not scanned in ranges.
    tallies: new Map(),
    unpaidRows: answers.reduce((sum, { answer }) => sum + answer.unpaidRows, 0),
    asideProducts: asideProducts.result(),
    // Only the first range knows the rows above its totals.
    ...inFile((answers[0] as RangeAnswer).answer, opened),
  };
}

/** Groups are told with lines of the file, not of their range. */
function countFromTop(answers: readonly RangeAnswer[], headerLine: number): void {
  let before = headerLine;
  for (const { answer, lines } of answers) {
    const { lines: own } = answer.groups;
    for (let group = 0; group < own.length; group++) own[group] = (own[group] as number) + before;
    before += lines;
  }
}

/** Lines of the first range as they are counted in the file. */
function inFile({ totalLines }: FileAnswer, { header }: OpenedText) {
  const { line: headerLine, preamble: preambleLines } = header;
  return { headerLine, preambleLines, totalLines: totalLines.map((line) => line + headerLine) };
}
