import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { FileAnswer } from '../read/contract/answer.ts';
import type { Engine, ReadOptions } from '../read/contract/engine.ts';
import type { Source, TextSource } from '../read/contract/source.ts';
import { FileReader } from '../read/files/file-reader.ts';
import { openText, readThrough } from '../read/files/read-file.ts';
import { readSheet } from '../read/files/read-sheet.ts';
import type { OpenedText } from '../read/text/opened-text.ts';
import { scanFile } from './parallel.ts';
import { type ScanPlan, scanPlan } from './plan.ts';
import { ScanReader } from './scan-reader.ts';
import { Scanner } from './scanner.ts';
import { scanWhole } from './whole.ts';

/** A thread takes as long to start as two hundred megabytes take to scan: below this it does not pay, measured. */
const BYTES_A_WORKER = 160 << 20;
/** What this thread scans, in shares of a worker, while the others start. */
const HEAD_START = 2;

export interface FastOptions {
  /** Threads that may scan one file; as many as the machine has cores by default. */
  readonly workers?: number;
  /** Bytes that a thread must have to do to be worth its start. */
  readonly bytesAWorker?: number;
}

/** The fast reader: same answers as the reference reader, which it asks about everything that is not plain. */
export function fastEngine(options: FastOptions = {}): Engine {
  const idle: Scanner[] = [];
  return {
    lineIds: async () => new Scanner(),
    async read(source, asked) {
      // A set of line ids is a scanner of its own; without one, whichever is not at work.
      const scanner = asked.seen instanceof Scanner ? asked.seen : (idle.pop() ?? new Scanner());
      try {
        return await read(source, asked, scanner, options);
      } finally {
        if (scanner !== asked.seen) idle.push(scanner);
      }
    },
  };
}

async function read(
  source: Source,
  options: ReadOptions,
  scanner: Scanner,
  fast: FastOptions,
): Promise<FileAnswer | undefined> {
  if ('rows' in source) return readSheet(source, options);
  const opened = await openText(source, options);
  if (opened === undefined) return undefined;
  const plan = planFor(opened, options, scanner);
  if (plan === undefined) return readThrough(opened, new FileReader(opened, options), options);
  return (
    (await inRanges(source, opened, options, scanner, fast)) ??
    readThrough(opened, new ScanReader(opened, options, scanner, plan), options)
  );
}

/** Lone CRs as line ends, rows one by one, more texts to be judged, or a set of line ids that is not the scanner's: for the reference reader. */
function planFor(
  { header, layout }: OpenedText,
  { keys, texts, seen, onLine, wants }: ReadOptions,
  scanner: Scanner,
): ScanPlan | undefined {
  if (header.carriage || (onLine !== undefined && wants === undefined) || texts !== undefined)
    return undefined;
  if (seen !== undefined && seen !== scanner) return undefined;
  return scanPlan(layout, keys);
}

/** A file as it lies on disk can be read where it is scanned; what is told of rows one by one needs their order. */
async function inRanges(
  { path }: TextSource,
  opened: OpenedText,
  options: ReadOptions,
  scanner: Scanner,
  { workers = availableParallelism(), bytesAWorker = BYTES_A_WORKER }: FastOptions,
): Promise<FileAnswer | undefined> {
  // Rows above a header belong to the bill too: a shuffled file is read from its beginning.
  if (path === undefined || opened.header.encoding !== 'utf-8' || opened.header.preamble > 0)
    return undefined;
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isFile() !== true) return undefined;
  const inOrder = [options.onLine, options.seen, options.tally, options.onDoubt, options.spans].some(
    (asked) => asked !== undefined,
  );
  if (inOrder || options.strict === true) return scanWhole(path, opened, options, scanner);
  const headStart = HEAD_START * bytesAWorker;
  const threads = Math.max(1, Math.min(workers, Math.floor((info.size - headStart) / bytesAWorker)));
  return scanFile(path, opened, options, scanner, { threads, headStart });
}
