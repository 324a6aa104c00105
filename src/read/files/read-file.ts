import { BillError } from '../../words/problem.ts';
import type { FileAnswer } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';
import { DEFAULT_LIMITS, type Limits } from '../contract/limits.ts';
import type { Source, TextSource } from '../contract/source.ts';
import { mustBeText } from '../input/other-formats.ts';
import { withoutFalseIds } from '../row/false-ids.ts';
import { layoutOf } from '../row/layout.ts';
import { encodingNamed, toUtf8 } from '../text/encoding.ts';
import { findHeader } from '../text/header.ts';
import type { OpenedText, TextReader } from '../text/opened-text.ts';
import { withDecimalMarks } from './decimal-marks.ts';
import { FileReader } from './file-reader.ts';
import { readSheet } from './read-sheet.ts';

const HEAD_BYTES = 1 << 16;
const LF = 10;

/**
 * Reads one CSV or sheet into groups, as a stream. Returns `undefined` for a file without a byte. Throws a BillError when it
 * cannot be read at all; where it breaks off later (a cut gzip, a disk error), the rows before are answered with the
 * failure. A bad row is rejected, told to `onReject` and counted, and the others survive.
 */
export async function readFile(source: Source, options: ReadOptions): Promise<FileAnswer | undefined> {
  if ('rows' in source) return readSheet(source, options);
  const opened = await openText(source, options);
  if (opened === undefined) return undefined;
  return readThrough(opened, new FileReader(opened, options), options);
}

/** Finds the encoding, the header and the layout of a CSV; `undefined` for a file without a byte. */
export async function openText(source: TextSource, options: ReadOptions): Promise<OpenedText | undefined> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { head, all, stop } = await readHead(source.open(), limits.record);
  if (head.length === 0) return undefined;
  try {
    await mustBeText(head, source.name, all);
    const { header, layout } = describe(head, source.name, options, limits);
    const plain = { file: source.name, header, layout, limits };
    return await withDecimalMarks(plain, head, () => toUtf8(all(), header.encoding), options.decimalMark);
  } catch (error) {
    await stop();
    throw error;
  }
}

function describe(head: Uint8Array, file: string, options: ReadOptions, limits: Limits) {
  const header = findHeader(head, file, {
    ...(options.encoding === undefined ? {} : { encoding: encodingNamed(options.encoding) }),
    delimiter: options.delimiter,
    maxColumns: limits.columns,
  });
  const layout = layoutOf(header, file, limits.columns);
  // Ids matter only where lines are counted once over several inputs.
  return { header, layout: options.seen === undefined ? layout : withoutFalseIds(layout, header, head) };
}

/** Gives a reader the whole text; a failure on the way leaves what was read before it. */
export async function readThrough(
  opened: OpenedText,
  reader: TextReader,
  options: ReadOptions,
): Promise<FileAnswer> {
  try {
    let bytes = 0;
    for await (const chunk of opened.text) {
      options.signal?.throwIfAborted();
      reader.push(chunk);
      bytes += chunk.length;
      options.onProgress?.({ bytes, rows: reader.rowsRead() });
      await options.keepPace?.();
    }
    reader.end();
    return reader.answer();
  } catch (error) {
    if (!(error instanceof BillError) || options.strict === true) throw error;
    return reader.answer(error.problem);
  }
}

/** The first bytes, at least a whole line of them where the limit of a record allows. */
export async function readHead(chunks: AsyncIterable<Uint8Array>, most: number) {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  let hasLine = false;
  while (size < HEAD_BYTES || (size < most && !hasLine)) {
    const next = await iterator.next();
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
    hasLine ||= next.value.includes(LF);
  }
  const head = parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  const stop = async () => void (await iterator.return?.());
  async function* all() {
    try {
      yield head;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await stop();
    }
  }
  return { head, all, stop };
}
