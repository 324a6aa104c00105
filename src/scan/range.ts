import { closeSync, openSync, readSync } from 'node:fs';
import type { FileAnswer, GroupKey } from '../read/contract/answer.ts';
import type { OpenedText } from '../read/text/opened-text.ts';
import { BillError, type Problem } from '../words/problem.ts';
import { scanPlan } from './plan.ts';
import { ScanReader } from './scan-reader.ts';
import type { Scanner } from './scanner.ts';

/** A part of a file on disk, from the beginning of a line to the beginning of another or the file's end. */
export interface Range {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** The file's first rows: whatever is above one of its rows is in it. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The file's header; its line counts as 0, since the range has none. */
  readonly opened: Omit<OpenedText, 'text'>;
  readonly keys: readonly GroupKey[];
  readonly allProducts: boolean;
}

export interface RangeAnswer {
  readonly answer: FileAnswer;
  /** Lines counted from the range's start. */
  readonly rejects: readonly Problem[];
  readonly lines: number;
  readonly bytes: number;
  /** False when the range ends inside a record: the cut was no real border, and the answer is worth nothing. */
  readonly isWhole: boolean;
}

/** Between two breaths of the event loop: signals and progress wait no longer than a few milliseconds. */
export const BREATH = 1 << 24;

/** Scans a range; `breathe` is awaited now and then, with the bytes and rows read so far. */
export async function scanRange(
  range: Range,
  scanner: Scanner,
  breathe: (bytes: number, rows: number) => Promise<void> | undefined,
): Promise<RangeAnswer> {
  const rejects: Problem[] = [];
  const opened = { ...range.opened, text: nothing() };
  const { keys, allProducts } = range;
  const options = { keys, allProducts, onReject: (problem: Problem) => rejects.push(problem) };
  const plan = scanPlan(opened.layout, keys);
  if (plan === undefined) throw new Error('a range of a layout that cannot be scanned');
  const reader = new ScanReader(opened, options, scanner, plan, { isInOrder: range.isFirst });
  const file = openSync(range.path, 'r');
  let at = range.start;
  let rested = at;
  try {
    while (at < range.end) {
      const read = reader.pull((target) =>
        readSync(file, target, 0, Math.min(target.length, range.end - at), at),
      );
      if (read === 0) break;
      at += read;
      if (at - rested < BREATH) continue;
      rested = at;
      await breathe(at - range.start, reader.rowsRead());
    }
    // A limit may be met here too: an open quote's lines are judged at the end.
    if (range.isLast) reader.end();
  } catch (error) {
    if (!(error instanceof BillError)) throw error;
    // A limit was reached: reading the file in one piece will say so with its place.
    return {
      answer: reader.answer(error.problem),
      rejects,
      lines: 0,
      bytes: range.end - range.start,
      isWhole: false,
    };
  } finally {
    closeSync(file);
  }
  const isWhole = range.isLast || reader.isAtLineStart();
  return { answer: reader.answer(), rejects, lines: reader.lines(), bytes: at - range.start, isWhole };
}

async function* nothing(): AsyncGenerator<Buffer> {}
