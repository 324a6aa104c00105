import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { FileAnswer } from '../read/contract/answer.ts';
import type { ReadOptions } from '../read/contract/engine.ts';
import type { OpenedText } from '../read/text/opened-text.ts';
import { BillError } from '../words/problem.ts';
import { behindHeader } from './parallel.ts';
import { scanPlan } from './plan.ts';
import { BREATH } from './range.ts';
import { ScanReader } from './scan-reader.ts';
import type { Scanner } from './scanner.ts';

/** Scans a regular file from its header to its end, in order; undefined when its header's end is not to be found. */
export async function scanWhole(
  path: string,
  opened: OpenedText,
  options: ReadOptions,
  scanner: Scanner,
): Promise<FileAnswer | undefined> {
  const plan = scanPlan(opened.layout, options.keys);
  const file = openSync(path, 'r');
  try {
    const start = behindHeader(file, opened.header.line);
    if (plan === undefined || start === undefined) return undefined;
    const reader = new ScanReader(opened, options, scanner, plan, { line: opened.header.line + 1 });
    try {
      await pullAll(file, path, start, reader, opened, options);
      reader.end();
      return reader.answer();
    } catch (error) {
      if (!(error instanceof BillError) || options.strict === true) throw error;
      return reader.answer(error.problem);
    }
  } finally {
    closeSync(file);
  }
}

async function pullAll(
  file: number,
  path: string,
  start: number,
  reader: ScanReader,
  opened: OpenedText,
  { signal, onProgress }: ReadOptions,
): Promise<void> {
  const before = fstatSync(file, { bigint: true });
  const size = Number(before.size);
  let at = start;
  let rested = at;
  for (;;) {
    const read = reader.pull((target) => readSync(file, target, 0, target.length, at));
    if (read === 0) break;
    at += read;
    if (at - rested < BREATH) continue;
    if (rested === start) reader.expect(at - start, size - at);
    rested = at;
    onProgress?.({ bytes: at, rows: reader.rowsRead(), size });
    await setImmediate();
    signal?.throwIfAborted();
  }
  const after = statSync(path, { bigint: true });
  const isSame = after.size === before.size && after.mtimeNs === before.mtimeNs && after.ino === before.ino;
  if (at !== size || !isSame) throw new BillError({ code: 'FILE_CHANGED', file: opened.file });
}
